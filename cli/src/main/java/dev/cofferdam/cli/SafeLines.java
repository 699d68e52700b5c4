package dev.cofferdam.cli;

import dev.cofferdam.engine.GuestText;
import java.util.stream.Collectors;

/// Text of several lines made safe to show: what may hold words of a guest, a file or another
/// process moves no cursor.
final class SafeLines {
  private SafeLines() {}

  /// Returns the lines, each made safe, without the last line end.
  static String of(String text) {
    return text.lines().map(GuestText::escape).collect(Collectors.joining("\n"));
  }
}
