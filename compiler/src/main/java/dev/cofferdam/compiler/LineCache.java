package dev.cofferdam.compiler;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// What the lines of some methods stand for, those that were asked for last: a stack trace has the
/// same method up to a thousand times, and to find out takes reading the whole function.
///
/// Safe for use by many threads.
final class LineCache {
  private static final int METHODS_MAX = 64;

  private final Map<String, int[]> offsets = new LinkedHashMap<>(16, 0.75f, true);

  /// Returns what is known of a method, or else finds it out.
  synchronized int[] offsets(String methodName, Supplier<int[]> find) {
    int[] known = offsets.get(methodName);
    if (known == null) {
      known = find.get();
      offsets.put(methodName, known);
      if (offsets.size() > METHODS_MAX) {
        offsets.remove(offsets.keySet().iterator().next());
      }
    }
    return known;
  }
}
