package dev.cofferdam.fleet.control;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/// Asks a running fleet. Usable by many threads.
public final class ControlClient {
  private static final int CONNECT_MILLIS_MAX = 5_000;

  /// How long an answer may take: longer than any call, drain or reload that somebody waits for.
  private static final int READ_MILLIS_MAX = 3_600_000;

  /// Largest answer.
  static final int ANSWER_BYTES_MAX = 32 << 20;

  private final ControlAccess access;
  private final String fleet;

  private ControlClient(ControlAccess access, String fleet) {
    this.access = access;
    this.fleet = fleet;
  }

  /// Finds the fleet that has this state folder.
  ///
  /// @param fleet what messages call it, such as the name of its file
  /// @throws NoFleetException if none runs
  /// @throws IOException if it cannot be told
  public static ControlClient find(Path folder, String fleet) throws IOException {
    try {
      ControlAccess access =
          ControlAccess.read(folder)
              .orElseThrow(() ->
                  new NoFleetException(
                      "no fleet runs for %s; start it with: cofferdam supervise %s"
                          .formatted(fleet, fleet)));
      var client = new ControlClient(access, fleet);
      if (!access.isOfALivingFleet(folder)) {
        throw client.ended();
      }
      return client;
    } catch (AccessDeniedException e) {
      throw new IOException("the fleet of %s belongs to somebody else".formatted(fleet), e);
    }
  }

  private NoFleetException ended() {
    return new NoFleetException(
        "no fleet runs for %s any more: process %d did not end in good order; start it again with: cofferdam supervise %s"
            .formatted(fleet, access.processId(), fleet));
  }

  /// Asks for something and waits for the answer, for an hour at most.
  ///
  /// @throws NoFleetException if the fleet has ended
  /// @throws ControlException if it refuses
  /// @throws IOException if the answer does not arrive
  public JsonObject ask(String verb, JsonObject request) throws IOException {
    HttpURLConnection connection = connect(verb);
    try {
      send(connection, request);
      int status = connection.getResponseCode();
      JsonObject answer = read(connection, status);
      if (status != HttpURLConnection.HTTP_OK) {
        throw new ControlException(status, Json.text(answer, "error").orElse("refused"));
      }
      return answer;
    } catch (ConnectException _) {
      throw ended();
    } finally {
      connection.disconnect();
    }
  }

  private HttpURLConnection connect(String verb) throws IOException {
    URI uri = URI.create("http://127.0.0.1:%d/%s".formatted(access.port(), verb));
    var connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout(CONNECT_MILLIS_MAX);
    connection.setReadTimeout(READ_MILLIS_MAX);
    connection.setDoOutput(true);
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setRequestProperty("Authorization", "Bearer " + access.token());
    return connection;
  }

  private static void send(HttpURLConnection connection, JsonObject request) throws IOException {
    byte[] bytes = Json.write(request).getBytes(StandardCharsets.US_ASCII);
    connection.setFixedLengthStreamingMode(bytes.length);
    try (OutputStream body = connection.getOutputStream()) {
      body.write(bytes);
    }
  }

  private static JsonObject read(HttpURLConnection connection, int status) throws IOException {
    boolean isError = status >= HttpURLConnection.HTTP_BAD_REQUEST;
    InputStream body = isError ? connection.getErrorStream() : connection.getInputStream();
    if (body == null) {
      throw new IOException("the fleet answered %d without a word".formatted(status));
    }
    try (body) {
      byte[] bytes = body.readNBytes(ANSWER_BYTES_MAX + 1);
      if (bytes.length > ANSWER_BYTES_MAX) {
        throw new IOException("the fleet's answer is larger than 32 MiB");
      }
      return Json.readObject(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new IOException("the answer is no JSON", e);
    }
  }
}
