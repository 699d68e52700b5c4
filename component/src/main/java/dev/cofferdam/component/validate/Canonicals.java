package dev.cofferdam.component.validate;

import dev.cofferdam.component.binary.CanonSyntax;
import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.types.FlatTypes;
import dev.cofferdam.component.types.FlatTypes.Direction;
import dev.cofferdam.component.types.FlatTypes.Passing;
import dev.cofferdam.component.types.ResourceRef;
import dev.cofferdam.component.types.ValueType;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.NumType;
import dev.cofferdam.wasm.ValType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Canonical definitions: lift, lower and the built-ins of resources.
///
/// Specification: CanonicalABI, canonical definitions.
final class Canonicals {
  private final ValidationContext context;
  private final Scope scope;

  Canonicals(ValidationContext context, Scope scope) {
    this.context = context;
    this.scope = scope;
  }

  void add(CanonSyntax syntax) {
    switch (syntax) {
      case CanonSyntax.Lift lift -> lift(lift);
      case CanonSyntax.Lower lower -> lower(lower);
      case CanonSyntax.ResourceNew(int typeIndex) -> {
        FuncType type = new FuncType(List.of(localRep(typeIndex)), List.of(NumType.I32));
        addCoreFunc(type, new PlanStep.ResourceNew(scope.resourceType(typeIndex).index(), type));
      }
      case CanonSyntax.ResourceDrop(int typeIndex) ->
          addCoreFunc(
              new FuncType(List.of(NumType.I32), List.of()),
              new PlanStep.ResourceDrop(scope.resourceType(typeIndex).index()));
      case CanonSyntax.ResourceRep(int typeIndex) -> {
        FuncType type = new FuncType(List.of(NumType.I32), List.of(localRep(typeIndex)));
        addCoreFunc(type, new PlanStep.ResourceRep(scope.resourceType(typeIndex).index(), type));
      }
      case CanonSyntax.Builtin builtin -> {
        PlanStep.Builtin step = new Builtins(context, scope).step(builtin);
        addCoreFunc(step.signature(), step);
      }
    }
  }

  private void addCoreFunc(FuncType type, PlanStep step) {
    scope.coreFuncs.add(context.coreTypes.idOf(type));
    scope.steps.add(step);
  }

  private ValType localRep(int typeIndex) {
    ResourceRef resource = scope.resourceType(typeIndex);
    ValType rep = scope.localResources.get(resource);
    if (rep == null) {
      throw context.invalid("type %d is not a local resource".formatted(typeIndex));
    }
    return rep;
  }

  private void lift(CanonSyntax.Lift syntax) {
    ComponentFuncType type = scope.funcType(syntax.typeIndex());
    FuncType core = context.coreTypes.func(scope.coreFunc(syntax.coreFuncIndex()));
    Options options = Options.of(context, scope, syntax.options());
    options.requireForLift(core);
    options.requireAsyncType(type);
    FuncType lowered = liftedSignature(options, type, core);
    requireSame("parameter", lowered.params(), core.params(), syntax.coreFuncIndex());
    requireSame("result", lowered.results(), core.results(), syntax.coreFuncIndex());
    scope.funcs.add(type);
    scope.steps.add(new PlanStep.Lift(syntax.coreFuncIndex(), type, options.toOptions(), lowered));
  }

  private void requireSame(
      String what, List<ValType> lowered, List<ValType> actual, int coreFuncIndex) {
    if (!lowered.equals(actual)) {
      throw context.invalid(
          "lowered %1$s types `%2$s` do not match %1$s types `%3$s` of core function %4$d"
              .formatted(what, CoreText.list(lowered), CoreText.list(actual), coreFuncIndex));
    }
  }

  private static Passing passing(Direction direction, Options options) {
    return new Passing(direction, options.isAsync(), options.hasCallback(), options.addresses());
  }

  private FuncType liftedSignature(Options options, ComponentFuncType type, FuncType core) {
    if (options.usesGc()) {
      new GcLowering(context, options.stringEncoding()).require(type, core);
      return core;
    }
    requireForLift(options, type);
    return FlatTypes.signature(type, passing(Direction.LIFT, options));
  }

  private static void requireForLift(Options options, ComponentFuncType type) {
    options.requireReallocIf(
        hasPointerParam(type) || FlatTypes.paramCount(type) > FlatTypes.MAX_PARAMS);
    ValueType result = type.result();
    if (result == null) {
      return;
    }
    boolean isPointerResult = result.shape().hasPointer();
    int flatMax = options.isAsync() ? FlatTypes.MAX_PARAMS : FlatTypes.MAX_RESULTS;
    options.requireMemoryIf(isPointerResult || result.shape().flatCount() > flatMax);
  }

  private static boolean hasPointerParam(ComponentFuncType type) {
    return type.params().stream().anyMatch(param -> param.type().shape().hasPointer());
  }

  private void lower(CanonSyntax.Lower syntax) {
    ComponentFuncType type = scope.func(syntax.funcIndex());
    Options options = Options.of(context, scope, syntax.options()).requireForLower();
    options.requireAsyncType(type);
    FuncType signature = loweredSignature(context, options, type);
    addCoreFunc(
        signature, new PlanStep.Lower(syntax.funcIndex(), type, options.toOptions(), signature));
  }

  /// Returns the core function type that lowering a function of `type` gives.
  static FuncType loweredSignature(
      ValidationContext context, Options options, ComponentFuncType type) {
    if (options.usesGc()) {
      FuncType declared = options.coreType();
      new GcLowering(context, options.stringEncoding()).require(type, declared);
      return declared;
    }
    requireForLower(options, type);
    return FlatTypes.signature(type, passing(Direction.LOWER, options));
  }

  private static void requireForLower(Options options, ComponentFuncType type) {
    int flatMax = options.isAsync() ? FlatTypes.MAX_ASYNC_PARAMS : FlatTypes.MAX_PARAMS;
    options.requireMemoryIf(hasPointerParam(type) || FlatTypes.paramCount(type) > flatMax);
    @Nullable ValueType result = type.result();
    if (result != null) {
      options.requireReallocIf(result.shape().hasPointer());
      options.requireMemoryIf(
          options.isAsync() || result.shape().flatCount() > FlatTypes.MAX_RESULTS);
    }
  }
}
