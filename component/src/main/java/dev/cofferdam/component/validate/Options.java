package dev.cofferdam.component.validate;

import dev.cofferdam.component.binary.CanonSyntax;
import dev.cofferdam.component.binary.CanonSyntax.OptionKind;
import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.validate.ComponentFeatures.Feature;
import dev.cofferdam.wasm.AddressType;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.MemoryType;
import dev.cofferdam.wasm.NumType;
import dev.cofferdam.wasm.ValType;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The options of one canonical definition, checked against each other.
///
/// Specification: Binary, `canonopt`; CanonicalABI, canonopt validation.
final class Options {
  private final ValidationContext context;
  private final Scope scope;
  private final Map<OptionKind, Integer> given = new EnumMap<>(OptionKind.class);
  private @Nullable OptionKind encoding;
  private AddressType addresses = AddressType.I32;

  private Options(ValidationContext context, Scope scope) {
    this.context = context;
    this.scope = scope;
  }

  static Options of(ValidationContext context, Scope scope, List<CanonSyntax.Option> syntax) {
    var options = new Options(context, scope);
    syntax.forEach(options::add);
    options.requireConsistent();
    return options;
  }

  private void add(CanonSyntax.Option option) {
    OptionKind kind = option.kind();
    switch (kind) {
      case UTF8, UTF16, LATIN1_UTF16 -> addEncoding(kind);
      case MEMORY -> {
        once(option);
        addresses = canonicalMemory(option.index());
      }
      case REALLOC, POST_RETURN, CALLBACK -> once(option);
      case ASYNC -> {
        once(option);
        context.require(
            Feature.ASYNC, "canonical option `async` requires the component model async feature");
      }
      case CORE_TYPE -> {
        requireGc(kind);
        requireFuncType(option.index());
        once(option);
      }
      case GC -> {
        requireGc(kind);
        once(option);
      }
    }
  }

  private void requireGc(OptionKind kind) {
    context.require(
        Feature.GC,
        "canonical option `%s` requires the component model gc feature".formatted(kind));
  }

  private void requireFuncType(int index) {
    if (!(scope.coreType(index) instanceof CoreItemType.Sub(int typeId)
        && context.coreTypes.isFunc(typeId))) {
      throw context.invalid("canonical option `core type` must reference a core function type");
    }
  }

  private void addEncoding(OptionKind kind) {
    if (encoding != null) {
      throw context.invalid(
          "canonical encoding option `%s` conflicts with option `%s`".formatted(encoding, kind));
    }
    encoding = kind;
  }

  private void once(CanonSyntax.Option option) {
    if (given.put(option.kind(), option.index()) != null) {
      throw context.invalid(
          "canonical option `%s` is specified more than once".formatted(option.kind()));
    }
  }

  /// Returns the address type of a memory, which must be one the canonical ABI can use.
  private AddressType canonicalMemory(int index) {
    return canonicalMemory(context, scope, index);
  }

  static AddressType canonicalMemory(ValidationContext context, Scope scope, int index) {
    MemoryType memory = scope.coreMemory(index);
    if (memory.addressType() == AddressType.I64) {
      context.require(Feature.MEMORY64, "64-bit memories require the `cm64` feature to be enabled");
    }
    if (memory.isShared()) {
      throw context.invalid("mismatch in the shared flag for memories");
    }
    return memory.addressType();
  }

  private void requireConsistent() {
    if (has(OptionKind.CALLBACK) && !isAsync()) {
      throw context.invalid("cannot specify callback without async");
    }
    if (has(OptionKind.POST_RETURN) && isAsync()) {
      throw context.invalid("cannot specify post-return function in async");
    }
    if (has(OptionKind.CORE_TYPE) && !usesGc()) {
      throw context.invalid("cannot specify `core-type` without `gc`");
    }
    if (has(OptionKind.REALLOC)) {
      requireRealloc();
    }
  }

  private void requireRealloc() {
    if (!has(OptionKind.MEMORY)) {
      throw context.invalid("canonical option `realloc` requires `memory` to also be specified");
    }
    ValType pointer = addresses == AddressType.I32 ? NumType.I32 : NumType.I64;
    FuncType expected = new FuncType(Collections.nCopies(4, pointer), List.of(pointer));
    if (!func(OptionKind.REALLOC).equals(expected)) {
      throw context.invalid(
          "canonical option `realloc` uses a core function with an incorrect signature");
    }
  }

  private FuncType func(OptionKind kind) {
    return context.coreTypes.func(scope.coreFunc(index(kind)));
  }

  private boolean has(OptionKind kind) {
    return given.containsKey(kind);
  }

  private int index(OptionKind kind) {
    return given.getOrDefault(kind, -1);
  }

  boolean usesGc() {
    return has(OptionKind.GC);
  }

  /// Returns the core function type that is declared for lowering to GC references.
  FuncType coreType() {
    return context.coreTypes.func(scope.coreSubType(index(OptionKind.CORE_TYPE)));
  }

  boolean isAsync() {
    return has(OptionKind.ASYNC);
  }

  boolean hasCallback() {
    return has(OptionKind.CALLBACK);
  }

  AddressType addresses() {
    return addresses;
  }

  Options requireMemory() {
    if (!has(OptionKind.MEMORY)) {
      throw context.invalid("canonical option `memory` is required");
    }
    return this;
  }

  Options requireMemoryIf(boolean isNeeded) {
    return isNeeded ? requireMemory() : this;
  }

  Options requireReallocIf(boolean isNeeded) {
    if (isNeeded) {
      requireMemory();
      if (!has(OptionKind.REALLOC)) {
        throw context.invalid("canonical option `realloc` is required");
      }
    }
    return this;
  }

  Options requireSync(String builtin) {
    if (isAsync()) {
      throw context.invalid("cannot specify `async` option on `%s`".formatted(builtin));
    }
    return this;
  }

  Options refuse(OptionKind kind, String builtin) {
    if (has(kind)) {
      throw context.invalid("cannot specify `%s` option on `%s`".formatted(kind, builtin));
    }
    return this;
  }

  /// Requires that the `async` option is given to functions of async type only.
  void requireAsyncType(ComponentFuncType type) {
    if (isAsync() && !type.isAsync()) {
      throw context.invalid("the `async` canonical option requires an async function type");
    }
  }

  /// Requires what holds for everything that lowers.
  Options requireForLower() {
    for (OptionKind kind : List.of(OptionKind.POST_RETURN, OptionKind.CALLBACK)) {
      if (has(kind)) {
        throw context.invalid(
            "canonical option `%s` cannot be specified for lowerings".formatted(kind));
      }
    }
    if (usesGc() && !has(OptionKind.CORE_TYPE)) {
      throw context.invalid(
          "cannot specify `gc` without also specifying a `core-type` for lowerings");
    }
    return this;
  }

  /// Requires what holds for lifting a core function of type `core`.
  void requireForLift(FuncType core) {
    if (has(OptionKind.POST_RETURN)) {
      FuncType expected = new FuncType(core.results(), List.of());
      if (!func(OptionKind.POST_RETURN).equals(expected)) {
        throw context.invalid(
            "canonical option `post-return` uses a core function with an incorrect signature");
      }
    }
    if (has(OptionKind.CORE_TYPE)) {
      throw context.invalid("canonical option `core-type` is not allowed in `canon lift`");
    }
    if (isAsync() && !hasCallback()) {
      context.require(
          Feature.ASYNC_STACKFUL, "requires the component model async stackful feature");
    }
    if (hasCallback()) {
      var params = Collections.nCopies(3, NumType.I32);
      if (!func(OptionKind.CALLBACK)
          .equals(new FuncType(List.copyOf(params), List.of(NumType.I32)))) {
        throw context.invalid(
            "canonical option `callback` uses a core function with an incorrect signature");
      }
    }
  }

  CanonicalOptions toOptions() {
    return toOptions(isAsync());
  }

  CanonicalOptions toOptions(boolean async) {
    return new CanonicalOptions(
        stringEncoding(),
        index(OptionKind.MEMORY),
        addresses,
        index(OptionKind.REALLOC),
        index(OptionKind.POST_RETURN),
        async,
        index(OptionKind.CALLBACK),
        usesGc());
  }

  StringEncoding stringEncoding() {
    if (encoding == OptionKind.UTF16) {
      return StringEncoding.UTF16;
    }
    return encoding == OptionKind.LATIN1_UTF16 ? StringEncoding.LATIN1_UTF16 : StringEncoding.UTF8;
  }
}
