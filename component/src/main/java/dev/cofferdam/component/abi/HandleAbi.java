package dev.cofferdam.component.abi;

import dev.cofferdam.component.types.TypeShape;

/// An `own` or `borrow` handle.
final class HandleAbi extends AbiType {
  private static final long OBJECT_BYTES = 32;

  private final int resource;
  private final boolean isOwn;

  HandleAbi(TypeShape shape, int resource, boolean isOwn) {
    super(shape, OBJECT_BYTES);
    this.resource = resource;
    this.isOwn = isOwn;
  }

  @Override
  Object load(LiftContext context, int address) {
    return take(context, LinearBytes.getInt(context.memory, address));
  }

  @Override
  void store(LowerContext context, Object value, int address) {
    LinearBytes.putInt(context.memory(), address, give(context, value));
  }

  @Override
  Object lift(LiftContext context, long[] flat, int at) {
    return take(context, (int) flat[at]);
  }

  @Override
  void lower(LowerContext context, Object value, long[] flat, int at) {
    flat[at] = give(context, value);
  }

  private Object take(LiftContext context, int handle) {
    return isOwn
        ? context.handles.liftOwn(resource, handle)
        : context.handles.liftBorrow(resource, handle);
  }

  private int give(LowerContext context, Object value) {
    return isOwn
        ? context.handles.lowerOwn(resource, value)
        : context.handles.lowerBorrow(resource, value);
  }
}
