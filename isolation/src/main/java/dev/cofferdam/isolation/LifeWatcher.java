package dev.cofferdam.isolation;

/// Is told when a guest is there and when it is lost, under the guest's lock: it takes note and
/// does not block.
interface LifeWatcher {
  /// An instance is there.
  void isThere();

  /// An instance is over that was there.
  void isLost();

  /// The guest has ended and does not come back by itself.
  void hasEnded();
}
