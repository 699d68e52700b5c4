package dev.cofferdam.cli;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say which crashes are meant.
final class CrashFilterOptions {
  @Option(names = "--guest", paramLabel = "GUEST", description = "Only crashes of this guest.")
  private @Nullable String guest;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = Converters.Time.class,
      description = "Only crashes of the last 10m, 1h, 48h.")
  private @Nullable Duration since;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many lines at most (default: 20).")
  private long limit = 20;

  JsonObject request() {
    var request = new JsonObject();
    request.addProperty("limit", limit);
    if (guest != null) {
      request.addProperty("guest", guest);
    }
    if (since != null) {
      request.addProperty("since", Instant.now().minus(since).toString());
    }
    return request;
  }
}
