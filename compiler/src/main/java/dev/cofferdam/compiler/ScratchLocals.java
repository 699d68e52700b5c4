package dev.cofferdam.compiler;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Locals of a method that hold a value within one instruction, made when they are first needed.
final class ScratchLocals {
  /// From this many loads and stores on, a method does them in place: the just-in-time compiler
  /// would run out of its budget for inlining.
  private static final int ACCESSES_MIN = 16;

  private final JvmLocals locals;
  private final Map<ValueKind, Integer> slots = new EnumMap<>(ValueKind.class);

  private ScratchLocals(JvmLocals locals) {
    this.locals = locals;
  }

  /// Returns the scratch locals of a method that accesses memory in place, or null for one that has
  /// too few accesses for that.
  static @Nullable ScratchLocals of(JvmLocals locals, RangeUse use) {
    return use.accessCount() < ACCESSES_MIN ? null : new ScratchLocals(locals);
  }

  int slot(ValueKind kind) {
    return slots.computeIfAbsent(kind, this::add);
  }

  private int add(ValueKind kind) {
    int slot = locals.nextSlot();
    locals.addHome(kind);
    return slot;
  }
}
