package dev.cofferdam.wasi.io;

/// The resource `pollable` of `wasi:io/poll`: one event that is ready or not.
///
/// It owns nothing: dropping it before or after its stream is harmless.
public sealed interface Pollable {
  /// Whether the event has happened.
  boolean isReady();

  /// Returns the event that has always happened.
  static Pollable always() {
    return new Always();
  }

  /// Returns the event that `clock` reaches an instant, in unsigned nanoseconds.
  static Pollable at(MonotonicClock clock, long instantNanos) {
    return new Timer(clock, instantNanos);
  }

  /// Returns the event that `source` is ready.
  static Pollable of(Readiness source) {
    return new Event(source);
  }

  /// Ready from the beginning.
  record Always() implements Pollable {
    @Override
    public boolean isReady() {
      return true;
    }
  }

  /// Ready once a clock has reached an instant.
  ///
  /// @param clock the clock
  /// @param instantNanos the instant, unsigned
  record Timer(MonotonicClock clock, long instantNanos) implements Pollable {
    @Override
    public boolean isReady() {
      return Long.compareUnsigned(clock.nowNanos(), instantNanos) >= 0;
    }

    /// Returns how long there is to wait, capped to what a `long` can count.
    long remainingNanos() {
      long left = isReady() ? 0 : instantNanos - clock.nowNanos();
      return left < 0 ? Long.MAX_VALUE : left;
    }
  }

  /// Ready when something else says so.
  ///
  /// @param source what says so
  record Event(Readiness source) implements Pollable {
    @Override
    public boolean isReady() {
      return source.isReady();
    }
  }
}
