package dev.cofferdam.wasi.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cofferdam.component.ComponentVal.Tuple;
import dev.cofferdam.component.ComponentVal.Variant;
import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.wasi.FakeGuest;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What of `wasi:http` works without any HTTP.
final class FieldsTest {
  private static final byte[] VALUE = "v".getBytes(UTF_8);

  private final FakeGuest guest = new FakeGuest(HttpInterfaces.all());
  private Object fields = "";

  @BeforeEach
  void create() throws Exception {
    fields = Objects.requireNonNull(guest.call("[constructor]fields"));
  }

  @AfterEach
  void close() {
    guest.close();
  }

  @Test
  void names_areComparedWithoutCase() throws Exception {
    guest.ok("[method]fields.append", fields, "X-Name", VALUE);

    assertEquals(List.of(VALUE), guest.call("[method]fields.get", fields, "x-name"));
    assertEquals(true, guest.call("[method]fields.has", fields, "X-NAME"));
  }

  @Test
  void set_replacesAllValues() throws Exception {
    guest.ok("[method]fields.append", fields, "a", VALUE);
    guest.ok("[method]fields.set", fields, "A", List.of(VALUE, VALUE));

    assertEquals(2, ((List<?>) entries(fields)).size());
    guest.ok("[method]fields.delete", fields, "a");
    assertEquals(List.of(), entries(fields));
  }

  private Object entries(Object of) throws Exception {
    return Objects.requireNonNull(guest.call("[method]fields.entries", of));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\r\nb", "ä", "a:"})
  void append_badName_isInvalidSyntax(String name) throws Exception {
    assertEquals(
        Variant.of("invalid-syntax"), guest.err("[method]fields.append", fields, name, VALUE));
  }

  @Test
  void append_headerSplitting_isInvalidSyntax() throws Exception {
    byte[] evil = "a\r\nSet-Cookie: b".getBytes(UTF_8);

    assertEquals(
        Variant.of("invalid-syntax"), guest.err("[method]fields.append", fields, "a", evil));
  }

  @Test
  void append_nameOfTheTransport_isForbidden() throws Exception {
    assertEquals(
        Variant.of("forbidden"), guest.err("[method]fields.append", fields, "Host", VALUE));
  }

  @Test
  void headersOfRequest_areImmutable() throws Exception {
    Object request = call("[constructor]outgoing-request", fields);
    Object headers = call("[method]outgoing-request.headers", request);

    assertEquals(Variant.of("immutable"), guest.err("[method]fields.append", headers, "a", VALUE));
  }

  private Object call(String func, Object argument) throws Exception {
    return Objects.requireNonNull(guest.call(func, argument));
  }

  @Test
  void fromList_ofVeryManyHeaders_trapsAtTheLimit() {
    var many = Collections.nCopies(32_769, Tuple.of("a", new byte[0]));

    Trap trap = assertThrows(Trap.class, () -> guest.call("[static]fields.from-list", many));

    assertEquals(true, String.valueOf(trap.getMessage()).contains("httpFieldBytes"));
  }

  @Test
  void limit_isThatOfTheStore() throws Exception {
    var limits = Limits.untrusted().withHttpFieldBytes(Fields.FIELD_OVERHEAD_BYTES + 2);
    try (var small = new FakeGuest(HttpInterfaces.all(), limits)) {
      Object few = Objects.requireNonNull(small.call("[constructor]fields"));
      small.ok("[method]fields.append", few, "a", VALUE);

      assertThrows(Trap.class, () -> small.call("[method]fields.append", few, "b", VALUE));
    }
  }

  @Test
  void manyFields_countAgainstTheMemoryOfTheStore() throws Exception {
    guest.ok("[method]fields.append", fields, "a", "x".repeat(1000).getBytes(UTF_8));
    long one = guest.store().memoryBytes();

    Object copy = call("[method]fields.clone", fields);
    assertEquals(2 * one, guest.store().memoryBytes());
    ((Fields) copy).drop();

    assertEquals(one, guest.store().memoryBytes());
  }

  @Test
  void handle_isDenied() throws Exception {
    Object request = call("[constructor]outgoing-request", fields);

    assertEquals(Variant.of("HTTP-request-denied"), guest.err("handle", request, Optional.empty()));
  }
}
