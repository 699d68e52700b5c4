package dev.cofferdam.isolation.breaker;

/// The run permit of a guest, as seen by what waits on its behalf.
public interface RunSeat {
  /// The seat of one that needs no permit.
  RunSeat NONE =
      new RunSeat() {
        @Override
        public void leave() {}

        @Override
        public void takeAgain() {}
      };

  /// Gives the permit back.
  void leave();

  /// Waits for a permit, as long as the guest has time.
  void takeAgain();
}
