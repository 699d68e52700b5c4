package dev.cofferdam.component.abi;

import dev.cofferdam.component.types.PrimitiveType;

/// The type `string`: an address and a length.
final class StringAbi extends AbiType {
  private static final long REFERENCE_BYTES = 8;

  StringAbi() {
    super(PrimitiveType.STRING.shape(), REFERENCE_BYTES);
  }

  @Override
  Object load(LiftContext context, int address) {
    return StringDecoder.decode(
        context,
        LinearBytes.get(context.memory, address, 4),
        LinearBytes.get(context.memory, address + 4, 4));
  }

  @Override
  void store(LowerContext context, Object value, int address) {
    long place = StringEncoder.encode(context, value);
    LinearBytes.put(context.memory(), address, 4, place);
    LinearBytes.put(context.memory(), address + 4, 4, place >>> 32);
  }

  @Override
  Object lift(LiftContext context, long[] flat, int at) {
    return StringDecoder.decode(context, flat[at] & 0xFFFF_FFFFL, flat[at + 1] & 0xFFFF_FFFFL);
  }

  @Override
  void lower(LowerContext context, Object value, long[] flat, int at) {
    long place = StringEncoder.encode(context, value);
    flat[at] = (int) place;
    flat[at + 1] = (int) (place >>> 32);
  }
}
