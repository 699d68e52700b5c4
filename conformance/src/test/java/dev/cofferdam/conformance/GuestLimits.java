package dev.cofferdam.conformance;

import com.google.gson.JsonObject;
import dev.cofferdam.engine.Limits;
import java.time.Duration;

/// The limits of a guest's case: ample, but for those that the case is about.
final class GuestLimits {
  private static final long MEMORY_BYTES = 512L << 20;
  private static final long FUEL = 100_000_000_000L;
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private GuestLimits() {}

  static Limits of(JsonObject testCase) {
    JsonObject stated =
        testCase.has("limits") ? testCase.getAsJsonObject("limits") : new JsonObject();
    return Limits.untrusted()
        .withFuel(stated.has("fuel") ? stated.get("fuel").getAsLong() : FUEL)
        .withMemoryBytes(stated.has("memory") ? stated.get("memory").getAsLong() : MEMORY_BYTES)
        .withTimeout(stated.has("timeout") ? seconds(stated) : TIMEOUT);
  }

  private static Duration seconds(JsonObject stated) {
    String text = stated.get("timeout").getAsString();
    return Duration.ofSeconds(Long.parseLong(text.substring(0, text.length() - 1)));
  }
}
