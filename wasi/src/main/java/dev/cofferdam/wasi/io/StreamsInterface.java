package dev.cofferdam.wasi.io;

import dev.cofferdam.component.ComponentVal.Result;
import dev.cofferdam.component.ComponentVal.Variant;
import dev.cofferdam.component.HostCall;
import dev.cofferdam.component.HostFunc;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The interface `wasi:io/streams`.
final class StreamsInterface {
  private static final int FLUSHED_WRITE_BYTES_MAX = 4096;

  private StreamsInterface() {}

  static WasiInterface define() {
    var streams =
        WasiInterface.of("wasi:io/streams")
            .resource("input-stream", IoInterfaces.INPUT_STREAM)
            .resource("output-stream", IoInterfaces.OUTPUT_STREAM);
    defineInput(streams);
    defineOutput(streams);
    defineFlushedOutput(streams);
    defineSplice(streams);
    return streams;
  }

  private static void defineInput(WasiInterface streams) {
    streams
        .func("[method]input-stream.read", result((_, args) -> read(args)))
        .func(
            "[method]input-stream.blocking-read",
            result((call, args) -> {
              awaitInput(call, input(args[0]), (long) args[1]);
              return read(args);
            }))
        .func("[method]input-stream.skip", result((_, args) -> skip(args)))
        .func(
            "[method]input-stream.blocking-skip",
            result((call, args) -> {
              awaitInput(call, input(args[0]), (long) args[1]);
              return skip(args);
            }))
        .func("[method]input-stream.subscribe", (_, args) -> input(args[0]).subscribe());
  }

  private static void defineOutput(WasiInterface streams) {
    streams
        .func(
            "[method]output-stream.check-write", result((_, args) -> output(args[0]).checkWrite()))
        .func(
            "[method]output-stream.write",
            result((_, args) -> {
              output(args[0]).write((byte[]) args[1]);
              return null;
            }))
        .func(
            "[method]output-stream.write-zeroes",
            result((_, args) -> {
              output(args[0]).writeZeroes((long) args[1]);
              return null;
            }))
        .func("[method]output-stream.flush", result((_, args) -> flush(output(args[0]))))
        .func("[method]output-stream.subscribe", (_, args) -> output(args[0]).subscribe());
  }

  private static void defineFlushedOutput(WasiInterface streams) {
    streams
        .func(
            "[method]output-stream.blocking-write-and-flush",
            result((call, args) -> {
              byte[] bytes = (byte[]) args[1];
              requireSmall(bytes.length);
              return writeAndFlush(call, output(args[0]), bytes);
            }))
        .func(
            "[method]output-stream.blocking-write-zeroes-and-flush",
            result((call, args) -> {
              long count = (long) args[1];
              requireSmall(count);
              return writeAndFlush(call, output(args[0]), new byte[(int) count]);
            }))
        .func(
            "[method]output-stream.blocking-flush",
            result((call, args) -> {
              var stream = output(args[0]);
              flush(stream);
              awaitOutput(call, stream);
              return null;
            }));
  }

  private static void defineSplice(WasiInterface streams) {
    streams
        .func(
            "[method]output-stream.splice",
            result((_, args) -> splice(output(args[0]), input(args[1]), (long) args[2])))
        .func(
            "[method]output-stream.blocking-splice",
            result((call, args) -> {
              awaitOutput(call, output(args[0]));
              awaitInput(call, input(args[1]), (long) args[2]);
              return splice(output(args[0]), input(args[1]), (long) args[2]);
            }));
  }

  private static byte[] read(Object[] args) throws InterruptedException {
    return input(args[0]).read(clamp((long) args[1]));
  }

  private static long skip(Object[] args) throws InterruptedException {
    return read(args).length;
  }

  private static @Nullable Object flush(WasiOutputStream stream) throws InterruptedException {
    stream.flush();
    return null;
  }

  private static @Nullable Object writeAndFlush(
      HostCall call, WasiOutputStream stream, byte[] bytes) throws InterruptedException {
    int written = 0;
    while (written < bytes.length) {
      awaitOutput(call, stream);
      int length = (int) Math.min(bytes.length - written, stream.checkWrite());
      stream.write(Arrays.copyOfRange(bytes, written, written + length));
      written += length;
    }
    stream.flush();
    return null;
  }

  private static long splice(WasiOutputStream target, WasiInputStream source, long length)
      throws InterruptedException {
    long permitted = target.checkWrite();
    byte[] bytes = source.read((int) Math.min(permitted, clamp(length)));
    target.write(bytes);
    return bytes.length;
  }

  private static void requireSmall(long count) {
    if (Long.compareUnsigned(count, FLUSHED_WRITE_BYTES_MAX) > 0) {
      throw GuestMisuse.trap(
          "blocking write of %s bytes, at most %s are allowed"
              .formatted(Long.toUnsignedString(count), FLUSHED_WRITE_BYTES_MAX));
    }
  }

  private static void awaitInput(HostCall call, WasiInputStream stream, long wanted)
      throws InterruptedException {
    if (wanted != 0) {
      Waiting.until(List.of(stream.subscribe()), call);
    }
  }

  private static void awaitOutput(HostCall call, WasiOutputStream stream)
      throws InterruptedException {
    Waiting.until(List.of(stream.subscribe()), call);
  }

  private static int clamp(long length) {
    return Long.compareUnsigned(length, WasiInputStream.READ_BYTES_MAX) > 0
        ? WasiInputStream.READ_BYTES_MAX
        : (int) length;
  }

  private static WasiInputStream input(Object handle) {
    return (WasiInputStream) handle;
  }

  private static WasiOutputStream output(Object handle) {
    return (WasiOutputStream) handle;
  }

  /// Returns the function with its result as `result<_, stream-error>`.
  private static HostFunc result(HostFunc func) {
    return (call, args) -> {
      try {
        Object value = func.call(call, args);
        return value == null ? Result.ok() : Result.ok(value);
      } catch (StreamException e) {
        return Result.err(streamError(e));
      }
    };
  }

  private static Variant streamError(StreamException e) {
    var error = e.error();
    return error == null ? Variant.of("closed") : Variant.of("last-operation-failed", error);
  }
}
