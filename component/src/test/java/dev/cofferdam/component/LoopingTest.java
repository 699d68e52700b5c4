package dev.cofferdam.component;

import static dev.cofferdam.component.TestComponents.assertTraps;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.TrapKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Endless loops in the places that a component's host calls by itself.
@Timeout(60)
final class LoopingTest {
  private static final Engine ENGINE = Engine.create();
  private static final Component LOOPING = TestComponents.load(ENGINE, "looping.wasm");

  private final Store store = ENGINE.newStore(Limits.untrusted().withFuel(1_000_000));
  private final ComponentInstance guest =
      ComponentLinker.create(ENGINE).instantiate(store, LOOPING);

  @Test
  void loopInRealloc_usesUpTheFuelAndCondemnsTheInstance() {
    assertTraps(TrapKind.OUT_OF_FUEL, () -> guest.func("take").call("text"));
    assertTraps(TrapKind.CANNOT_ENTER, () -> guest.func("take").call("text"));
  }

  @Test
  void loopInPostReturn_usesUpTheFuelAndCondemnsTheInstance() {
    assertTraps(TrapKind.OUT_OF_FUEL, () -> guest.func("give").call());
    assertTraps(TrapKind.CANNOT_ENTER, () -> guest.func("give").call());
  }

  @Test
  void loopInADestructor_usesUpTheFuelAndCondemnsTheInstance() {
    var token = assertInstanceOf(ResourceHandle.class, guest.func("new-token").call(1));

    assertTraps(TrapKind.OUT_OF_FUEL, token::close);
    assertTraps(TrapKind.CANNOT_ENTER, () -> guest.func("new-token").call(1));
  }

  @Test
  void loopInADestructor_isNotRunWhenTheStoreCloses() {
    guest.func("new-token").call(1);

    store.close();

    assertEquals(store.ledger().openedCount(), store.ledger().closedCount());
  }

  @Test
  void loopInRealloc_withFuelWithoutEnd_meetsItsDeadline() {
    Limits limits = Limits.untrusted().withFuel(Long.MAX_VALUE).withTimeout(Duration.ofMillis(50));
    try (Store timed = ENGINE.newStore(limits)) {
      var late = ComponentLinker.create(ENGINE).instantiate(timed, LOOPING);

      assertTraps(TrapKind.DEADLINE, () -> late.func("take").call("text"));
    }
  }
}
