package dev.cofferdam.compiler.classfile;

import java.lang.constant.ClassDesc;
import org.jspecify.annotations.Nullable;

/// What a stack map frame says of a local or an operand: section 4.7.4 of the specification.
public final class VerificationType {
  public static final VerificationType TOP = new VerificationType(0, null);
  public static final VerificationType INTEGER = new VerificationType(1, null);
  public static final VerificationType FLOAT = new VerificationType(2, null);
  public static final VerificationType DOUBLE = new VerificationType(3, null);
  public static final VerificationType LONG = new VerificationType(4, null);

  private static final int OBJECT_TAG = 7;
  private static final int TAG_BITS = 8;

  private final int tag;
  private final @Nullable ClassDesc type;

  private VerificationType(int tag, @Nullable ClassDesc type) {
    this.tag = tag;
    this.type = type;
  }

  /// Returns the type of references to objects of a class.
  public static VerificationType object(ClassDesc type) {
    return new VerificationType(OBJECT_TAG, type);
  }

  /// Returns the type of a parameter of this type.
  static VerificationType ofParameter(ClassDesc type) {
    return switch (type.descriptorString().charAt(0)) {
      case 'J' -> LONG;
      case 'F' -> FLOAT;
      case 'D' -> DOUBLE;
      case 'L', '[' -> object(type);
      default -> INTEGER;
    };
  }

  /// Returns how many slots such a value takes.
  int slots() {
    return this == LONG || this == DOUBLE ? 2 : 1;
  }

  /// Returns the type as one number in this class file: equal types have equal numbers.
  int code(ConstantPool pool) {
    return type == null ? tag : tag | (pool.classEntry(type) << TAG_BITS);
  }

  static void write(ByteWriter out, int code) {
    int tag = code & ((1 << TAG_BITS) - 1);
    out.u1(tag);
    if (tag == OBJECT_TAG) {
      out.u2(code >>> TAG_BITS);
    }
  }
}
