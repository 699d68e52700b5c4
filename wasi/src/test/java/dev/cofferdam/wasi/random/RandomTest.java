package dev.cofferdam.wasi.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import dev.cofferdam.wasi.FakeGuest;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The functions of `wasi:random`.
final class RandomTest {
  @ParameterizedTest
  @ValueSource(longs = {1025, 1L << 40, -1})
  void randomBytes_beyondTheLimit_trapsAndNamesIt(long length) {
    try (var guest = guest(RandomSource.secure())) {
      Trap trap = assertThrows(Trap.class, () -> guest.call("get-random-bytes", length));
      assertThrows(Trap.class, () -> guest.call("get-insecure-random-bytes", length));

      assertEquals(TrapKind.RANDOM_BYTES, trap.kind());
    }
  }

  @Test
  void randomBytes_ofManyHostCalls_areCountedInOneCallOfTheGuest() throws Exception {
    try (var guest = guest(RandomSource.secure())) {
      guest.call("get-random-bytes", 1000L);
      Trap trap = assertThrows(Trap.class, () -> guest.call("get-random-bytes", 25L));

      assertEquals(
          "random bytes limit exceeded: 1025 asked, 1024 allowed (limit randomBytes, raise it with"
              + " Limits.withRandomBytes)",
          trap.getMessage());
    }
  }

  @Test
  void randomBytes_seeded_areTheSameInEveryStore() throws Exception {
    try (var one = guest(RandomSource.seeded(42));
        var other = guest(RandomSource.seeded(42))) {
      assertArrayEquals(bytes(one), bytes(other));
      assertEquals(one.call("insecure-seed"), other.call("insecure-seed"));
    }
  }

  @Test
  void randomBytes_secure_differ() throws Exception {
    try (var guest = guest(RandomSource.secure())) {
      assertNotEquals(guest.call("get-random-u64"), guest.call("get-random-u64"));
      assertEquals(16, bytes(guest).length);
    }
  }

  private static FakeGuest guest(RandomSource source) {
    return new FakeGuest(RandomInterfaces.all(source), Limits.untrusted().withRandomBytes(1024));
  }

  private static byte[] bytes(FakeGuest guest) throws Exception {
    return (byte[]) Objects.requireNonNull(guest.call("get-random-bytes", 16L));
  }
}
