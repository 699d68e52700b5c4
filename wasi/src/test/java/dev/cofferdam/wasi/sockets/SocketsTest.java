package dev.cofferdam.wasi.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.cofferdam.wasi.FakeGuest;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Every way to the network is denied.
final class SocketsTest {
  @Test
  void sockets_ofEitherKind_areDenied() throws Exception {
    try (var guest = new FakeGuest(SocketsInterfaces.all())) {
      assertEquals("access-denied", guest.err("create-tcp-socket", "ipv4"));
      assertEquals("access-denied", guest.err("create-udp-socket", "ipv6"));
    }
  }

  @Test
  void nameLookup_isDenied() throws Exception {
    try (var guest = new FakeGuest(SocketsInterfaces.all())) {
      Object network = guest.call("instance-network");

      assertNotNull(network);
      assertEquals(
          "access-denied",
          guest.err("resolve-addresses", Objects.requireNonNull(network), "localhost"));
    }
  }
}
