package dev.cofferdam.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

final class GrantDigestTest {
  @Test
  void equalGrants_haveOneDigest() {
    assertEquals(
        Wasi.builder().arguments("a", "b").build().digest(),
        Wasi.builder().arguments("a", "b").build().digest());
  }

  @Test
  void otherEnvironment_hasAnother() {
    assertNotEquals(
        Wasi.builder().environment("A", "1").build().digest(),
        Wasi.builder().environment("A", "2").build().digest());
  }

  @Test
  void words_areToldApartByTheirLengths() {
    assertNotEquals(
        Wasi.builder().arguments("ab", "c").build().digest(),
        Wasi.builder().arguments("a", "bc").build().digest());
  }
}
