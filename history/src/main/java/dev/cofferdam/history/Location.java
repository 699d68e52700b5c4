package dev.cofferdam.history;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/// Where a crash database is.
public sealed interface Location {
  /// A file of the embedded database H2; one process has it open at a time.
  ///
  /// @param file the file, with or without the ending `.mv.db` that H2 gives it; it is made with
  ///   its folder where it is missing
  record EmbeddedFile(Path file) implements Location {
    private static final String ENDING = ".mv.db";

    /// Takes the ending off.
    ///
    /// @throws IllegalArgumentException if the path holds a semicolon, which H2 cannot take
    public EmbeddedFile {
      file = file.toAbsolutePath().normalize();
      if (file.toString().indexOf(';') >= 0) {
        throw new IllegalArgumentException(
            "no crash database can be at " + file + ": H2 takes no ';' in a path; choose another");
      }
      if (file.toString().endsWith(ENDING)) {
        String whole = file.toString();
        file = Path.of(whole.substring(0, whole.length() - ENDING.length()));
      }
    }

    /// Returns the file that H2 makes.
    public Path storeFile() {
      return Path.of(file + ENDING);
    }

    @Override
    public String toString() {
      return storeFile().toString();
    }
  }

  /// A database server, such as PostgreSQL; several processes may share it.
  ///
  /// @param url a JDBC URL, such as `jdbc:postgresql://host/crashes`
  /// @param properties what else the driver is told, such as `user` and `password`
  record Server(String url, Map<String, String> properties) implements Location {
    /// Copies the properties.
    public Server {
      properties = Map.copyOf(new TreeMap<>(properties));
    }

    /// Returns the URL without what follows its question mark, where passwords may stand.
    @Override
    public String toString() {
      int end = url.indexOf('?');
      return end < 0 ? url : url.substring(0, end);
    }
  }

  /// Connections that the application makes, to H2 or PostgreSQL.
  ///
  /// @param name what messages call it
  /// @param dataSource makes a connection; three at most are open at a time
  record Given(String name, DataSource dataSource) implements Location {
    @Override
    public String toString() {
      return name;
    }
  }
}
