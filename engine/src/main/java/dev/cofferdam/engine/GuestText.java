package dev.cofferdam.engine;

/// Text of a guest's choosing made safe to show.
public final class GuestText {
  private GuestText() {}

  /// Returns `text` with control, bidirectional, unpaired surrogate and unassigned characters
  /// written as braced hexadecimal escapes, so that it can neither move a cursor nor reorder a
  /// line.
  public static String escape(String text) {
    var escaped = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(escaped, c));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int codePoint) {
    if (isHarmless(codePoint)) {
      escaped.appendCodePoint(codePoint);
    } else {
      escaped.append("\\" + "u{").append(Integer.toHexString(codePoint)).append('}');
    }
  }

  private static boolean isHarmless(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
