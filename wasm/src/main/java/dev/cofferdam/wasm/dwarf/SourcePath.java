package dev.cofferdam.wasm.dwarf;

/// Paths as compilers write them, of whatever system they ran on.
final class SourcePath {
  private SourcePath() {}

  /// Returns `path` as seen from `folder`.
  static String join(String folder, String path) {
    if (path.isEmpty()) {
      return folder;
    }
    if (folder.isEmpty() || path.startsWith("/") || isOfWindows(path)) {
      return path;
    }
    String separator = isOfWindows(folder) ? "\\" : "/";
    return folder.endsWith(separator) ? folder + path : folder + separator + path;
  }

  private static boolean isOfWindows(String path) {
    return path.startsWith("\\") || path.startsWith(":\\", 1);
  }
}
