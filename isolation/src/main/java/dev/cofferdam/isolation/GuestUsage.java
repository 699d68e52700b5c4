package dev.cofferdam.isolation;

/// What the instances of a guest use.
///
/// @param fuel fuel of their last calls, up to now
/// @param memoryBytes bytes of their memories and of what the host made for them
public record GuestUsage(long fuel, long memoryBytes) {
  private static final GuestUsage NONE = new GuestUsage(0, 0);

  static GuestUsage none() {
    return NONE;
  }

  GuestUsage plus(GuestUsage other) {
    return new GuestUsage(fuel + other.fuel, memoryBytes + other.memoryBytes);
  }
}
