package dev.cofferdam.isolation;

import dev.cofferdam.isolation.report.CrashReport;
import java.nio.charset.StandardCharsets;

/// The bytes of a component, and what they are known by.
final class GuestCode {
  private final byte[] bytes;
  private final String digest;

  GuestCode(byte[] bytes) {
    this.bytes = bytes.clone();
    this.digest = CrashReport.digest(bytes);
  }

  byte[] bytes() {
    return bytes;
  }

  /// Returns their SHA-256 in hexadecimal.
  String digest() {
    return digest;
  }

  static String digest(String text) {
    return CrashReport.digest(text.getBytes(StandardCharsets.UTF_8));
  }
}
