package dev.cofferdam.history;

import dev.cofferdam.engine.GuestText;
import dev.cofferdam.isolation.report.CrashReport;
import java.nio.charset.StandardCharsets;

/// Text of others as it is stored: escaped, and no longer than its column.
final class StoredText {
  /// Longest name, in UTF-16 units.
  static final int NAME_LENGTH_MAX = 256;

  /// Longest sentence, in UTF-16 units.
  static final int SENTENCE_LENGTH_MAX = 1_024;

  /// Longest fingerprint, in UTF-16 units.
  static final int FINGERPRINT_LENGTH_MAX = 64;

  private static final int HASH_LENGTH = 16;

  private StoredText() {}

  /// Returns a name that is different for different names, however long they are: where it had to
  /// be cut, it ends in a digest.
  static String name(String text) {
    return distinct(text, NAME_LENGTH_MAX);
  }

  static String fingerprint(String text) {
    return distinct(text, FINGERPRINT_LENGTH_MAX);
  }

  private static String distinct(String text, int max) {
    String safe = GuestText.escape(head(text, max + 1));
    if (safe.length() <= max) {
      return safe;
    }
    String digest = CrashReport.digest(text.getBytes(StandardCharsets.UTF_8));
    return head(safe, max - HASH_LENGTH - 1) + '~' + digest.substring(0, HASH_LENGTH);
  }

  /// Returns the beginning of a sentence.
  static String sentence(String text) {
    return head(GuestText.escape(head(text, SENTENCE_LENGTH_MAX)), SENTENCE_LENGTH_MAX);
  }

  /// Returns the beginning, without half a character at its end.
  static String head(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
  }
}
