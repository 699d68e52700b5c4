package dev.cofferdam.fleet.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.cofferdam.history.CrashDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ControlServerTest {
  @TempDir private Path folder;
  private ControlServer server;

  @BeforeEach
  void start() throws IOException {
    Map<String, ControlVerb> verbs =
        Map.of(
            "echo",
            request -> request,
            "busy",
            _ -> {
              throw ControlException.conflict("not now");
            },
            "down",
            _ -> openHistory(),
            "broken",
            _ -> {
              throw new IllegalStateException("oops");
            },
            "need",
            request -> text(Json.text(request, "guest").orElseThrow()));
    server = ControlServer.start(folder, 0, verbs);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void request_isAnswered() throws IOException {
    JsonObject request = Json.readObject("{\"a\": \"\\u00e9\"}");

    assertEquals(request, client().ask("echo", request));
  }

  @Test
  void refusalOfAVerb_arrivesWithItsStatus() throws IOException {
    ControlClient client = client();

    var refused = assertThrows(ControlException.class, () -> client.ask("busy", new JsonObject()));

    assertEquals("not now", refused.getMessage());
    assertEquals(409, refused.status());
  }

  @Test
  void wrongMember_isTheCallersMistake() throws IOException {
    ControlClient client = client();

    var refused =
        assertThrows(
            ControlException.class, () -> client.ask("need", Json.readObject("{\"guest\": 1}")));

    assertEquals("'guest' must be a text", refused.getMessage());
    assertEquals(400, refused.status());
  }

  @Test
  void unknownVerb_isAnsweredWithTheNearest() throws IOException {
    ControlClient client = client();

    var refused = assertThrows(ControlException.class, () -> client.ask("ecco", new JsonObject()));

    assertEquals("there is no verb 'ecco'; did you mean 'echo'?", refused.getMessage());
  }

  @Test
  void largeRequest_isRefused() throws IOException {
    ControlClient client = client();
    JsonObject request = text("x".repeat(RequestCheck.BYTES_MAX));

    var refused = assertThrows(ControlException.class, () -> client.ask("echo", request));

    assertEquals("the request is larger than 64 KiB", refused.getMessage());
  }

  @Test
  void requestWithoutToken_isRefusedOnTheWire() throws IOException {
    String answer =
        send(
            "POST /echo HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/json\r\n"
                    .formatted(server.port())
                + "Content-Length: 2\r\n\r\n{}");

    assertTrue(answer.startsWith("HTTP/1.1 401 "), answer);
  }

  @Test
  void reboundName_isRefusedOnTheWire() throws IOException {
    String answer =
        send(
            "POST /echo HTTP/1.1\r\nHost: evil.example\r\nAuthorization: Bearer %s\r\n"
                    .formatted(token())
                + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");

    assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
  }

  @Test
  void server_listensOnTheLoopbackAddressOnly() throws IOException {
    assertTrue(server.address().getAddress().isLoopbackAddress());
  }

  @Test
  void accessFile_isForTheOwnerOnly() throws IOException {
    Path file = folder.resolve("control.json");

    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void closedServer_leavesNoAccessFile() throws IOException {
    server.close();

    assertFalse(Files.exists(folder.resolve("control.json")));
  }

  @Test
  void folderWithoutFleet_saysHowToStartOne() throws IOException {
    server.close();

    var none = assertThrows(NoFleetException.class, () -> ControlClient.find(folder, "fleet.toml"));

    assertEquals(
        "no fleet runs for fleet.toml; start it with: cofferdam supervise fleet.toml",
        none.getMessage());
  }

  @Test
  void fleetThatWasKilled_isToldFromOneThatRuns() throws IOException {
    ControlClient client = client();
    server.close();

    var none = assertThrows(NoFleetException.class, () -> client.ask("echo", new JsonObject()));

    assertEquals(
        "no fleet runs for fleet.toml any more: process %d did not end in good order; start it again with: cofferdam supervise fleet.toml"
            .formatted(ProcessHandle.current().pid()),
        none.getMessage());
  }

  @Test
  void failingHistory_isAnsweredWithItsSentence() throws IOException {
    ControlClient client = client();

    var refused = assertThrows(ControlException.class, () -> client.ask("down", new JsonObject()));

    assertTrue(
        String.valueOf(refused.getMessage()).contains("crash database"), refused.getMessage());
    assertEquals(503, refused.status());
  }

  /// Fails, as there is a folder in place of the file.
  private JsonObject openHistory() {
    try {
      Files.createDirectories(folder.resolve("x.mv.db"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    CrashDatabase.open(folder.resolve("x")).close();
    return new JsonObject();
  }

  @Test
  void bugOfAVerb_isAnswered() throws IOException {
    ControlClient client = client();

    var bug = assertThrows(ControlException.class, () -> client.ask("broken", new JsonObject()));

    assertEquals(500, bug.status());
  }

  @Test
  void accessFile_ofAFleetThatWasKilled_isNotTrusted() throws IOException {
    long other = ProcessHandle.current().pid() + 1;
    new ControlAccess(server.port(), token(), other).write(folder);

    var none = assertThrows(NoFleetException.class, () -> ControlClient.find(folder, "fleet.toml"));

    assertTrue(String.valueOf(none.getMessage()).contains("process " + other), none.getMessage());
  }

  @Test
  void access_showsNoToken() throws IOException {
    ControlAccess access = ControlAccess.read(folder).orElseThrow();

    assertFalse(access.toString().contains(access.token()));
  }

  private static JsonObject text(String value) {
    var json = new JsonObject();
    json.addProperty("text", value);
    return json;
  }

  private ControlClient client() throws IOException {
    return ControlClient.find(folder, "fleet.toml");
  }

  private String token() throws IOException {
    return ControlAccess.read(folder).orElseThrow().token();
  }

  private String send(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
