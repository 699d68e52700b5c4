package dev.cofferdam.engine;

import java.util.concurrent.atomic.AtomicLong;

/// Modules whose generated code counts as that of one, because they come from one file: {@link
/// CodeLimits#moduleCodeBytes} is what all of them may have together. Safe for use by many threads.
public final class CodeGroup {
  private final AtomicLong bytes = new AtomicLong();

  private CodeGroup() {}

  /// Returns a group without modules.
  public static CodeGroup create() {
    return new CodeGroup();
  }

  /// Counts bytes of code, or takes them back where they are negative; returns the sum.
  public long add(long moreBytes) {
    return bytes.addAndGet(moreBytes);
  }
}
