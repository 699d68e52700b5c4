package dev.cofferdam.text.token;

/// An IEEE 754 binary format.
public enum FloatFormat {
  /// Single precision.
  F32(23, 8),
  /// Double precision.
  F64(52, 11);

  /// How many bits of the significand are stored.
  final int fractionBits;

  /// How many bits the exponent has.
  final int exponentBits;

  FloatFormat(int fractionBits, int exponentBits) {
    this.fractionBits = fractionBits;
    this.exponentBits = exponentBits;
  }

  int exponentBias() {
    return (1 << (exponentBits - 1)) - 1;
  }

  long infinity() {
    return ((1L << exponentBits) - 1) << fractionBits;
  }

  long sign() {
    return 1L << (fractionBits + exponentBits);
  }
}
