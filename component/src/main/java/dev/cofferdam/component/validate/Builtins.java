package dev.cofferdam.component.validate;

import dev.cofferdam.component.binary.CanonSyntax;
import dev.cofferdam.component.binary.CanonSyntax.OptionKind;
import dev.cofferdam.component.types.CanonicalBuiltin;
import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.types.FutureType;
import dev.cofferdam.component.types.StreamType;
import dev.cofferdam.component.types.TypeDef;
import dev.cofferdam.component.types.ValueType;
import dev.cofferdam.component.validate.ComponentFeatures.Feature;
import dev.cofferdam.wasm.AddressType;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.NumType;
import dev.cofferdam.wasm.RefType;
import dev.cofferdam.wasm.TableType;
import dev.cofferdam.wasm.ValType;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The built-ins of asynchrony, errors and threads.
///
/// Specification: CanonicalABI, canonical built-ins.
final class Builtins {
  private final ValidationContext context;
  private final Scope scope;

  Builtins(ValidationContext context, Scope scope) {
    this.context = context;
    this.scope = scope;
  }

  PlanStep.Builtin step(CanonSyntax.Builtin syntax) {
    requireFeature(syntax.builtin());
    return switch (syntax.builtin()) {
      case TASK_CANCEL, BACKPRESSURE_INC, BACKPRESSURE_DEC -> plain(syntax, 0, 0);
      case SUBTASK_DROP, WAITABLE_SET_DROP, ERROR_CONTEXT_DROP, THREAD_RESUME_LATER ->
          plain(syntax, 1, 0);
      case WAITABLE_JOIN -> plain(syntax, 2, 0);
      case WAITABLE_SET_NEW, THREAD_INDEX, THREAD_SUSPEND, THREAD_YIELD -> plain(syntax, 0, 1);
      case THREAD_SUSPEND_THEN_RESUME,
          THREAD_YIELD_THEN_RESUME,
          THREAD_SUSPEND_THEN_PROMOTE,
          THREAD_YIELD_THEN_PROMOTE ->
          plain(syntax, 1, 1);
      case SUBTASK_CANCEL -> {
        requireMoreAsyncIf(syntax.flag(), "async `subtask.cancel`");
        yield flagged(syntax, ints(1, 1), null);
      }
      case TASK_RETURN -> taskReturn(syntax);
      case CONTEXT_GET, CONTEXT_SET -> contextSlot(syntax);
      case WAITABLE_SET_WAIT, WAITABLE_SET_POLL -> waitableSet(syntax);
      case ERROR_CONTEXT_NEW, ERROR_CONTEXT_DEBUG_MESSAGE -> errorContext(syntax);
      case THREAD_NEW_INDIRECT -> threadNewIndirect(syntax);
      case THREAD_SPAWN_REF, THREAD_SPAWN_INDIRECT, THREAD_AVAILABLE_PARALLELISM ->
          throw context.invalid(
              "`%s` requires the shared-everything-threads proposal"
                  .formatted(syntax.builtin().text()));
      case STREAM_NEW, FUTURE_NEW ->
          made(syntax, new FuncType(List.of(), List.of(NumType.I64)), channel(syntax));
      case STREAM_DROP_READABLE, STREAM_DROP_WRITABLE, FUTURE_DROP_READABLE, FUTURE_DROP_WRITABLE ->
          made(syntax, ints(1, 0), channel(syntax));
      case STREAM_CANCEL_READ, STREAM_CANCEL_WRITE, FUTURE_CANCEL_READ, FUTURE_CANCEL_WRITE -> {
        requireMoreAsyncIf(syntax.flag(), "async `%s`".formatted(syntax.builtin().text()));
        yield flagged(syntax, ints(1, 1), channel(syntax));
      }
      case STREAM_READ, STREAM_WRITE, FUTURE_READ, FUTURE_WRITE -> copy(syntax);
    };
  }

  private void requireFeature(CanonicalBuiltin builtin) {
    String name = builtin.text();
    if (name.startsWith("error-context.")) {
      context.require(
          Feature.ERROR_CONTEXT,
          "`%s` requires the component model error-context feature".formatted(name));
    } else if (name.startsWith("thread.spawn") || name.equals("thread.available-parallelism")) {
      context.require(
          Feature.SHARED_THREADS,
          "`%s` requires the shared-everything-threads proposal".formatted(name));
    } else if (name.startsWith("thread.") && builtin != CanonicalBuiltin.THREAD_YIELD) {
      context.require(
          Feature.THREADING, "`%s` requires the component model threading feature".formatted(name));
    } else {
      context.require(
          Feature.ASYNC, "`%s` requires the component model async feature".formatted(name));
    }
  }

  private void requireMoreAsyncIf(boolean isUsed, String what) {
    if (isUsed) {
      context.require(
          Feature.MORE_ASYNC_BUILTINS,
          "%s requires the component model more async builtins feature".formatted(what));
    }
  }

  private static FuncType ints(int paramCount, int resultCount) {
    return new FuncType(
        Collections.nCopies(paramCount, NumType.I32),
        Collections.nCopies(resultCount, NumType.I32));
  }

  private PlanStep.Builtin plain(CanonSyntax.Builtin syntax, int paramCount, int resultCount) {
    return new PlanStep.Builtin(
        syntax.builtin(),
        ints(paramCount, resultCount),
        null,
        noOptions().toOptions(),
        syntax.flag(),
        -1,
        -1);
  }

  private Options noOptions() {
    return Options.of(context, scope, List.of());
  }

  private PlanStep.Builtin made(
      CanonSyntax.Builtin syntax, FuncType signature, @Nullable TypeDef type) {
    return new PlanStep.Builtin(
        syntax.builtin(), signature, type, noOptions().toOptions(), false, -1, -1);
  }

  /// Makes a built-in whose flag says `async`.
  private PlanStep.Builtin flagged(
      CanonSyntax.Builtin syntax, FuncType signature, @Nullable TypeDef type) {
    return new PlanStep.Builtin(
        syntax.builtin(), signature, type, noOptions().toOptions(syntax.flag()), false, -1, -1);
  }

  private static PlanStep.Builtin withOptions(
      CanonSyntax.Builtin syntax, FuncType signature, @Nullable TypeDef type, Options options) {
    return new PlanStep.Builtin(
        syntax.builtin(), signature, type, options.toOptions(), false, -1, -1);
  }

  /// Returns the stream or future type a built-in is about.
  private ValueType channel(CanonSyntax.Builtin syntax) {
    ValueType type = scope.valueType(syntax.index());
    boolean isStream = syntax.builtin().text().startsWith("stream.");
    if (isStream ? type instanceof StreamType : type instanceof FutureType) {
      return type;
    }
    throw context.invalid(
        "`%s` requires a %s type"
            .formatted(syntax.builtin().text(), isStream ? "stream" : "future"));
  }

  private PlanStep.Builtin copy(CanonSyntax.Builtin syntax) {
    ValueType type = channel(syntax);
    String name = syntax.builtin().text();
    ValueType element =
        type instanceof StreamType stream
            ? stream.element()
            : type instanceof FutureType future ? future.element() : null;
    Options options = Options.of(context, scope, syntax.options());
    requireMoreAsyncIf(!options.isAsync(), "synchronous `%s`".formatted(name));
    options.requireMemoryIf(element != null);
    boolean isRead = name.endsWith(".read");
    options.requireReallocIf(isRead && element != null && element.shape().hasPointer());
    options.requireForLower();
    ValType pointer = pointer(options.addresses());
    FuncType signature =
        type instanceof StreamType
            ? new FuncType(List.of(NumType.I32, pointer, pointer), List.of(pointer))
            : new FuncType(List.of(NumType.I32, pointer), List.of(NumType.I32));
    return withOptions(syntax, signature, type, options);
  }

  private PlanStep.Builtin taskReturn(CanonSyntax.Builtin syntax) {
    var builder = new TypeBuilder(context, scope);
    ValueType result = syntax.valueType() == null ? null : builder.valueType(syntax.valueType());
    Options options = Options.of(context, scope, syntax.options());
    options.refuse(OptionKind.REALLOC, "task.return").refuse(OptionKind.POST_RETURN, "task.return");
    options.requireForLower().requireSync("task.return");
    List<ComponentFuncType.Param> params =
        result == null ? List.of() : List.of(new ComponentFuncType.Param("v", result));
    var asParam = new ComponentFuncType(params, null, false);
    FuncType signature = Canonicals.loweredSignature(context, options, asParam);
    return withOptions(syntax, signature, new ComponentFuncType(List.of(), result, true), options);
  }

  private PlanStep.Builtin contextSlot(CanonSyntax.Builtin syntax) {
    String name = syntax.builtin().text();
    ValType type = syntax.coreType();
    if (type != NumType.I32 && type != NumType.I64) {
      throw context.invalid("`%s` only supports `i32` or `i64`".formatted(name));
    }
    if (type == NumType.I64) {
      context.require(
          Feature.MEMORY64,
          "64-bit `%s` requires the component model 64-bit feature".formatted(name));
    }
    ValType previous = scope.contextSlotType;
    if (previous != null && !previous.equals(type)) {
      throw context.invalid("`%s` type must match previous context type".formatted(name));
    }
    scope.contextSlotType = type;
    requireSlot(syntax.index(), name);
    FuncType signature =
        syntax.builtin() == CanonicalBuiltin.CONTEXT_GET
            ? new FuncType(List.of(), List.of(type))
            : new FuncType(List.of(type), List.of());
    return new PlanStep.Builtin(
        syntax.builtin(), signature, null, noOptions().toOptions(), false, syntax.index(), -1);
  }

  private void requireSlot(int slot, String name) {
    if (slot > 0) {
      context.require(Feature.THREADING, "`%s` immediate must be zero: %d".formatted(name, slot));
      if (slot > 1) {
        throw context.invalid("`%s` immediate must be zero or one: %d".formatted(name, slot));
      }
    }
  }

  private PlanStep.Builtin waitableSet(CanonSyntax.Builtin syntax) {
    var memory = new CanonSyntax.Option(OptionKind.MEMORY, syntax.index());
    Options options = Options.of(context, scope, List.of(memory));
    ValType pointer = pointer(options.addresses());
    return new PlanStep.Builtin(
        syntax.builtin(),
        new FuncType(List.of(NumType.I32, pointer), List.of(NumType.I32)),
        null,
        options.toOptions(),
        syntax.flag(),
        -1,
        -1);
  }

  private PlanStep.Builtin errorContext(CanonSyntax.Builtin syntax) {
    boolean isNew = syntax.builtin() == CanonicalBuiltin.ERROR_CONTEXT_NEW;
    Options options = Options.of(context, scope, syntax.options());
    options.requireMemory().requireReallocIf(!isNew);
    options.requireSync(syntax.builtin().text()).requireForLower();
    ValType pointer = pointer(options.addresses());
    FuncType signature =
        isNew
            ? new FuncType(List.of(pointer, pointer), List.of(NumType.I32))
            : new FuncType(List.of(NumType.I32, pointer), List.of());
    return withOptions(syntax, signature, null, options);
  }

  private PlanStep.Builtin threadNewIndirect(CanonSyntax.Builtin syntax) {
    if (!(scope.coreType(syntax.index()) instanceof CoreItemType.Sub(int typeId))) {
      throw context.invalid("expected a core function type");
    }
    ValType argument = startArgument(typeId);
    TableType table = scope.coreTable(syntax.table());
    AddressType addresses =
        context.features.has(Feature.MEMORY64) ? table.addressType() : AddressType.I32;
    new CoreSubtyping(context)
        .require(
            table,
            new TableType(addresses, RefType.FUNCREF, 0, 0, false),
            "table is not a 32-bit table of (ref null (func)): ");
    return new PlanStep.Builtin(
        syntax.builtin(),
        new FuncType(List.of(pointer(addresses), argument), List.of(NumType.I32)),
        null,
        noOptions().toOptions(),
        false,
        typeId,
        syntax.table());
  }

  /// Returns the type of the argument that a start function of this type takes.
  private ValType startArgument(int typeId) {
    if (!context.coreTypes.isFunc(typeId)) {
      throw context.invalid("start type must be a function");
    }
    FuncType type = context.coreTypes.func(typeId);
    boolean isWide =
        context.features.has(Feature.MEMORY64) && type.params().equals(List.of(NumType.I64));
    if (!isWide && !type.params().equals(List.of(NumType.I32))) {
      throw context.invalid("start function must take a single `i32` argument (currently)");
    }
    if (!type.results().isEmpty()) {
      throw context.invalid("start function must not return any values");
    }
    return type.params().getFirst();
  }

  private static ValType pointer(AddressType address) {
    return address == AddressType.I32 ? NumType.I32 : NumType.I64;
  }
}
