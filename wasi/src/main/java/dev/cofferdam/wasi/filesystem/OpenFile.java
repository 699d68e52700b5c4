package dev.cofferdam.wasi.filesystem;

import java.io.IOException;
import java.nio.channels.FileChannel;

/// A file that is open for a descriptor and its streams; the last of them to go closes it.
///
/// Used by one thread at a time, as its Store is.
final class OpenFile {
  private final FileChannel channel;
  private final OpenFiles.Opened opened;
  private int holderCount = 1;

  /// Takes over a channel for its first holder.
  OpenFile(FileChannel channel, OpenFiles openFiles) {
    this.channel = channel;
    this.opened = openFiles.enter("file", this::closeChannel);
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
      opened.close();
    }
  }

  private void closeChannel() {
    try {
      channel.close();
    } catch (IOException _) {
      // The channel is closed all the same; what was not synced is the disk's loss.
    }
  }
}
