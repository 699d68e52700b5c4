package dev.cofferdam.isolation;

import dev.cofferdam.supervisor.TimeSource;
import java.util.function.DoubleSupplier;

/// What guests share with others.
///
/// @param time the clock for deadlines, delays and crash rates
/// @param permits who may run
/// @param deadlines ends what is late
/// @param detached counts what is late and cannot be ended
/// @param dice random numbers from 0 to 1
record Surroundings(
    TimeSource time,
    RunPermits permits,
    DeadlineSweep deadlines,
    DetachedCalls detached,
    DoubleSupplier dice) {
  Surroundings withDetached(DetachedCalls ofGuest) {
    return new Surroundings(time, permits, deadlines, ofGuest, dice);
  }
}
