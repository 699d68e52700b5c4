package dev.cofferdam.fleet.control;

import com.google.gson.JsonObject;

/// Something that a running fleet can be asked for. Safe for use by many threads.
@FunctionalInterface
public interface ControlVerb {
  /// Does it.
  ///
  /// @throws ControlException if it cannot be done
  /// @throws IllegalArgumentException if the request is wrong
  JsonObject perform(JsonObject request);
}
