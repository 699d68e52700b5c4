package dev.cofferdam.wasi.filesystem;

import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/// How `open-at` is to open: the flags `open-flags` and `descriptor-flags` by their WIT names.
///
/// @param open `create`, `directory`, `exclusive`, `truncate`
/// @param descriptor `read`, `write`, `mutate-directory` and the sync flags
record OpenRequest(Set<?> open, Set<?> descriptor) {
  boolean isCreating() {
    return open.contains("create");
  }

  boolean isExclusive() {
    return isCreating() && open.contains("exclusive");
  }

  boolean isDirectory() {
    return open.contains("directory");
  }

  boolean isReading() {
    return descriptor.contains("read");
  }

  boolean isWriting() {
    return descriptor.contains("write");
  }

  /// Whether the granted directory must be writable.
  boolean isMutating() {
    return isCreating()
        || open.contains("truncate")
        || isWriting()
        || descriptor.contains("mutate-directory");
  }

  /// Whether it makes no sense: a directory is neither created nor truncated by opening it.
  boolean isContradictory() {
    return isDirectory() && (isCreating() || open.contains("truncate"));
  }

  /// Whether a directory cannot be opened like this.
  boolean isForFilesOnly() {
    return isWriting() || isCreating() || open.contains("truncate");
  }

  /// Returns the options for a file that exists or not.
  Set<OpenOption> options(boolean exists) {
    var options = new HashSet<OpenOption>();
    if (isReading() || !isWriting()) {
      options.add(StandardOpenOption.READ);
    }
    if (isWriting()) {
      options.add(StandardOpenOption.WRITE);
    }
    if (open.contains("truncate")) {
      options.add(StandardOpenOption.WRITE);
      options.add(StandardOpenOption.TRUNCATE_EXISTING);
    }
    if (!exists) {
      options.add(StandardOpenOption.WRITE);
      options.add(isExclusive() ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE);
    }
    addSync(options);
    return options;
  }

  private void addSync(Set<OpenOption> options) {
    if (descriptor.contains("file-integrity-sync")) {
      options.add(StandardOpenOption.SYNC);
    } else if (descriptor.contains("data-integrity-sync")) {
      options.add(StandardOpenOption.DSYNC);
    }
  }
}
