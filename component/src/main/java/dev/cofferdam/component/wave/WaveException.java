package dev.cofferdam.component.wave;

/// WAVE text that is malformed, or not a value of the wanted type.
public final class WaveException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int start;
  private final int end;

  WaveException(String message, int start, int end) {
    super(message + " at " + start + ".." + end);
    this.start = start;
    this.end = end;
  }

  /// Index of the first character at fault.
  public int start() {
    return start;
  }

  /// Index after the last character at fault.
  public int end() {
    return end;
  }
}
