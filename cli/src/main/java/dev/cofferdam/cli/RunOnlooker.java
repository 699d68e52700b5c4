package dev.cofferdam.cli;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Store;

/// Looks on while a guest runs once.
interface RunOnlooker {
  /// Lets the guest have what was asked for, and looks away.
  RunOnlooker NONE =
      new RunOnlooker() {
        @Override
        public Limits limits(Limits asked) {
          return asked;
        }

        @Override
        public void began(Store store) {}

        @Override
        public void ended(Store store) {}
      };

  /// Returns the limits to run under.
  Limits limits(Limits asked);

  /// Sees the Store before anything runs in it.
  void began(Store store);

  /// Sees the Store before it is closed.
  void ended(Store store);
}
