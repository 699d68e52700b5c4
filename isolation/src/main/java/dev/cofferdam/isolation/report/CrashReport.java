package dev.cofferdam.isolation.report;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.WasmFrame;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is known of one crash: made once, when the failure has left the guest.
///
/// A report holds no memory contents. Names that come from the guest are capped and escaped
/// wherever a report is rendered.
///
/// @param failure what happened
/// @param target to whom
/// @param usage what had been used by then
/// @param moment when, and in which attempt
/// @param coreDump where a core dump of the crash is, if one was written
public record CrashReport(
    Failure failure, Target target, Usage usage, Moment moment, Optional<String> coreDump) {
  private static final int FINGERPRINT_FRAMES = 3;
  private static final int FINGERPRINT_LENGTH = 16;

  /// Creates a report of a crash without core dump.
  public CrashReport(Failure failure, Target target, Usage usage, Moment moment) {
    this(failure, target, usage, moment, Optional.empty());
  }

  /// Returns this report, which says where the core dump is.
  public CrashReport withCoreDump(String place) {
    return new CrashReport(failure, target, usage, moment, Optional.of(place));
  }

  /// What happened.
  ///
  /// @param kind the word for machines: a trap kind's, `load-error` or `engine-bug`
  /// @param sentence the sentence for people
  /// @param frames the guest's backtrace, innermost call first
  /// @param sources the calls of the source that the frames stand for, where the component has
  ///   debug information
  /// @param cause what the host threw, where the host is to blame
  /// @param hostCalls names of the last calls that the guest made of its host, the last one last;
  ///   without those of WASI
  public record Failure(
      String kind,
      String sentence,
      List<WasmFrame> frames,
      SourceCalls sources,
      Optional<String> cause,
      List<String> hostCalls) {
    /// Copies the lists.
    public Failure {
      frames = List.copyOf(frames);
      hostCalls = List.copyOf(hostCalls);
    }

    /// Makes a failure of which no calls of the source are known.
    public Failure(
        String kind,
        String sentence,
        List<WasmFrame> frames,
        Optional<String> cause,
        List<String> hostCalls) {
      this(kind, sentence, frames, SourceCalls.none(), cause, hostCalls);
    }
  }

  /// What was called.
  ///
  /// @param component name of the component, such as its file name
  /// @param digest SHA-256 of its bytes, in hexadecimal
  /// @param function the export that was called
  public record Target(String component, String digest, String function) {}

  /// What the call had used when it failed.
  ///
  /// @param fuelConsumed fuel of this call
  /// @param memory bytes of the Store's memories and of what the host made for it
  /// @param resources what the host had opened for it
  /// @param limits what it was allowed
  /// @param advice what to change where a limit may have been too low
  public record Usage(
      long fuelConsumed,
      Memory memory,
      Resources resources,
      Limits limits,
      Optional<String> advice) {}

  /// Memory of a Store.
  ///
  /// @param bytes held when the call failed
  /// @param peakBytes most ever held at a time
  public record Memory(long bytes, long peakBytes) {}

  /// What the host opened for a guest; it was all closed with the guest's Store.
  ///
  /// @param openedCount how many things in all
  /// @param openByKind how many were still open when the call failed, by kind
  public record Resources(long openedCount, Map<String, Integer> openByKind) {
    /// Copies the map.
    public Resources {
      openByKind = Collections.unmodifiableMap(new TreeMap<>(openByKind));
    }
  }

  /// When the call failed.
  ///
  /// @param time when the failure left the guest
  /// @param duration how long the call had run
  /// @param attempt which crash of this component it is, from 1
  public record Moment(Instant time, Duration duration, int attempt) {}

  /// Returns what equal crashes have in common: a digest of the kind, the innermost three frames
  /// and the component's digest, as 16 hexadecimal digits.
  public String fingerprint() {
    var text = new StringBuilder(failure.kind()).append('\n').append(target.digest());
    failure.frames().stream()
        .limit(FINGERPRINT_FRAMES)
        .forEach(frame ->
            text.append('\n').append(frame.funcIndex()).append('@').append(frame.offset()));
    return digest(text.toString().getBytes(StandardCharsets.UTF_8))
        .substring(0, FINGERPRINT_LENGTH);
  }

  /// Returns what a component is known by: SHA-256 of its bytes, in hexadecimal.
  public static String digest(byte[] component) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(component));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /// Returns the report in one line, for a log.
  public String toLine() {
    return CrashReportText.line(this);
  }

  /// Returns the report for people, several lines.
  public String toText() {
    return CrashReportText.text(this);
  }

  /// Returns the report for machines: one JSON object, ASCII, without line breaks.
  public String toJson() {
    return CrashReportJson.json(this);
  }
}
