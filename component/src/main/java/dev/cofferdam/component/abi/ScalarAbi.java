package dev.cofferdam.component.abi;

import dev.cofferdam.component.types.PrimitiveType;

/// A type whose values are one core value each, of a fixed width in memory.
final class ScalarAbi extends AbiType {
  private static final long BOXED_BYTES = 16;

  private final Decoder decoder;
  private final Encoder encoder;
  private final boolean isPlain;

  private ScalarAbi(PrimitiveType type, boolean isPlain, Decoder decoder, Encoder encoder) {
    super(type.shape(), BOXED_BYTES);
    this.isPlain = isPlain;
    this.decoder = decoder;
    this.encoder = encoder;
  }

  /// Makes a value of raw bits; those above the type's width are arbitrary.
  @FunctionalInterface
  interface Decoder {
    Object decode(long bits);
  }

  /// Makes raw bits of a value.
  @FunctionalInterface
  interface Encoder {
    long encode(Object value);
  }

  static AbiType of(PrimitiveType type) {
    return switch (type) {
      case BOOL -> new ScalarAbi(type, false, bits -> (int) bits != 0, ScalarValues::boolBits);
      case S8 -> new ScalarAbi(type, true, bits -> (int) (byte) bits, integer("s8", -0x80, 0x7F));
      case U8 -> new ScalarAbi(type, true, bits -> (int) bits & 0xFF, integer("u8", 0, 0xFF));
      case S16 ->
          new ScalarAbi(
              type, true, bits -> (int) (short) bits, integer("s16", Short.MIN_VALUE, 0x7FFF));
      case U16 -> new ScalarAbi(type, true, bits -> (int) bits & 0xFFFF, integer("u16", 0, 0xFFFF));
      case S32 ->
          new ScalarAbi(
              type, true, bits -> (int) bits, integer("s32", Integer.MIN_VALUE, Integer.MAX_VALUE));
      case U32 ->
          new ScalarAbi(type, true, bits -> bits & 0xFFFF_FFFFL, integer("u32", 0, 0xFFFF_FFFFL));
      case S64 ->
          new ScalarAbi(type, true, bits -> bits, value -> ScalarValues.bits64("s64", value));
      case U64 ->
          new ScalarAbi(type, true, bits -> bits, value -> ScalarValues.bits64("u64", value));
      case F32 -> new ScalarAbi(type, true, ScalarValues::f32, ScalarValues::f32Bits);
      case F64 -> new ScalarAbi(type, true, ScalarValues::f64, ScalarValues::f64Bits);
      case CHAR -> new ScalarAbi(type, false, ScalarValues::character, ScalarValues::charBits);
      case STRING -> new StringAbi();
      case ERROR_CONTEXT -> throw new UnsupportedTypeException("error-context");
    };
  }

  private static Encoder integer(String name, long min, long max) {
    return value -> ScalarValues.integer(name, min, max, value);
  }

  @Override
  Object load(LiftContext context, int address) {
    return decoder.decode(LinearBytes.get(context.memory, address, size));
  }

  @Override
  void store(LowerContext context, Object value, int address) {
    LinearBytes.put(context.memory(), address, size, encoder.encode(value));
  }

  @Override
  Object lift(LiftContext context, long[] flat, int at) {
    return decoder.decode(flat[at]);
  }

  @Override
  void lower(LowerContext context, Object value, long[] flat, int at) {
    flat[at] = encoder.encode(value);
  }

  @Override
  boolean isPlain() {
    return isPlain;
  }
}
