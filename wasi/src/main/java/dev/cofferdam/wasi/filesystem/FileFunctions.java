package dev.cofferdam.wasi.filesystem;

import static dev.cofferdam.wasi.filesystem.Outcomes.done;
import static dev.cofferdam.wasi.filesystem.Outcomes.result;

import dev.cofferdam.component.ComponentVal.Tuple;
import dev.cofferdam.wasi.io.WasiInterface;

/// The methods of `descriptor` that are for files.
final class FileFunctions {
  private FileFunctions() {}

  static void define(WasiInterface types) {
    types
        .func(
            "[method]descriptor.read-via-stream",
            result((_, args) -> file(args).readStream((long) args[1])))
        .func(
            "[method]descriptor.write-via-stream",
            result((_, args) -> file(args).writeStream((long) args[1])))
        .func(
            "[method]descriptor.append-via-stream", result((_, args) -> file(args).appendStream()))
        .func("[method]descriptor.advise", done(FileFunctions::file))
        .func("[method]descriptor.set-size", done(args -> file(args).setSize((long) args[1])))
        .func(
            "[method]descriptor.read",
            result((_, args) -> read(file(args), (long) args[1], (long) args[2])))
        .func(
            "[method]descriptor.write",
            result((_, args) -> write(file(args), (byte[]) args[1], (long) args[2])));
  }

  private static Tuple read(FileDescriptor file, long length, long offset)
      throws InterruptedException {
    byte[] bytes = file.read(length, offset);
    boolean isAtEnd =
        (bytes.length == 0 && length != 0) || offset + bytes.length >= file.sizeBytes();
    return Tuple.of(bytes, isAtEnd);
  }

  private static long write(FileDescriptor file, byte[] bytes, long offset)
      throws InterruptedException {
    file.write(bytes, 0, bytes.length, offset);
    return bytes.length;
  }

  private static FileDescriptor file(Object[] args) {
    return ((Descriptor) args[0]).requireFile();
  }
}
