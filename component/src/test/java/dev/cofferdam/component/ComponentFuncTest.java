package dev.cofferdam.component;

import static dev.cofferdam.component.TestComponents.assertTraps;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.GuestExit;
import dev.cofferdam.engine.HostException;
import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.TrapKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComponentFuncTest {
  private static final Engine ENGINE = Engine.create();
  private static final Component PROBE = TestComponents.load(ENGINE, "probe.wasm");

  private final Store store = ENGINE.newStore(Limits.untrusted().withFuel(10_000_000));
  private HostFunc callOut = (_, _) -> null;
  private final ComponentInstance probe = link();

  private ComponentInstance link() {
    ComponentLinker linker = ComponentLinker.create(ENGINE);
    linker.root().func("call-out", (call, args) -> callOut.call(call, args));
    return linker.instantiate(store, PROBE);
  }

  @AfterEach
  void closeStore() {
    store.close();
    assertEquals(store.ledger().openedCount(), store.ledger().closedCount());
  }

  @Test
  void call_withNumbers_returnsTheResult() {
    assertEquals(0xFFFF_FFFEL, probe.func("add").call(0xFFFF_FFFFL, 0xFFFF_FFFFL));
  }

  @Test
  void call_withString_isFollowedByPostReturn() {
    Object echo = probe.func("echo").call("Zoë 🎈");

    assertEquals("Zoë 🎈", echo);
    assertEquals(16L, probe.func("posts").call());
  }

  @Test
  void call_wrongNumberOfArguments_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> probe.func("add").call(1));
  }

  @Test
  void call_wrongType_isRefusedAndTheInstanceGoesOn() {
    var error =
        assertThrows(IllegalArgumentException.class, () -> probe.func("add").call(1, "two"));

    assertEquals("argument b: expected u32, got String two", error.getMessage());
    assertEquals(3L, probe.func("add").call(1, 2));
  }

  @Test
  void call_afterATrap_cannotEnter() {
    var crash = assertTraps(TrapKind.UNREACHABLE, () -> probe.func("crash").call());
    var refused = assertTraps(TrapKind.CANNOT_ENTER, () -> probe.func("add").call(1, 2));

    assertEquals(crash, refused.getCause());
    assertTrue(store.isPoisoned());
  }

  @Test
  void call_endlessLoop_runsOutOfFuel() {
    assertTraps(TrapKind.OUT_OF_FUEL, () -> probe.func("spin").call());
  }

  @Test
  void call_reallocAnswersNonsense_traps() {
    assertTraps(TrapKind.REALLOC_OUT_OF_BOUNDS, () -> probe.func("wild").call("abc"));
  }

  @Test
  void call_importFromRealloc_traps() {
    assertTraps(TrapKind.CANNOT_LEAVE, () -> probe.func("leave-in-realloc").call("abc"));
  }

  @Test
  void call_importFromPostReturn_traps() {
    assertTraps(TrapKind.CANNOT_LEAVE, () -> probe.func("leave-in-post").call());
  }

  @Test
  void hostFunc_thatCallsBack_traps() {
    callOut = (_, _) -> probe.func("add").call(1, 2);

    assertTraps(TrapKind.CANNOT_ENTER, () -> probe.func("call-out").call());
  }

  @Test
  void hostFunc_thatThrows_isNamed() {
    var cause = new IllegalStateException("no");
    callOut =
        (_, _) -> {
          throw cause;
        };

    var trap = assertTraps(TrapKind.HOST, () -> probe.func("call-out").call());

    assertEquals("call-out", assertInstanceOf(HostException.class, trap).functionName());
    assertEquals(cause, trap.getCause());
  }

  @Test
  void hostFunc_thatExits_endsTheGuest() {
    callOut =
        (_, _) -> {
          throw new GuestExit(3);
        };

    var exit = assertThrows(GuestExit.class, () -> probe.func("call-out").call());

    assertEquals(3, exit.status());
    assertTraps(TrapKind.CANNOT_ENTER, () -> probe.func("crash").call());
  }

  @Test
  void hostFunc_thatAllocatesTooMuch_traps() {
    callOut =
        (call, _) -> {
          call.chargeBytes(1L << 40);
          return null;
        };

    assertTraps(TrapKind.HOST_CALL_BYTES, () -> probe.func("call-out").call());
  }

  @Test
  void hostFunc_chargedFuel_countsInTheCall() {
    callOut =
        (call, _) -> {
          call.chargeFuel(1000);
          return null;
        };

    assertNull(probe.func("call-out").call());

    assertTrue(store.fuelConsumed() > 1000);
  }

  @Test
  void func_unknownName_saysWhatThereIs() {
    var error = assertThrows(IllegalArgumentException.class, () -> probe.func("subtract"));

    assertTrue(String.valueOf(error.getMessage()).contains("add"));
  }
}
