package dev.cofferdam.engine.runtime;

/// Makes tail calls that leave an instance for a function of another one, in constant stack: the
/// caller leaves callee and arguments in the context and returns, and whoever called into the first
/// instance makes the call, and those that follow, one after the other.
public final class OuterTailCalls {
  private OuterTailCalls() {}

  /// Returns whether a function belongs to another instance than the one given, and not to the
  /// host.
  public static boolean isOfOtherInstance(FuncInstance func, ModuleInstance instance) {
    return func.instance != null && func.instance != instance;
  }

  /// Makes the call that is left, until none is. The first result is then at index 0 of
  /// `resultBits` or `resultRefs` of the context.
  public static void run(ModuleInstance instance, int depth) throws Throwable {
    StoreContext context = instance.store;
    HostFrame values = new HostFrame(1);
    FuncInstance callee = context.outerTailCallee;
    while (callee != null) {
      context.outerTailCallee = null;
      take(context, callee.type().params().size(), values);
      callee.insideCall().make(values, depth);
      callee = context.outerTailCallee;
    }
    context.resultBits[0] = values.bits[0];
    context.resultRefs[0] = values.refs[0];
  }

  /// Moves arguments out of the context, where the callee leaves those of the next call.
  private static void take(StoreContext context, int count, HostFrame values) {
    values.reserve(count);
    System.arraycopy(context.argumentBits, 0, values.bits, 0, count);
    System.arraycopy(context.argumentRefs, 0, values.refs, 0, count);
  }
}
