package dev.cofferdam.fleet.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Decides whether a request is looked at, from what stands in its head.
///
/// A browser sends an `Origin` with whatever a page posts, cannot be made to leave it out, and
/// names in `Host` the name that a page rebound to this address; so neither gets further than here.
///
/// @param port the port of the endpoint
/// @param token the token that a request must have
record RequestCheck(int port, String token) {
  static final int BYTES_MAX = 64 << 10;
  private static final String BEARER = "Bearer ";

  /// The head of a request.
  ///
  /// @param method such as `POST`
  /// @param fields the header fields, names in lower case
  record Head(String method, Map<String, List<String>> fields) {
    List<String> field(String name) {
      return fields.getOrDefault(name, List.of());
    }

    String only(String name) {
      List<String> values = field(name);
      return values.size() == 1 ? values.getFirst() : "";
    }
  }

  /// @throws ControlException if the request is refused
  void require(Head head) {
    if (!hosts().contains(head.only("host"))) {
      throw new ControlException(403, "the Host header must be 127.0.0.1:" + port);
    }
    if (!head.field("origin").isEmpty()) {
      throw new ControlException(403, "requests of web pages are refused");
    }
    if (!hasToken(head.only("authorization"))) {
      throw new ControlException(
          401, "the token is missing or wrong; it stands in " + ControlAccess.FILE);
    }
    if (!head.method().equals("POST")) {
      throw new ControlException(405, "the method must be POST");
    }
    if (!head.only("content-type").equals("application/json")) {
      throw new ControlException(415, "the Content-Type must be application/json");
    }
  }

  private Set<String> hosts() {
    return Set.of("127.0.0.1:" + port, "localhost:" + port);
  }

  private boolean hasToken(String authorization) {
    return authorization.startsWith(BEARER)
        && MessageDigest.isEqual(bytes(authorization.substring(BEARER.length())), bytes(token));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
