package dev.cofferdam.wasm.coredump;

import dev.cofferdam.wasm.AbstractHeapType;

/// The codes and names of the format.
final class Format {
  static final int MAGIC = 0x6d736100;
  static final int VERSION = 1;

  static final int CUSTOM = 0;
  static final int MEMORY = 5;
  static final int GLOBAL = 6;
  static final int DATA = 11;

  static final String CORE = "core";
  static final String MODULES = "coremodules";
  static final String INSTANCES = "coreinstances";
  static final String STACK = "corestack";

  /// Our own, without contents: what the dump does not hold was left out on purpose.
  static final String REDACTED = "cofferdam.redacted";

  static final int MISSING = 0x01;
  static final int I32 = 0x7f;
  static final int I64 = 0x7e;
  static final int F32 = 0x7d;
  static final int F64 = 0x7c;
  static final int V128 = 0x7b;

  static final int I32_CONST = 0x41;
  static final int I64_CONST = 0x42;
  static final int F32_CONST = 0x43;
  static final int F64_CONST = 0x44;
  static final int REF_NULL = 0xd0;
  static final int VECTOR_PREFIX = 0xfd;
  static final int V128_CONST = 0x0c;
  static final int END = 0x0b;

  private Format() {}

  /// Returns the code of a heap type, which is that of its nullable reference type as well.
  static int code(AbstractHeapType type) {
    return switch (type) {
      case NOEXN -> 0x74;
      case NOFUNC -> 0x73;
      case NOEXTERN -> 0x72;
      case NONE -> 0x71;
      case FUNC -> 0x70;
      case EXTERN -> 0x6f;
      case ANY -> 0x6e;
      case EQ -> 0x6d;
      case I31 -> 0x6c;
      case STRUCT -> 0x6b;
      case ARRAY -> 0x6a;
      case EXN -> 0x69;
    };
  }
}
