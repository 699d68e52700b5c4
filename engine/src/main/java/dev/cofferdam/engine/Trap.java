package dev.cofferdam.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Thrown when a guest is stopped: by a rule it broke, by a limit or by the host.
///
/// The Java stack trace of a trap that left the Store holds the guest's frames among the host's;
/// {@link #frames} gives the guest's alone.
///
/// Specification: section 4.2.1, traps.
public sealed class Trap extends RuntimeException permits HostException {
  private static final long serialVersionUID = 1L;

  private final TrapKind kind;
  private transient @Nullable Backtraces backtrace;

  Trap(TrapKind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /// Returns a trap to be thrown, with the kind's own message.
  public static Trap of(TrapKind kind) {
    return new Trap(kind, kind.message(), null);
  }

  /// Returns a trap to be thrown; `message` is the whole sentence.
  public static Trap of(TrapKind kind, String message) {
    return new Trap(kind, message, null);
  }

  /// Returns a trap to be thrown, with the Throwable it stands for.
  public static Trap of(TrapKind kind, String message, Throwable cause) {
    return new Trap(kind, message, cause);
  }

  /// Returns a trap for `limit`, which names the limit, its value, what was asked and how to raise
  /// it.
  public static Trap limit(TrapKind kind, String limit, long value, long asked) {
    return of(
        kind,
        kind.message()
            + ": "
            + asked
            + " asked, "
            + value
            + " allowed (limit "
            + limit
            + ", raise it with Limits.with"
            + Character.toUpperCase(limit.charAt(0))
            + limit.substring(1)
            + ")");
  }

  /// Returns why the guest was stopped.
  public TrapKind kind() {
    return kind;
  }

  /// Returns the sentence for people; it starts with the kind's message.
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /// Returns the guest's backtrace, innermost call first; empty where the guest had not begun.
  public List<WasmFrame> frames() {
    var found = backtrace;
    return found == null ? List.of() : found.apply(getStackTrace());
  }

  /// Says how guest frames are found; the first Store the trap leaves wins, being the innermost.
  void locateWith(Backtraces found) {
    if (backtrace == null) {
      backtrace = found;
    }
  }

  /// Returns whether it left another Store than the one with these frames before.
  boolean isForeign(Backtraces own) {
    return backtrace != null && backtrace != own;
  }

  /// Returns the class, the kind's word and the message.
  @Override
  @SuppressWarnings("OverrideThrowableToString") // the message alone is what suites compare
  public String toString() {
    return getClass().getName() + " (" + kind.word() + "): " + getMessage();
  }
}
