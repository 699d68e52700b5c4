package dev.cofferdam.cli.doctor;

import dev.cofferdam.engine.StoreUsage;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// What an attack on a limit came to.
///
/// @param failure what ended it, or null where it returned
/// @param usage what it used
/// @param millis how long it took
record Attempt(@Nullable Throwable failure, StoreUsage usage, long millis) {
  /// Demands that a trap of a kind ended it.
  Check.Seen endsBy(TrapKind kind) {
    return new Check.Seen(hasTrapped(kind), ending() + " in " + millis + " ms");
  }

  /// Demands that a trap of a kind ended it before it used more than a limit allows.
  ///
  /// @param unit names what was measured
  Check.Seen endsBy(TrapKind kind, String unit, ToLongFunction<Attempt> used, long allowed) {
    long amount = used.applyAsLong(this);
    return new Check.Seen(
        hasTrapped(kind) && amount <= allowed,
        "%s; used %,d of %,d %s".formatted(ending(), amount, allowed, unit));
  }

  /// Demands that it returned, having used all that a limit allows and no more.
  Check.Seen staysWithin(String unit, ToLongFunction<Attempt> used, long allowed) {
    long amount = used.applyAsLong(this);
    return new Check.Seen(
        failure == null && amount == allowed,
        "%s; used %,d of %,d %s".formatted(ending(), amount, allowed, unit));
  }

  private boolean hasTrapped(TrapKind kind) {
    return failure instanceof Trap trap && trap.kind() == kind;
  }

  private String ending() {
    return switch (failure) {
      case null -> "returned";
      case Trap trap -> "stopped by " + trap.kind().word();
      case Throwable other -> "ended by " + other.getClass().getSimpleName();
    };
  }
}
