package dev.cofferdam.isolation;

import dev.cofferdam.isolation.report.CrashReport;
import dev.cofferdam.wasm.dwarf.SourceLines;
import java.nio.charset.StandardCharsets;

/// The bytes of a component, and what they are known by.
final class GuestCode {
  private final byte[] bytes;
  private final String digest;
  private final SourceLines lines;

  GuestCode(byte[] bytes) {
    this.bytes = bytes.clone();
    this.digest = CrashReport.digest(bytes);
    this.lines = SourceLines.of(this.bytes);
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

  /// Returns where in the source their instructions stand; read when it is asked.
  SourceLines lines() {
    return lines;
  }
}
