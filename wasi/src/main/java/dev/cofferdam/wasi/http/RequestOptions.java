package dev.cofferdam.wasi.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The resource `request-options`: timeouts in nanoseconds, by name.
final class RequestOptions {
  private final Map<String, Optional<?>> timeouts = new HashMap<>();

  Optional<?> timeout(String name) {
    return timeouts.getOrDefault(name, Optional.empty());
  }

  void setTimeout(String name, Optional<?> nanos) {
    timeouts.put(name, nanos);
  }
}
