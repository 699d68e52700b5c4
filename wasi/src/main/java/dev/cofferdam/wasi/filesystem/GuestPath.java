package dev.cofferdam.wasi.filesystem;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A path as a guest wrote it, taken apart: relative, its components in order.
///
/// `..` and symbolic links are not resolved here: what they mean depends on what lies in the
/// directories, so [PathWalk] takes one step after the other.
///
/// @param components non-empty names without `/`, `.` left out
/// @param isDirectory whether the path ends in a way only a directory may: `/`, `.` or `..`
record GuestPath(List<String> components, boolean isDirectory) {
  private static final int PATH_BYTES_MAX = 4096;
  private static final int NAME_BYTES_MAX = 255;

  /// Takes a path apart.
  ///
  /// @throws FilesystemException `not-permitted` when it is absolute, `no-entry` when empty,
  ///   `invalid` when it holds a NUL, `name-too-long`
  static GuestPath of(String text) {
    requirePlain(text);
    var components = Stream.of(text.split("/", -1)).filter(Predicate.not(String::isEmpty)).toList();
    if (components.stream().anyMatch(c -> utf8Length(c) > NAME_BYTES_MAX)) {
      throw new FilesystemException(ErrorCode.NAME_TOO_LONG);
    }
    var last = components.getLast();
    boolean isDirectory = text.endsWith("/") || last.equals(".") || last.equals("..");
    return new GuestPath(components.stream().filter(c -> !c.equals(".")).toList(), isDirectory);
  }

  /// Makes sure that a path is relative and can be a path at all.
  static void requirePlain(String text) {
    if (text.isEmpty()) {
      throw new FilesystemException(ErrorCode.NO_ENTRY);
    }
    if (text.startsWith("/")) {
      throw new FilesystemException(ErrorCode.NOT_PERMITTED);
    }
    if (text.indexOf('\0') >= 0) {
      throw new FilesystemException(ErrorCode.INVALID);
    }
    if (utf8Length(text) > PATH_BYTES_MAX) {
      throw new FilesystemException(ErrorCode.NAME_TOO_LONG);
    }
  }

  private static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
