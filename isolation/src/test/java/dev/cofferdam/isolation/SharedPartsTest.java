package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.cofferdam.engine.CodeLimits;
import org.junit.jupiter.api.Test;

final class SharedPartsTest {
  private final SharedParts shared = new SharedParts(CodeLimits.defaults());

  @Test
  void code_ofEqualBytes_isHeldOnce() {
    GuestCode first = GuestCode.of(Crashers.bytes().clone());

    GuestCode second = GuestCode.of(Crashers.bytes().clone());

    assertSame(first, second);
  }

  @Test
  void code_keepsItsBytes_whenTheCallerChangesThem() {
    byte[] bytes = Crashers.bytes().clone();
    GuestCode code = GuestCode.of(bytes);
    bytes[bytes.length - 1]++;

    assertNotEquals(bytes[bytes.length - 1], code.bytes()[bytes.length - 1]);
    assertNotEquals(code.digest(), GuestCode.of(bytes).digest());
  }

  @Test
  void component_ofEqualBytes_isLoadedOnce() {
    GuestCode code = GuestCode.of(Crashers.bytes());

    assertSame(shared.component(code), shared.component(code));
  }
}
