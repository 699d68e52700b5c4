package dev.cofferdam.fleet.config;

import java.nio.file.Path;

/// A directory that a guest gets, as people write it: `HOST[::GUEST][:ro]`.
///
/// @param host the directory
/// @param guest its name for the guest
/// @param isReadOnly whether the guest may only read
public record GrantedDirectory(Path host, String guest, boolean isReadOnly) {
  private static final String READ_ONLY = ":ro";
  private static final String SEPARATOR = "::";

  /// Reads a grant.
  ///
  /// @throws IllegalArgumentException with a sentence for people, if it is not one
  public static GrantedDirectory parse(String text) {
    boolean isReadOnly = text.endsWith(READ_ONLY);
    String names = isReadOnly ? text.substring(0, text.length() - READ_ONLY.length()) : text;
    int at = names.indexOf(SEPARATOR);
    String host = at < 0 ? names : names.substring(0, at);
    String guest = at < 0 ? names : names.substring(at + SEPARATOR.length());
    if (host.isEmpty() || guest.isEmpty()) {
      throw new IllegalArgumentException("write HOST, HOST::GUEST or either with :ro");
    }
    return new GrantedDirectory(Path.of(host), guest, isReadOnly);
  }

  /// Returns the same grant with the directory's path relative to a folder.
  GrantedDirectory in(Path folder) {
    return new GrantedDirectory(folder.resolve(host).normalize(), guest, isReadOnly);
  }
}
