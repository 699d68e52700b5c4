package dev.cofferdam.component.types;

import java.util.Locale;

/// A function that the canonical ABI itself provides, apart from lift, lower and the three of
/// resources.
///
/// Specification: CanonicalABI, canonical built-ins.
public enum CanonicalBuiltin {
  TASK_CANCEL,
  TASK_RETURN,
  SUBTASK_CANCEL,
  SUBTASK_DROP,
  CONTEXT_GET,
  CONTEXT_SET,
  BACKPRESSURE_INC,
  BACKPRESSURE_DEC,
  STREAM_NEW,
  STREAM_READ,
  STREAM_WRITE,
  STREAM_CANCEL_READ,
  STREAM_CANCEL_WRITE,
  STREAM_DROP_READABLE,
  STREAM_DROP_WRITABLE,
  FUTURE_NEW,
  FUTURE_READ,
  FUTURE_WRITE,
  FUTURE_CANCEL_READ,
  FUTURE_CANCEL_WRITE,
  FUTURE_DROP_READABLE,
  FUTURE_DROP_WRITABLE,
  ERROR_CONTEXT_NEW,
  ERROR_CONTEXT_DEBUG_MESSAGE,
  ERROR_CONTEXT_DROP,
  WAITABLE_SET_NEW,
  WAITABLE_SET_WAIT,
  WAITABLE_SET_POLL,
  WAITABLE_SET_DROP,
  WAITABLE_JOIN,
  THREAD_INDEX,
  THREAD_NEW_INDIRECT,
  THREAD_RESUME_LATER,
  THREAD_SUSPEND,
  THREAD_YIELD,
  THREAD_SUSPEND_THEN_RESUME,
  THREAD_YIELD_THEN_RESUME,
  THREAD_SUSPEND_THEN_PROMOTE,
  THREAD_YIELD_THEN_PROMOTE,
  THREAD_SPAWN_REF,
  THREAD_SPAWN_INDIRECT,
  THREAD_AVAILABLE_PARALLELISM;

  private final String text;

  CanonicalBuiltin() {
    text = textOf(name());
  }

  /// Returns the name in the text format, such as `stream.cancel-read`.
  public String text() {
    return text;
  }

  private static String textOf(String constant) {
    String lower = constant.toLowerCase(Locale.ROOT);
    String dotted =
        lower.startsWith("error_context_") || lower.startsWith("waitable_set_")
            ? lower.replaceFirst("^([a-z]+_[a-z]+)_", "$1.")
            : lower.replaceFirst("_", ".");
    return dotted.replace('_', '-');
  }
}
