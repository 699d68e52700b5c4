package dev.cofferdam.component.abi;

import dev.cofferdam.component.types.ComponentFuncType;
import dev.cofferdam.component.types.FlatTypes;
import dev.cofferdam.component.types.ValueType;
import org.jspecify.annotations.Nullable;

/// A function type, compiled for synchronous calls. Immutable and shared.
///
/// Specification: CanonicalABI, lifting and lowering values, `canon lift`, `canon lower`.
public final class AbiFunc {
  private final PartsLayout params;
  private final @Nullable AbiType result;
  private final int flatParamCount;
  private final boolean hasBorrow;

  private AbiFunc(
      PartsLayout params, @Nullable AbiType result, int flatParamCount, boolean hasBorrow) {
    this.params = params;
    this.result = result;
    this.flatParamCount = flatParamCount;
    this.hasBorrow = hasBorrow;
  }

  /// Compiles a function type; {@link AbiTypes#of(ComponentFuncType)} does so once.
  ///
  /// @throws UnsupportedTypeException where its values cannot be passed yet
  static AbiFunc of(ComponentFuncType type, AbiTypes types) {
    PartsLayout params =
        new PartsLayout(
            type.params().stream().map(param -> "argument " + param.name()).toList(),
            types.all(type.params().stream().map(ComponentFuncType.Param::type).toList()));
    ValueType result = type.result();
    boolean hasBorrow = type.params().stream().anyMatch(p -> p.type().shape().hasBorrow());
    return new AbiFunc(
        params, result == null ? null : types.of(result), FlatTypes.paramCount(type), hasBorrow);
  }

  /// How many parameters the function has.
  public int paramCount() {
    return params.count();
  }

  /// Whether the function has a result.
  public boolean hasResult() {
    return result != null;
  }

  /// Whether a parameter holds a borrowed handle.
  public boolean hasBorrow() {
    return hasBorrow;
  }

  /// How many elements arrays of flat values need for a call, in either direction.
  public int flatSize() {
    return FlatTypes.MAX_PARAMS + 1;
  }

  private boolean spillsParams() {
    return flatParamCount > FlatTypes.MAX_PARAMS;
  }

  private boolean spillsResult() {
    return result != null && result.flatCount > FlatTypes.MAX_RESULTS;
  }

  /// Reads the arguments a guest passed to a function it imports.
  public Object[] liftParams(LiftContext context, long[] flat) {
    context.chargeFixed(params.heapBytes());
    if (!spillsParams()) {
      return params.lift(context, flat, 0);
    }
    int address = context.requireInPlace(flat[0] & 0xFFFF_FFFFL, params.size(), params.alignment());
    return params.load(context, address);
  }

  /// Writes arguments for a guest's exported function.
  ///
  /// @throws BadValueException where a value is not of its parameter's type
  public void lowerParams(LowerContext context, @Nullable Object[] args, long[] flat) {
    if (!spillsParams()) {
      params.lower(context, args, flat, 0);
      return;
    }
    int address = context.allocate(params.alignment(), params.size());
    params.store(context, args, address);
    flat[0] = address;
  }

  /// Reads the result of a guest's exported function; null where it has none.
  public @Nullable Object liftResult(LiftContext context, long[] flat) {
    if (result == null) {
      return null;
    }
    context.chargeFixed(result.heapBytes);
    if (!spillsResult()) {
      return result.lift(context, flat, 0);
    }
    int address = context.requireInPlace(flat[0] & 0xFFFF_FFFFL, result.size, result.alignment);
    return result.load(context, address);
  }

  /// Writes the result of a function that a guest imports.
  ///
  /// @param flat the arguments of the call, the address for the result among them; takes the result
  /// @throws BadValueException where the value is not of the result's type
  public void lowerResult(LowerContext context, @Nullable Object value, long[] flat) {
    if (result == null) {
      return;
    }
    Object present = AbiType.requirePresent(value);
    try {
      if (!spillsResult()) {
        result.lower(context, present, flat, 0);
        return;
      }
      long pointer = flat[spillsParams() ? 1 : flatParamCount];
      int address = context.requireInPlace(pointer & 0xFFFF_FFFFL, result.size, result.alignment);
      result.store(context, present, address);
    } catch (BadValueException e) {
      throw e.within("result");
    }
  }
}
