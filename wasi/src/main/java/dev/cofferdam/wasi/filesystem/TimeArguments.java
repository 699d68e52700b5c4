package dev.cofferdam.wasi.filesystem;

import dev.cofferdam.component.ComponentVal.Record;
import dev.cofferdam.component.ComponentVal.Variant;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Reads two `new-timestamp` arguments.
final class TimeArguments {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private TimeArguments() {}

  /// Returns what to set; `now` is asked once for both.
  ///
  /// @throws FilesystemException `invalid` for a time that is none
  static NewTimes of(Object accessed, Object modified, InstantSource clock) {
    var now = FileTime.from(clock.instant());
    return new NewTimes(time((Variant) accessed, now), time((Variant) modified, now));
  }

  private static @Nullable FileTime time(Variant timestamp, FileTime now) {
    return switch (timestamp.payload()) {
      case Record datetime -> FileTime.from(instant(datetime));
      case null, default -> timestamp.name().equals("now") ? now : null;
    };
  }

  private static Instant instant(Record datetime) {
    long nanos = (long) datetime.get("nanoseconds");
    if (nanos >= NANOS_PER_SECOND) {
      throw new FilesystemException(ErrorCode.INVALID);
    }
    try {
      return Instant.ofEpochSecond((long) datetime.get("seconds"), nanos);
    } catch (DateTimeException _) {
      throw new FilesystemException(ErrorCode.INVALID);
    }
  }
}
