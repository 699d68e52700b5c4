package dev.cofferdam.component.abi;

import dev.cofferdam.component.types.TypeShape;
import org.jspecify.annotations.Nullable;

/// A type whose values have all of several parts.
abstract class ProductAbi extends AbiType {
  final PartsLayout layout;

  ProductAbi(TypeShape shape, PartsLayout layout, long ownHeapBytes) {
    super(shape, ownHeapBytes + layout.heapBytes());
    this.layout = layout;
  }

  /// Makes a value of its parts.
  abstract Object compose(Object[] parts);

  /// Returns the parts of a value.
  abstract @Nullable Object[] decompose(Object value);

  @Override
  final Object load(LiftContext context, int address) {
    return compose(layout.load(context, address));
  }

  @Override
  final void store(LowerContext context, Object value, int address) {
    layout.store(context, decompose(value), address);
  }

  @Override
  final Object lift(LiftContext context, long[] flat, int at) {
    return compose(layout.lift(context, flat, at));
  }

  @Override
  final void lower(LowerContext context, Object value, long[] flat, int at) {
    layout.lower(context, decompose(value), flat, at);
  }
}
