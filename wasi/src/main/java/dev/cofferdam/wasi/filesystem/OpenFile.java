package dev.cofferdam.wasi.filesystem;

import java.nio.channels.FileChannel;

/// A file that is open for a descriptor and its streams; the last of them to go closes it.
///
/// Used by one thread at a time, as its Store is.
final class OpenFile {
  private final FileChannel channel;
  private final OpenFiles openFiles;
  private int holderCount = 1;

  /// Takes over a channel for its first holder.
  OpenFile(FileChannel channel, OpenFiles openFiles) {
    this.channel = channel;
    this.openFiles = openFiles;
    openFiles.enter(channel);
  }

  FileChannel channel() {
    return channel;
  }

  /// Adds a holder.
  OpenFile retain() {
    holderCount++;
    return this;
  }

  /// Takes a holder away.
  void release() {
    assert holderCount > 0 : "released too often";
    if (--holderCount == 0) {
      openFiles.leave(channel);
    }
  }
}
