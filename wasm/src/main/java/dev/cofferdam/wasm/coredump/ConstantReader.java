package dev.cofferdam.wasm.coredump;

import dev.cofferdam.wasm.AddressType;
import dev.cofferdam.wasm.GlobalType;
import dev.cofferdam.wasm.LoadLimits;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.binary.ByteReader;
import dev.cofferdam.wasm.binary.TypeReader;

/// Reads the constant expressions of a core dump, each of which is one constant.
final class ConstantReader {
  private final ByteReader reader;
  private final TypeReader types;

  ConstantReader(ByteReader reader) {
    this.reader = reader;
    this.types = TypeReader.of(reader, LoadLimits.defaults());
  }

  /// Reads a global. Whether it is said to be mutable does not matter: some producers write what it
  /// was, some what the convention wants.
  CoreGlobal global() {
    int start = reader.position();
    GlobalType type = types.globalType();
    CoreValue value = constant();
    try {
      return new CoreGlobal(type.value(), value);
    } catch (IllegalArgumentException e) {
      throw new MalformedException(String.valueOf(e.getMessage()), start);
    }
  }

  /// Returns the type of the address that is read next.
  AddressType addressType() {
    return reader.peek() == Format.I64_CONST ? AddressType.I64 : AddressType.I32;
  }

  /// Reads the address of a data segment.
  long address() {
    int start = reader.position();
    long address =
        switch (constant()) {
          case CoreValue.I32(int i32) -> Integer.toUnsignedLong(i32);
          case CoreValue.I64(long i64) -> i64;
          default -> -1;
        };
    if (address < 0) {
      throw new MalformedException("malformed address of a data segment", start);
    }
    return address;
  }

  private CoreValue constant() {
    int start = reader.position();
    CoreValue value =
        switch (reader.u8()) {
          case Format.I32_CONST -> new CoreValue.I32(reader.s32());
          case Format.I64_CONST -> new CoreValue.I64(reader.s64());
          case Format.F32_CONST -> new CoreValue.F32(reader.f32Bits());
          case Format.F64_CONST -> new CoreValue.F64(reader.f64Bits());
          case Format.VECTOR_PREFIX -> vector(start);
          case Format.REF_NULL -> {
            types.heapType();
            yield new CoreValue.Ref();
          }
          default -> throw notConstant(start);
        };
    if (reader.u8() != Format.END) {
      throw notConstant(start);
    }
    return value;
  }

  private CoreValue vector(int start) {
    if (reader.u32() != Format.V128_CONST) {
      throw notConstant(start);
    }
    long low = reader.u64Fixed();
    return new CoreValue.V128(low, reader.u64Fixed());
  }

  private static MalformedException notConstant(int start) {
    return new MalformedException("a constant expected", start);
  }
}
