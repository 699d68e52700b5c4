package dev.cofferdam.fleet.control;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RequestCheckTest {
  private static final Map<String, List<String>> GOOD =
      Map.of(
          "host", List.of("127.0.0.1:4711"),
          "authorization", List.of("Bearer secret"),
          "content-type", List.of("application/json"));

  private final RequestCheck check = new RequestCheck(4711, "secret");

  @Test
  void goodRequest_isLookedAt() {
    assertDoesNotThrow(() -> check.require(new RequestCheck.Head("POST", GOOD)));
  }

  @Test
  void localhost_isAHost() {
    var head = new RequestCheck.Head("POST", with("host", "localhost:4711"));

    assertDoesNotThrow(() -> check.require(head));
  }

  @Test
  void otherHost_isRefusedBeforeTheToken() {
    assertRefused(403, "the Host header must be 127.0.0.1:4711", with("host", "evil.example"));
  }

  @Test
  void twoHosts_areRefused() {
    var fields = new HashMap<>(GOOD);
    fields.put("host", List.of("127.0.0.1:4711", "127.0.0.1:4711"));

    assertRefused(403, "the Host header must be 127.0.0.1:4711", fields);
  }

  @Test
  void webPage_isRefusedWhateverElseItSends() {
    assertRefused(403, "requests of web pages are refused", with("origin", "null"));
  }

  @Test
  void wrongToken_isRefused() {
    assertRefused(
        401,
        "the token is missing or wrong; it stands in control.json",
        with("authorization", "Bearer secre"));
  }

  @Test
  void missingToken_isRefused() {
    var fields = new HashMap<>(GOOD);
    fields.remove("authorization");

    assertRefused(401, "the token is missing or wrong; it stands in control.json", fields);
  }

  @Test
  void formPost_isRefused() {
    assertRefused(
        415, "the Content-Type must be application/json", with("content-type", "text/plain"));
  }

  @Test
  void otherMethod_isRefused() {
    var refused =
        assertThrows(
            ControlException.class, () -> check.require(new RequestCheck.Head("GET", GOOD)));

    assertEquals("the method must be POST", refused.getMessage());
    assertEquals(405, refused.status());
  }

  private static Map<String, List<String>> with(String name, String value) {
    var fields = new HashMap<>(GOOD);
    fields.put(name, List.of(value));
    return fields;
  }

  private void assertRefused(int status, String sentence, Map<String, List<String>> fields) {
    var refused =
        assertThrows(
            ControlException.class, () -> check.require(new RequestCheck.Head("POST", fields)));
    assertEquals(sentence, refused.getMessage());
    assertEquals(status, refused.status());
  }
}
