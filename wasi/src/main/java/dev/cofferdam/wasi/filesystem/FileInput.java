package dev.cofferdam.wasi.filesystem;

import dev.cofferdam.wasi.io.IoError;
import dev.cofferdam.wasi.io.Pollable;
import dev.cofferdam.wasi.io.StreamException;
import dev.cofferdam.wasi.io.WasiInputStream;

/// A file read from an offset on; always ready.
final class FileInput extends WasiInputStream {
  private final FileDescriptor file;
  private long offset;

  /// Takes over a descriptor of its own.
  FileInput(FileDescriptor file, long offset) {
    this.file = file;
    this.offset = offset;
  }

  @Override
  public byte[] read(int maxBytes) throws InterruptedException {
    byte[] bytes = readOrFail(maxBytes);
    if (bytes.length == 0 && maxBytes > 0) {
      throw StreamException.closed();
    }
    offset += bytes.length;
    return bytes;
  }

  private byte[] readOrFail(int maxBytes) throws InterruptedException {
    try {
      return file.read(maxBytes, offset);
    } catch (FilesystemException e) {
      throw streamFailure(e);
    }
  }

  static StreamException streamFailure(FilesystemException e) {
    return StreamException.failed(IoError.of(e.code().witName(), e.code()));
  }

  @Override
  public Pollable subscribe() {
    return Pollable.always();
  }

  @Override
  public void close() {
    file.drop();
  }
}
