package dev.cofferdam.testing.suite;

/// A loaded and validated module or component.
interface Definition {
  /// Instantiates it; linking errors and traps come out as they are.
  Target instantiate();
}
