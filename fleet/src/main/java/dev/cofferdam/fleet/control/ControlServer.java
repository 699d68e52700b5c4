package dev.cofferdam.fleet.control;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cofferdam.engine.GuestText;
import dev.cofferdam.fleet.config.Nearest;
import dev.cofferdam.history.HistoryException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// Answers requests to a fleet, on the loopback address only, to those who know the token.
///
/// Each request has a virtual thread of its own; at most {@link #REQUESTS_MAX} are at work at a
/// time, and more are refused.
public final class ControlServer implements AutoCloseable {
  static final int REQUESTS_MAX = 64;
  private static final System.Logger LOG = System.getLogger("dev.cofferdam.fleet");
  private static final String CONNECTIONS_MAX = "256";
  private static final String REQUEST_SECONDS_MAX = "10";
  private static final int BACKLOG = 64;

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places = new Semaphore(REQUESTS_MAX);
  private final Map<String, ControlVerb> verbs;
  private final RequestCheck check;
  private final Path folder;

  private ControlServer(
      HttpServer http, Map<String, ControlVerb> verbs, RequestCheck check, Path folder) {
    this.http = http;
    this.verbs = Map.copyOf(verbs);
    this.check = check;
    this.folder = folder;
  }

  /// Begins to listen, and writes down how to get in.
  ///
  /// It bounds, for all servers of the JDK's in this JVM that come later, how many connections may
  /// be open and how long a request may take to arrive, unless the JVM was told other bounds.
  ///
  /// @param folder the state folder of the fleet
  /// @param port the port, or 0 for any that is free
  /// @throws IOException if the port is taken, or the folder cannot be written to
  public static ControlServer start(Path folder, int port, Map<String, ControlVerb> verbs)
      throws IOException {
    boundServers();
    var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    HttpServer http = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
    var access =
        new ControlAccess(
            http.getAddress().getPort(), ControlAccess.newToken(), ProcessHandle.current().pid());
    var server =
        new ControlServer(http, verbs, new RequestCheck(access.port(), access.token()), folder);
    http.setExecutor(server.threads);
    http.createContext("/", server::handle);
    access.write(folder);
    http.start();
    return server;
  }

  private static void boundServers() {
    setIfAbsent("jdk.httpserver.maxConnections", CONNECTIONS_MAX);
    setIfAbsent("sun.net.httpserver.maxReqTime", REQUEST_SECONDS_MAX);
  }

  private static void setIfAbsent(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!places.tryAcquire()) {
        refuse(exchange, new ControlException(503, "too many requests at a time; try again"));
        return;
      }
      try {
        send(exchange, 200, answer(exchange));
      } catch (ControlException refused) {
        refuse(exchange, refused);
      } catch (HistoryException e) {
        refuse(exchange, new ControlException(503, String.valueOf(e.getMessage())));
      } catch (RuntimeException | Error e) {
        LOG.log(System.Logger.Level.ERROR, "a request could not be answered", e);
        refuse(exchange, new ControlException(500, "a bug of the fleet's: " + e));
      } finally {
        places.release();
      }
    }
  }

  private JsonObject answer(HttpExchange exchange) throws IOException {
    check.require(new RequestCheck.Head(exchange.getRequestMethod(), fields(exchange)));
    ControlVerb verb = verb(exchange.getRequestURI().getPath().replaceFirst("^/", ""));
    try {
      return verb.perform(Json.readObject(body(exchange)));
    } catch (IllegalArgumentException e) {
      throw ControlException.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, List<String>> fields(HttpExchange exchange) {
    var fields = new HashMap<String, List<String>>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> fields.put(name.toLowerCase(Locale.ROOT), values));
    return fields;
  }

  private ControlVerb verb(String name) {
    ControlVerb verb = verbs.get(name);
    if (verb == null) {
      String meant =
          Nearest.of(name, verbs.keySet()).map("; did you mean '%s'?"::formatted).orElse("");
      throw ControlException.notFound(
          "there is no verb '%s'%s".formatted(GuestText.escape(name), meant));
    }
    return verb;
  }

  private static String body(HttpExchange exchange) throws IOException {
    try (InputStream body = exchange.getRequestBody()) {
      byte[] bytes = body.readNBytes(RequestCheck.BYTES_MAX + 1);
      if (bytes.length > RequestCheck.BYTES_MAX) {
        throw new ControlException(413, "the request is larger than 64 KiB");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static void refuse(HttpExchange exchange, ControlException refused) throws IOException {
    var answer = new JsonObject();
    answer.addProperty("error", refused.getMessage());
    exchange.getResponseHeaders().set("Connection", "close");
    send(exchange, refused.status(), answer);
  }

  private static void send(HttpExchange exchange, int status, JsonObject answer)
      throws IOException {
    byte[] bytes = (Json.write(answer) + "\n").getBytes(StandardCharsets.US_ASCII);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /// Returns the port.
  public int port() {
    return address().getPort();
  }

  InetSocketAddress address() {
    return http.getAddress();
  }

  /// Stops listening; requests that are at work may end within a second.
  ///
  /// @throws IOException if `control.json` cannot be deleted
  @Override
  public void close() throws IOException {
    ControlAccess.delete(folder);
    http.stop(1);
    threads.shutdownNow();
  }
}
