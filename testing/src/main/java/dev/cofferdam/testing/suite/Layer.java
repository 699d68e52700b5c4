package dev.cofferdam.testing.suite;

/// The layer that the header of a binary names.
enum Layer {
  CORE,
  COMPONENT;

  private static final int LAYER_OFFSET = 6;

  static Layer of(byte[] binary) {
    return binary.length > LAYER_OFFSET && binary[LAYER_OFFSET] == 1 ? COMPONENT : CORE;
  }
}
