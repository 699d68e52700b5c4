package dev.cofferdam.history;

import java.io.Serial;

/// The crash database cannot be opened, asked or written. The message names it and, where there is
/// one, the way out.
public final class HistoryException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  HistoryException(String message, Throwable cause) {
    super(message, cause);
  }

  HistoryException(String message) {
    super(message);
  }
}
