package dev.cofferdam.wasi.filesystem;

import java.nio.file.DirectoryIteratorException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;

/// The resource `directory-entry-stream`: reads a directory one entry at a time.
///
/// However large the directory, one entry is held. What vanishes meanwhile is left out, and so is
/// what is only there while something is being made.
final class DirectoryEntries {
  private final DirectoryHandle handle;
  private final OpenFiles.Opened opened;
  private final Iterator<Path> entries;

  /// Takes over a handle of its own.
  DirectoryEntries(DirectoryHandle handle, OpenFiles openFiles) {
    this.handle = handle;
    this.entries = handle.entries();
    this.opened = openFiles.enter("directory", handle);
  }

  /// The record `directory-entry`.
  ///
  /// @param type the type of the entry
  /// @param name its name
  record Entry(DescriptorType type, String name) {}

  /// Returns the next entry, empty at the end.
  Optional<Entry> next() throws InterruptedException {
    while (hasNext()) {
      String name = entries.next().getFileName().toString();
      var metadata = handle.look(name);
      if (metadata.isPresent()) {
        return Optional.of(new Entry(metadata.get().type(), name));
      }
    }
    return Optional.empty();
  }

  private boolean hasNext() {
    try {
      return entries.hasNext();
    } catch (DirectoryIteratorException _) {
      throw new FilesystemException(ErrorCode.IO);
    }
  }

  /// Drops it.
  void drop() {
    opened.close();
  }
}
