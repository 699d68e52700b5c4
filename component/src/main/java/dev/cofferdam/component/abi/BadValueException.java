package dev.cofferdam.component.abi;

import java.util.ArrayDeque;
import java.util.Deque;

/// A value of the host that is not of the type a guest wants. The message says where inside the
/// value.
public final class BadValueException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private static final int MAX_SHOWN = 60;
  private final String problem;
  private final transient Deque<String> path = new ArrayDeque<>();

  /// Makes an exception.
  ///
  /// @param expected the type wanted, in the words of WIT
  /// @param value the value given
  public BadValueException(String expected, Object value) {
    this("expected " + expected + ", got " + describe(value));
  }

  /// Makes an exception.
  public BadValueException(String problem) {
    super(problem);
    this.problem = problem;
  }

  /// Notes that the value stood inside another, and returns this.
  public BadValueException within(String part) {
    path.addFirst(part);
    return this;
  }

  /// What is wrong, and where.
  @Override
  public String getMessage() {
    return path.isEmpty() ? problem : String.join(" ", path) + ": " + problem;
  }

  private static String describe(Object value) {
    String text = value instanceof Object[] || value instanceof byte[] ? "" : " " + value;
    String shown = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
    return value.getClass().getSimpleName() + shown;
  }
}
