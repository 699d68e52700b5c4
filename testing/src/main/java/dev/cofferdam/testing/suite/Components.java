package dev.cofferdam.testing.suite;

import java.util.Set;

/// Stands for a script's components until they can be run: acting on one is skipped.
final class Components {
  private Components() {}

  static Definition load(byte[] bytes) {
    return Unavailable::new;
  }

  private record Unavailable() implements Target {
    @Override
    public Results perform(Action action) {
      throw new MissingFeatures(Set.of("component"));
    }

    @Override
    public void register(String name) {
      throw new MissingFeatures(Set.of("component"));
    }
  }
}
