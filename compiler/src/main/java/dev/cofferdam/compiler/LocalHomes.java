package dev.cofferdam.compiler;

import java.util.Arrays;
import java.util.BitSet;

/// Homes in JVM locals, which are made when they are first needed.
@SuppressWarnings("EnumOrdinal") // Tables over an enum, where an EnumMap would box.
final class LocalHomes implements Homes {
  private static final int KINDS = ValueKind.values().length;
  private static final int NONE = -1;

  private final JvmCode code;
  private final JvmLocals locals;
  private final int heightFirst;
  private int[] slots = new int[0];
  private int[] numbers = new int[0];

  /// Creates homes for operands from `heightFirst` on.
  LocalHomes(JvmCode code, JvmLocals locals, int heightFirst) {
    this.code = code;
    this.locals = locals;
    this.heightFirst = heightFirst;
  }

  @Override
  public void load(int height, ValueKind kind) {
    int at = find(height, kind);
    code.load(kind, slots[at]);
  }

  @Override
  public void store(int height, ValueKind kind) {
    int at = find(height, kind);
    code.store(kind, slots[at]);
  }

  @Override
  public void addLive(int height, ValueKind kind, BitSet live) {
    int at = find(height, kind);
    live.set(numbers[at]);
  }

  private int find(int height, ValueKind kind) {
    int at = (height - heightFirst) * KINDS + kind.ordinal();
    if (at >= slots.length) {
      grow(at + KINDS);
    }
    if (slots[at] == NONE) {
      slots[at] = locals.nextSlot();
      numbers[at] = locals.addHome(kind);
    }
    return at;
  }

  private void grow(int needed) {
    int length = slots.length;
    slots = Arrays.copyOf(slots, Math.max(needed, length * 2));
    Arrays.fill(slots, length, slots.length, NONE);
    numbers = Arrays.copyOf(numbers, slots.length);
  }
}
