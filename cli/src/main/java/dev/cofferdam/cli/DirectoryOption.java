package dev.cofferdam.cli;

import java.nio.file.Path;

/// A directory as `--dir` names it: `HOST[::GUEST][:ro]`.
///
/// @param host the directory
/// @param guest its name for the guest
/// @param isReadOnly whether the guest may only read
record DirectoryOption(Path host, String guest, boolean isReadOnly) {
  private static final String READ_ONLY = ":ro";
  private static final String SEPARATOR = "::";

  static DirectoryOption parse(String text) {
    boolean isReadOnly = text.endsWith(READ_ONLY);
    String names = isReadOnly ? text.substring(0, text.length() - READ_ONLY.length()) : text;
    int at = names.indexOf(SEPARATOR);
    String host = at < 0 ? names : names.substring(0, at);
    String guest = at < 0 ? names : names.substring(at + SEPARATOR.length());
    if (host.isEmpty() || guest.isEmpty()) {
      throw new UsageException(
          "--dir %s: write HOST, HOST::GUEST or either with :ro".formatted(text));
    }
    return new DirectoryOption(Path.of(host), guest, isReadOnly);
  }
}
