package dev.cofferdam.isolation;

import dev.cofferdam.wasm.coredump.CoreDumpContent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/// Where a guest's crashes leave core dumps, what these hold, and how many there may be.
///
/// Dumps hold no contents unless they are asked for, because a guest's memory holds the secrets of
/// whoever called it. A dump that would be too large is written without contents.
///
/// ```java
/// GuestSpec.of("pricing", Path.of("pricing.wasm"))
///     .withCoreDumps(CoreDumps.in(Path.of("dumps")).withContent(CoreDumpContent.FULL));
/// ```
///
/// @param sink where they go
/// @param content what they hold
/// @param bytesMax size of the largest
/// @param kept how many of a guest are kept; the oldest goes first
/// @param patience how long an answer and a restart may wait for a dump, so that the report names
///   it
public record CoreDumps(
    CoreDumpSink sink, CoreDumpContent content, long bytesMax, int kept, Duration patience) {
  /// The size of the largest, unless said otherwise: twice the memory that a guest has by default.
  public static final long BYTES_MAX_DEFAULT = 128L << 20;

  /// How many are kept, unless said otherwise.
  public static final int KEPT_DEFAULT = 8;

  /// How long an answer waits for a dump, unless said otherwise.
  public static final Duration PATIENCE_DEFAULT = Duration.ofMillis(50);

  /// Checks the numbers.
  public CoreDumps {
    Objects.requireNonNull(sink, "sink");
    Objects.requireNonNull(content, "content");
    if (bytesMax < 0 || kept < 1) {
      throw new IllegalArgumentException(
          "core dumps of %d bytes at most, %d of them kept".formatted(bytesMax, kept));
    }
    if (patience.isNegative()) {
      throw new IllegalArgumentException("patience is negative: " + patience);
    }
  }

  /// Writes them as files into a folder, which is made when it is needed.
  public static CoreDumps in(Path folder) {
    return to(new CoreDumpFolder(folder));
  }

  /// Gives them to a sink of the host's own.
  public static CoreDumps to(CoreDumpSink sink) {
    return new CoreDumps(
        sink, CoreDumpContent.REDACTED, BYTES_MAX_DEFAULT, KEPT_DEFAULT, PATIENCE_DEFAULT);
  }

  /// Returns these with other contents.
  public CoreDumps withContent(CoreDumpContent value) {
    return new CoreDumps(sink, value, bytesMax, kept, patience);
  }

  /// Returns these with another size of the largest.
  public CoreDumps withBytesMax(long value) {
    return new CoreDumps(sink, content, value, kept, patience);
  }

  /// Returns these with another number to keep.
  public CoreDumps withKept(int value) {
    return new CoreDumps(sink, content, bytesMax, value, patience);
  }

  /// Returns these with another time that an answer may wait for a dump; never beyond the deadline
  /// of its call.
  public CoreDumps withPatience(Duration value) {
    return new CoreDumps(sink, content, bytesMax, kept, value);
  }
}
