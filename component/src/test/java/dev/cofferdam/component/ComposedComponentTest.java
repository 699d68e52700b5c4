package dev.cofferdam.component;

import static dev.cofferdam.component.TestComponents.assertTraps;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.TrapKind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComposedComponentTest {
  private static final Engine ENGINE = Engine.create();
  private static final Component PAIR = TestComponents.load(ENGINE, "pair.wasm");

  private final Store store = ENGINE.newStore();
  private final ComponentInstance pair = ComponentLinker.create(ENGINE).instantiate(store, PAIR);

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void string_crossingEncodings_isTheSame() {
    assertEquals("", pair.func("relay").call(""));
    assertEquals("Zoë 🎈 \uFFFD", pair.func("relay").call("Zoë 🎈 \uFFFD"));
  }

  @Test
  void numbers_handedThrough_areTheSame() {
    List<Long> numbers = List.of(0L, 1L, 0xFFFF_FFFFL);

    assertEquals(numbers, pair.func("relay-numbers").call(numbers));
  }

  @Test
  void trap_inTheInnerComponent_poisonsBoth() {
    assertTraps(TrapKind.UNREACHABLE, () -> pair.func("crash").call());

    assertTraps(TrapKind.CANNOT_ENTER, () -> pair.func("relay").call("x"));
  }

  @Test
  void borrow_keptAfterTheCall_traps() {
    var handle = assertInstanceOf(ResourceHandle.class, pair.func("owner#make").call(5));

    assertTraps(TrapKind.BORROW_NOT_DROPPED, () -> pair.func("keeper#keep").call(handle));
    handle.close();
  }

  @Test
  void exports_listFunctionsAndInterfaces() {
    assertEquals(Set.of("relay", "relay-numbers", "crash"), pair.exports().funcNames());
    assertEquals(Set.of("owner", "keeper"), pair.exports().instanceNames());
    assertEquals("owner#make", pair.func("make").name());
  }
}
