package dev.cofferdam.fleet.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Where a fleet keeps its crash history and its quarantines.
public sealed interface HistoryConfig {
  /// In a file of its own.
  ///
  /// @param path the file, without an ending
  record File(Path path) implements HistoryConfig {}

  /// On a database server.
  ///
  /// @param url a JDBC URL
  /// @param properties what the driver is told besides, such as `user` and `password`
  record Url(String url, Map<String, String> properties) implements HistoryConfig {
    /// Copies the map.
    public Url {
      properties = Map.copyOf(new TreeMap<>(properties));
    }
  }
}
