package dev.cofferdam.wasi.filesystem;

import dev.cofferdam.wasi.io.Pollable;
import dev.cofferdam.wasi.io.WasiOutputStream;
import java.util.Optional;

/// A file written from an offset on, or always at its end; always ready.
///
/// The end is looked up at every write, so two appending streams of one guest do not overwrite each
/// other; between guests that is not promised.
final class FileOutput extends WasiOutputStream {
  private static final long CAPACITY_BYTES = 1 << 20;

  private final FileDescriptor file;
  private final boolean isAppending;
  private long offset;

  /// Takes over a descriptor of its own.
  FileOutput(FileDescriptor file, Optional<Long> offset) {
    this.file = file;
    this.isAppending = offset.isEmpty();
    this.offset = offset.orElse(0L);
  }

  @Override
  protected long capacityBytes() {
    return CAPACITY_BYTES;
  }

  @Override
  protected void put(byte[] bytes, int start, int length) throws InterruptedException {
    try {
      long at = isAppending ? file.sizeBytes() : offset;
      file.write(bytes, start, length, at);
      offset = at + length;
    } catch (FilesystemException e) {
      throw FileInput.streamFailure(e);
    }
  }

  @Override
  protected void push() {}

  @Override
  public Pollable subscribe() {
    return Pollable.always();
  }

  @Override
  public void close() {
    file.drop();
  }
}
