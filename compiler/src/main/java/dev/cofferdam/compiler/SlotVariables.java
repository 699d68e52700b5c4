package dev.cofferdam.compiler;

/// Locals of the function in locals of the JVM.
final class SlotVariables implements Variables {
  static final int NONE = -1;

  private final JvmCode code;
  private final ValueKind[] kinds;
  private final int[] slots;

  /// Creates variables at these slots; [#NONE] for a local that is never used.
  SlotVariables(JvmCode code, ValueKind[] kinds, int[] slots) {
    this.code = code;
    this.kinds = kinds;
    this.slots = slots;
  }

  @Override
  public void load(int local) {
    code.load(kinds[local], slots[local]);
  }

  @Override
  public void store(int local) {
    code.store(kinds[local], slots[local]);
  }
}
