package dev.cofferdam.wasi.filesystem;

import dev.cofferdam.wasi.io.WasiInputStream;
import dev.cofferdam.wasi.io.WasiOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;

/// A descriptor of a regular file.
final class FileDescriptor implements Descriptor {
  private static final int READ_BYTES_MAX = 1 << 20;

  private final OpenFile file;
  private final Location location;
  private final FileMetadata atOpen;
  private final boolean isReadable;
  private final boolean isWritable;

  FileDescriptor(
      OpenFile file,
      Location location,
      FileMetadata atOpen,
      boolean isReadable,
      boolean isWritable) {
    this.file = file;
    this.location = location;
    this.atOpen = atOpen;
    this.isReadable = isReadable;
    this.isWritable = isWritable;
  }

  boolean isReadable() {
    return isReadable;
  }

  boolean isWritable() {
    return isWritable;
  }

  @Override
  public DescriptorType type() {
    return atOpen.type();
  }

  @Override
  public Object key() {
    return atOpen.key();
  }

  @Override
  public FileMetadata stat() throws InterruptedException {
    return atOpen.completedFrom(location.hostPath()).withSizeBytes(sizeBytes());
  }

  long sizeBytes() throws InterruptedException {
    return HostFailure.call(ErrorCode.IO, channel()::size);
  }

  /// Sets the timestamps by the name the file was opened by, if that is still this file.
  @Override
  public void setTimes(NewTimes times) throws InterruptedException {
    if (!location.root().isWritable()) {
      throw new FilesystemException(ErrorCode.READ_ONLY);
    }
    var path = new GuestPath(location.names(), false);
    var root = location.root().open();
    try (root;
        var found = PathWalk.from(root, path, false)) {
      if (!found.require().key().equals(key())) {
        throw new FilesystemException(ErrorCode.UNSUPPORTED);
      }
      found.directory().setTimes(found.name(), times);
    }
  }

  /// Returns up to `lengthBytes` bytes from an offset; fewer than asked for only at the end or when
  /// more than the host reads at once is asked for.
  byte[] read(long lengthBytes, long offset) throws InterruptedException {
    requireReadable();
    requireOffset(offset);
    int wanted = (int) unsignedMin(lengthBytes, READ_BYTES_MAX);
    long there = Math.max(0, sizeBytes() - offset);
    var buffer = ByteBuffer.allocate((int) Math.min(wanted, there));
    HostFailure.run(ErrorCode.IO, () -> readFully(buffer, offset));
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private void readFully(ByteBuffer buffer, long offset) throws IOException {
    int count = 0;
    while (count >= 0 && buffer.hasRemaining()) {
      count = channel().read(buffer, offset + buffer.position());
    }
  }

  /// Writes bytes at an offset.
  void write(byte[] bytes, int start, int length, long offset) throws InterruptedException {
    requireWritable();
    requireOffset(offset);
    requireOffset(offset + length);
    var buffer = ByteBuffer.wrap(bytes, start, length);
    HostFailure.run(
        ErrorCode.IO,
        () -> {
          while (buffer.hasRemaining()) {
            channel().write(buffer, offset + (buffer.position() - start));
          }
        });
  }

  /// Cuts or extends the file.
  void setSize(long sizeBytes) throws InterruptedException {
    requireWritable();
    if (sizeBytes < 0) {
      throw new FilesystemException(ErrorCode.FILE_TOO_LARGE);
    }
    HostFailure.run(
        ErrorCode.FILE_TOO_LARGE,
        () -> {
          if (sizeBytes > channel().size()) {
            channel().write(ByteBuffer.allocate(1), sizeBytes - 1);
          } else {
            channel().truncate(sizeBytes);
          }
        });
  }

  /// Brings what was written to the disk.
  void sync(boolean withMetadata) throws InterruptedException {
    if (isWritable) {
      HostFailure.run(ErrorCode.IO, () -> channel().force(withMetadata));
    }
  }

  WasiInputStream readStream(long offset) {
    requireReadable();
    requireOffset(offset);
    return new FileInput(retained(), offset);
  }

  WasiOutputStream writeStream(long offset) {
    requireWritable();
    requireOffset(offset);
    return new FileOutput(retained(), Optional.of(offset));
  }

  WasiOutputStream appendStream() {
    requireWritable();
    return new FileOutput(retained(), Optional.empty());
  }

  private FileDescriptor retained() {
    return new FileDescriptor(file.retain(), location, atOpen, isReadable, isWritable);
  }

  private FileChannel channel() {
    return file.channel();
  }

  private void requireReadable() {
    if (!isReadable) {
      throw new FilesystemException(ErrorCode.BAD_DESCRIPTOR);
    }
  }

  private void requireWritable() {
    if (!isWritable) {
      throw new FilesystemException(ErrorCode.BAD_DESCRIPTOR);
    }
  }

  private static void requireOffset(long offset) {
    if (offset < 0) {
      throw new FilesystemException(ErrorCode.INVALID);
    }
  }

  private static long unsignedMin(long a, long b) {
    return Long.compareUnsigned(a, b) < 0 ? a : b;
  }

  @Override
  public FileDescriptor requireFile() {
    return this;
  }

  @Override
  public DirectoryDescriptor requireDirectory() {
    throw new FilesystemException(ErrorCode.NOT_DIRECTORY);
  }

  @Override
  public void drop() {
    file.release();
  }
}
