package dev.cofferdam.compiler;

import dev.cofferdam.compiler.classfile.VerificationType;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The local variables of a JVM method.
///
/// The first ones are *fixed*: they hold a value of their type from the prologue on. After them
/// come homes of operands, each of one type, which hold a value only while their operand is there.
final class JvmLocals {
  private final List<VerificationType> fixed = new ArrayList<>();
  private final List<ValueKind> homes = new ArrayList<>();
  private int next;

  /// Adds a fixed local and returns its slot.
  int addFixed(ValueKind kind) {
    return addFixed(kind.verificationType(), kind.slots());
  }

  /// Adds a fixed local that holds an object and returns its slot.
  int addFixed(ClassDesc type) {
    return addFixed(VerificationType.object(type), 1);
  }

  /// Adds a fixed local of any type and returns its slot.
  int addParameter(ClassDesc type) {
    return switch (TypeKind.from(type)) {
      case REFERENCE -> addFixed(type);
      case LONG -> addFixed(ValueKind.I64);
      case FLOAT -> addFixed(ValueKind.F32);
      case DOUBLE -> addFixed(ValueKind.F64);
      default -> addFixed(ValueKind.I32);
    };
  }

  private int addFixed(VerificationType type, int slots) {
    assert homes.isEmpty() : "fixed locals come first";
    fixed.add(type);
    int slot = next;
    next += slots;
    return slot;
  }

  /// Adds a home and returns its number.
  int addHome(ValueKind kind) {
    homes.add(kind);
    next += kind.slots();
    return homes.size() - 1;
  }

  /// Returns the first slot that is not taken.
  int nextSlot() {
    return next;
  }

  /// Returns the types of all locals where the homes in `live` hold a value.
  List<VerificationType> types(BitSet live) {
    int count = live.length();
    if (count == 0) {
      return fixed;
    }
    var types = new ArrayList<VerificationType>(fixed.size() + count);
    types.addAll(fixed);
    for (int i = 0; i < count; i++) {
      addHomeType(types, homes.get(i), live.get(i));
    }
    return types;
  }

  private static void addHomeType(List<VerificationType> types, ValueKind kind, boolean isLive) {
    if (isLive) {
      types.add(kind.verificationType());
      return;
    }
    for (int i = 0; i < kind.slots(); i++) {
      types.add(VerificationType.TOP);
    }
  }
}
