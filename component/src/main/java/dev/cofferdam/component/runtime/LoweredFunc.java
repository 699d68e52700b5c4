package dev.cofferdam.component.runtime;

import dev.cofferdam.component.abi.BadValueException;
import dev.cofferdam.engine.Caller;
import dev.cofferdam.engine.EngineBug;
import dev.cofferdam.engine.FlatHostFunction;
import dev.cofferdam.engine.GuestExit;
import dev.cofferdam.engine.LoadException;
import dev.cofferdam.engine.Trap;

/// A component-level function as a core function that a guest imports.
///
/// Specification: CanonicalABI, `canon lower`.
///
/// @param context what lifting and lowering needs
/// @param target the function
record LoweredFunc(CanonContext context, FuncItem target) implements FlatHostFunction {
  @Override
  public void call(Caller caller, long[] values) throws Exception {
    context.instance().requireMayLeave();
    try {
      target.call(new LoweredCall(context, values));
    } catch (HostFailure failed) {
      throw failed.failure();
    } catch (Trap | GuestExit | EngineBug | LoadException | BadValueException known) {
      throw known;
    } catch (RuntimeException unexpected) {
      throw new EngineBug("a call between a guest and its import failed", unexpected);
    }
  }
}
