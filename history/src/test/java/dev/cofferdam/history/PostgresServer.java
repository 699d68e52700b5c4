package dev.cofferdam.history;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// A PostgreSQL server for the tests of this JVM: one given by its URL in the environment variable
/// `COFFERDAM_TEST_POSTGRES`, or one that is started from the programs found on this machine.
final class PostgresServer {
  private static final String URL_VARIABLE = "COFFERDAM_TEST_POSTGRES";
  private static final int ATTEMPTS_MAX = 600;
  private static final AtomicInteger SCHEMA_NUMBER = new AtomicInteger();

  private final String url;

  /// Why there is none; empty where there is one.
  static Optional<String> reasonForNone() {
    if (System.getenv(URL_VARIABLE) != null) {
      return Optional.empty();
    }
    if (programs().isEmpty()) {
      return Optional.of(
          "PostgreSQL is not tested: no initdb on PATH or in /usr/lib/postgresql, and "
              + URL_VARIABLE
              + " gives no URL");
    }
    if (isRoot() && findOnPath("setpriv").isEmpty()) {
      return Optional.of(
          "PostgreSQL is not tested: it does not run as root, and there is no setpriv");
    }
    return Optional.empty();
  }

  private static final class Holder {
    static final PostgresServer SHARED = start();
  }

  private PostgresServer(String url) {
    this.url = url;
  }

  static PostgresServer shared() {
    return Holder.SHARED;
  }

  /// Returns a location that nobody uses.
  Location freshLocation() {
    String schema =
        "cofferdam_test_%d_%d"
            .formatted(ProcessHandle.current().pid(), SCHEMA_NUMBER.incrementAndGet());
    try (var connection = DriverManager.getConnection(url)) {
      Sql.execute(connection, "CREATE SCHEMA " + schema);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return new Location.Server(url, Map.of("currentSchema", schema));
  }

  private static PostgresServer start() {
    String given = System.getenv(URL_VARIABLE);
    try {
      return new PostgresServer(given != null ? given : startedHere(programs().orElseThrow()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String startedHere(Path programs) throws IOException {
    Path folder = Files.createTempDirectory("cofferdam-postgres");
    Path data = Files.createDirectory(folder.resolve("data"));
    if (isRoot()) {
      var owner =
          folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
      Files.setOwner(folder, owner);
      Files.setOwner(data, owner);
    }
    run(
        folder,
        programs.resolve("initdb").toString(),
        "-D",
        data.toString(),
        "-A",
        "trust",
        "-U",
        "cofferdam",
        "-E",
        "UTF8",
        "--no-sync");
    int port = freePort();
    Process server =
        process(
            folder,
            programs.resolve("postgres").toString(),
            "-D",
            data.toString(),
            "-p",
            "" + port,
            "-h",
            "127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-c",
            "fsync=off");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=cofferdam";
    awaitAnswer(url, server, folder);
    return url;
  }

  private static void awaitAnswer(String url, Process server, Path folder) throws IOException {
    for (int i = 0; i < ATTEMPTS_MAX && server.isAlive(); i++) {
      try (var connection = DriverManager.getConnection(url)) {
        System.out.println("PostgreSQL " + connection.getMetaData().getDatabaseProductVersion());
        return;
      } catch (SQLException _) {
        waitFor(server, 100);
      }
    }
    throw new AssertionError(Files.readString(folder.resolve("log")));
  }

  private static void stop(Process server, Path folder) {
    server.destroy();
    if (!waitFor(server, 10_000)) {
      server.destroyForcibly();
      waitFor(server, 10_000);
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean waitFor(Process process, long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void run(Path folder, String... command) throws IOException {
    Process process = process(folder, command);
    if (!waitFor(process, 120_000) || process.exitValue() != 0) {
      throw new AssertionError(Files.readString(folder.resolve("log")));
    }
  }

  // PostgreSQL refuses to run as root.
  private static Process process(Path folder, String... command) throws IOException {
    var words = new ArrayList<String>();
    if (isRoot()) {
      words.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
    }
    words.addAll(List.of(command));
    return new ProcessBuilder(words)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static Optional<Path> programs() {
    return findOnPath("initdb").map(PostgresServer::realFolder).or(PostgresServer::debianFolder);
  }

  private static Path realFolder(Path program) {
    try {
      return Objects.requireNonNull(program.toRealPath().getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> debianFolder() {
    try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
          .max(java.util.Comparator.naturalOrder());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static Optional<Path> findOnPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder).resolve(program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
