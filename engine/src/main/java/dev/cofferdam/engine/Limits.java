package dev.cofferdam.engine;

import java.time.Duration;
import java.util.Objects;

/// What a Store may use. Every field is on by default; a number is a total of the Store unless said
/// otherwise.
///
/// @param fuel fuel of one outermost call
/// @param timeout wall clock of one outermost call, blocking host functions included
/// @param memoryBytes bytes of all linear memories, tables and host structures made for the guest
/// @param stackBytes modelled bytes of guest frames
/// @param tableElements elements of all tables
/// @param memories how many memories
/// @param tables how many tables
/// @param instances how many instances
/// @param handles how many resource handles at a time
/// @param hostCallBytes bytes copied between guest and host in one outermost call
/// @param randomBytes random bytes drawn in one outermost call
/// @param outputBytes bytes of standard output, and of standard error, to keep; for whoever makes
///   the sink that keeps them
/// @param httpFieldBytes bytes of HTTP fields of one message
/// @param files open files at a time
/// @param sockets open sockets at a time; none can be opened, as every use of sockets is denied
public record Limits(
    long fuel,
    Duration timeout,
    long memoryBytes,
    int stackBytes,
    long tableElements,
    int memories,
    int tables,
    int instances,
    int handles,
    long hostCallBytes,
    long randomBytes,
    long outputBytes,
    int httpFieldBytes,
    int files,
    int sockets) {
  private static final Limits UNTRUSTED =
      new Limits(
          10_000_000_000L,
          Duration.ofSeconds(10),
          64L << 20,
          512 << 10,
          1_000_000,
          10_000,
          10_000,
          10_000,
          100_000,
          128L << 20,
          64L << 20,
          1L << 20,
          128 << 10,
          256,
          256);
  private static final int STACK_BYTES_MAX = 64 << 20;

  /// Checks that no limit is negative and that the stack limit is one that threads can be made for.
  public Limits {
    Objects.requireNonNull(timeout, "timeout");
    if (timeout.isNegative()) {
      throw new IllegalArgumentException("timeout is negative: " + timeout);
    }
    requireNotNegative("fuel", fuel);
    requireNotNegative("memoryBytes", memoryBytes);
    requireNotNegative("tableElements", tableElements);
    requireNotNegative("memories", memories);
    requireNotNegative("tables", tables);
    requireNotNegative("instances", instances);
    requireNotNegative("handles", handles);
    requireNotNegative("hostCallBytes", hostCallBytes);
    requireNotNegative("randomBytes", randomBytes);
    requireNotNegative("outputBytes", outputBytes);
    requireNotNegative("httpFieldBytes", httpFieldBytes);
    requireNotNegative("files", files);
    requireNotNegative("sockets", sockets);
    if (stackBytes < 0 || stackBytes > STACK_BYTES_MAX) {
      throw new IllegalArgumentException("stackBytes is not in 0.." + STACK_BYTES_MAX);
    }
  }

  private static void requireNotNegative(String name, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " is negative: " + value);
    }
  }

  /// Returns the limits for code that nobody vouches for: the default.
  public static Limits untrusted() {
    return UNTRUSTED;
  }

  /// Returns these limits with another `fuel`.
  public Limits withFuel(long value) {
    return new Limits(
        value,
        timeout,
        memoryBytes,
        stackBytes,
        tableElements,
        memories,
        tables,
        instances,
        handles,
        hostCallBytes,
        randomBytes,
        outputBytes,
        httpFieldBytes,
        files,
        sockets);
  }

  /// Returns these limits with another `timeout`.
  public Limits withTimeout(Duration value) {
    return new Limits(
        fuel,
        value,
        memoryBytes,
        stackBytes,
        tableElements,
        memories,
        tables,
        instances,
        handles,
        hostCallBytes,
        randomBytes,
        outputBytes,
        httpFieldBytes,
        files,
        sockets);
  }

  /// Returns these limits with another `memoryBytes`.
  public Limits withMemoryBytes(long value) {
    return new Limits(
        fuel,
        timeout,
        value,
        stackBytes,
        tableElements,
        memories,
        tables,
        instances,
        handles,
        hostCallBytes,
        randomBytes,
        outputBytes,
        httpFieldBytes,
        files,
        sockets);
  }

  /// Returns these limits with another `stackBytes`.
  public Limits withStackBytes(int value) {
    return new Limits(
        fuel,
        timeout,
        memoryBytes,
        value,
        tableElements,
        memories,
        tables,
        instances,
        handles,
        hostCallBytes,
        randomBytes,
        outputBytes,
        httpFieldBytes,
        files,
        sockets);
  }

  /// Returns these limits with another `tableElements`.
  public Limits withTableElements(long value) {
    return new Limits(
        fuel,
        timeout,
        memoryBytes,
        stackBytes,
        value,
        memories,
        tables,
        instances,
        handles,
        hostCallBytes,
        randomBytes,
        outputBytes,
        httpFieldBytes,
        files,
        sockets);
  }

  /// Returns these limits with another `memories`.
  public Limits withMemories(int value) {
    return new Limits(
        fuel,
        timeout,
        memoryBytes,
        stackBytes,
        tableElements,
        value,
        tables,
        instances,
        handles,
        hostCallBytes,
        randomBytes,
        outputBytes,
        httpFieldBytes,
        files,
        sockets);
  }

  /// Returns these limits with another `tables`.
  public Limits withTables(int value) {
    return new Limits(
        fuel,
        timeout,
        memoryBytes,
        stackBytes,
        tableElements,
        memories,
        value,
        instances,
        handles,
        hostCallBytes,
        randomBytes,
        outputBytes,
        httpFieldBytes,
        files,
        sockets);
  }

  /// Returns these limits with another `instances`.
  public Limits withInstances(int value) {
    return new Limits(
        fuel,
        timeout,
        memoryBytes,
        stackBytes,
        tableElements,
        memories,
        tables,
        value,
        handles,
        hostCallBytes,
        randomBytes,
        outputBytes,
        httpFieldBytes,
        files,
        sockets);
  }

  /// Returns these limits with another `handles`.
  public Limits withHandles(int value) {
    return new Limits(
        fuel,
        timeout,
        memoryBytes,
        stackBytes,
        tableElements,
        memories,
        tables,
        instances,
        value,
        hostCallBytes,
        randomBytes,
        outputBytes,
        httpFieldBytes,
        files,
        sockets);
  }

  /// Returns these limits with another `hostCallBytes`.
  public Limits withHostCallBytes(long value) {
    return new Limits(
        fuel,
        timeout,
        memoryBytes,
        stackBytes,
        tableElements,
        memories,
        tables,
        instances,
        handles,
        value,
        randomBytes,
        outputBytes,
        httpFieldBytes,
        files,
        sockets);
  }

  /// Returns these limits with another `randomBytes`.
  public Limits withRandomBytes(long value) {
    return new Limits(
        fuel,
        timeout,
        memoryBytes,
        stackBytes,
        tableElements,
        memories,
        tables,
        instances,
        handles,
        hostCallBytes,
        value,
        outputBytes,
        httpFieldBytes,
        files,
        sockets);
  }

  /// Returns these limits with another `outputBytes`.
  public Limits withOutputBytes(long value) {
    return new Limits(
        fuel,
        timeout,
        memoryBytes,
        stackBytes,
        tableElements,
        memories,
        tables,
        instances,
        handles,
        hostCallBytes,
        randomBytes,
        value,
        httpFieldBytes,
        files,
        sockets);
  }

  /// Returns these limits with another `httpFieldBytes`.
  public Limits withHttpFieldBytes(int value) {
    return new Limits(
        fuel,
        timeout,
        memoryBytes,
        stackBytes,
        tableElements,
        memories,
        tables,
        instances,
        handles,
        hostCallBytes,
        randomBytes,
        outputBytes,
        value,
        files,
        sockets);
  }

  /// Returns these limits with another `files`.
  public Limits withFiles(int value) {
    return new Limits(
        fuel,
        timeout,
        memoryBytes,
        stackBytes,
        tableElements,
        memories,
        tables,
        instances,
        handles,
        hostCallBytes,
        randomBytes,
        outputBytes,
        httpFieldBytes,
        value,
        sockets);
  }

  /// Returns these limits with another `sockets`.
  public Limits withSockets(int value) {
    return new Limits(
        fuel,
        timeout,
        memoryBytes,
        stackBytes,
        tableElements,
        memories,
        tables,
        instances,
        handles,
        hostCallBytes,
        randomBytes,
        outputBytes,
        httpFieldBytes,
        files,
        value);
  }
}
