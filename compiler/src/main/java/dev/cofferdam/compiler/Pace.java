package dev.cofferdam.compiler;

/// How whoever runs the compiler has a say while it works: something that is run between two
/// instructions now and then, and may wait.
final class Pace {
  private static final int INSTRUCTIONS_MASK = 0xff;
  private static final ScopedValue<Runnable> CURRENT = ScopedValue.newInstance();

  private Pace() {}

  /// Runs `work` at a pace.
  static <T> T at(Runnable pace, ScopedValue.CallableOp<T, RuntimeException> work) {
    return ScopedValue.where(CURRENT, pace).call(work);
  }

  /// Is called for every instruction that is looked at.
  static void step(int count) {
    if ((count & INSTRUCTIONS_MASK) == 0) {
      CURRENT.orElse(Pace::hurry).run();
    }
  }

  private static void hurry() {}
}
