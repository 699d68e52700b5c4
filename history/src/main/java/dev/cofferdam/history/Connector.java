package dev.cofferdam.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.h2.Driver;

/// Makes connections to a location, and puts its failures into words.
final class Connector {
  private interface Source {
    Connection connect() throws SQLException;
  }

  // `async` files are not closed by an interrupt of the thread that reads. H2 tidies its file every
  // third of WRITE_DELAY; `Dialect.sync` is what makes commits safe. What is out of date may be
  // overwritten after RETENTION_TIME, as each version is synced before the next is begun. The
  // shutdown hook would close the file under our last write.
  private static final String H2_OPTIONS =
      ";WRITE_DELAY=2000;RETENTION_TIME=1000;COMPRESS=TRUE"
          + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;QUERY_CACHE_SIZE=64";

  private final Location location;
  private final Source source;

  private Connector(Location location, Source source) {
    this.location = location;
    this.source = source;
  }

  static Connector of(Location location) {
    return new Connector(
        location,
        switch (location) {
          case Location.EmbeddedFile embedded -> source(embedded);
          case Location.Server server -> source(server);
          case Location.Given given -> () -> given.dataSource().getConnection();
        });
  }

  private static Source source(Location.EmbeddedFile embedded) {
    String url = "jdbc:h2:async:" + embedded.file() + H2_OPTIONS;
    return () -> {
      makeFile(embedded);
      return Driver.load().connect(url, new Properties());
    };
  }

  /// Makes file and folder for their owner only: reports may hold what a guest was given. What is
  /// there already stays as it is, for its owner may have chosen so.
  private static void makeFile(Location.EmbeddedFile embedded) {
    Path folder = embedded.file().getParent();
    try {
      if (folder != null && !Files.isDirectory(folder)) {
        Files.createDirectories(folder, ownerOnly("rwx------"));
      }
      if (!Files.exists(embedded.storeFile())) {
        Files.createFile(embedded.storeFile(), ownerOnly("rw-------"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static Source source(Location.Server server) {
    var properties = new Properties();
    if (server.url().startsWith("jdbc:postgresql:")) {
      properties.setProperty("ApplicationName", "cofferdam-history");
      properties.setProperty("connectTimeout", "10");
      properties.setProperty("socketTimeout", "30");
      properties.setProperty("reWriteBatchedInserts", "true");
    }
    properties.putAll(server.properties());
    return () -> DriverManager.getConnection(server.url(), properties);
  }

  Connection connect() throws SQLException {
    try {
      return source.connect();
    } catch (UncheckedIOException e) {
      throw new HistoryException(
          "the folder of the crash database " + location + " cannot be made: " + e.getCause(), e);
    }
  }

  /// Returns what went wrong, with the database's name and the way out.
  HistoryException failure(SQLException cause) {
    return new HistoryException(Failures.sentence(location, cause), cause);
  }

  @Override
  public String toString() {
    return "the crash database " + location;
  }
}
