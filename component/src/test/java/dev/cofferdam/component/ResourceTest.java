package dev.cofferdam.component;

import static dev.cofferdam.component.TestComponents.assertTraps;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.TrapKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResourceTest {
  private static final Engine ENGINE = Engine.create();
  private static final Component RESOURCES = TestComponents.load(ENGINE, "resources.wasm");

  private final List<Integer> dropped = new ArrayList<>();
  private final List<Object> taken = new ArrayList<>();
  private int made;
  private boolean areDropsBroken;
  private final Store store =
      ENGINE.newStore(Limits.untrusted().withHandles(1000).withFuel(10_000_000));
  private final ComponentInstance guest = link();

  private ComponentInstance link() {
    ComponentLinker linker = ComponentLinker.create(ENGINE);
    linker
        .instance("host:things/things@0.1.9")
        .resource("thing", HostResource.of(Integer.class, this::drop))
        .func("make", (_, _) -> ++made)
        .func("look", (_, args) -> args[0])
        .func(
            "take",
            (_, args) -> {
              taken.add(args[0]);
              return null;
            });
    return linker.instantiate(store, RESOURCES);
  }

  private void drop(Integer thing) {
    dropped.add(thing);
    if (areDropsBroken) {
      throw new AssertionError("broken drop");
    }
  }

  @AfterEach
  void closeStore() {
    store.close();
    assertEquals(store.ledger().openedCount(), store.ledger().closedCount());
  }

  private ResourceHandle newToken(int rep) {
    return assertInstanceOf(ResourceHandle.class, guest.func("new-token").call(rep));
  }

  @Test
  void handles_startAtOneAndTheLastFreedIsUsedFirst() {
    assertEquals(1L, guest.func("make").call());
    assertEquals(2L, guest.func("make").call());
    guest.func("drop").call(1);
    guest.func("drop").call(2);

    assertEquals(2L, guest.func("make").call());
    assertEquals(1L, guest.func("make").call());
  }

  @Test
  void hostResource_lent_isTheJavaObject() {
    guest.func("make").call();

    assertEquals(1L, guest.func("look").call(1));
  }

  @Test
  void hostResource_givenAway_isNotDropped() {
    guest.func("make").call();
    guest.func("take").call(1);

    assertEquals(List.of(1), taken);
    assertEquals(List.of(), dropped);
    assertTraps(TrapKind.UNKNOWN_HANDLE, () -> guest.func("look").call(1));
  }

  @Test
  void hostResource_droppedByTheGuest_isReleased() {
    guest.func("make").call();
    guest.func("drop").call(1);

    assertEquals(List.of(1), dropped);
  }

  @Test
  void hostResources_stillHeldWhenTheStoreCloses_areReleased() {
    guest.func("make").call();
    guest.func("make").call();
    assertTraps(TrapKind.UNKNOWN_HANDLE, () -> guest.func("drop").call(77));

    store.close();

    assertEquals(List.of(2, 1), dropped);
  }

  @Test
  void errorInADrop_keepsNoOtherFromBeingReleased() {
    guest.func("make").call();
    guest.func("make").call();
    areDropsBroken = true;

    assertThrows(IllegalStateException.class, store::close);

    assertEquals(List.of(2, 1), dropped);
  }

  @Test
  void hostResource_thatNoHandleIsLeftFor_isReleased() {
    for (int i = 0; i < 1000; i++) {
      guest.func("make").call();
    }

    assertTraps(TrapKind.HANDLE_LIMIT, () -> guest.func("make").call());

    assertEquals(List.of(1001), dropped);
  }

  @Test
  void handle_forged_traps() {
    var trap = assertTraps(TrapKind.UNKNOWN_HANDLE, () -> guest.func("look").call(0));

    assertEquals("unknown handle index 0", trap.getMessage());
  }

  @Test
  void handle_hugeIndex_traps() {
    assertTraps(TrapKind.UNKNOWN_HANDLE, () -> guest.func("drop").call(0xFFFF_FFFFL));
  }

  @Test
  void handle_ofAnotherType_traps() {
    guest.func("make").call();

    assertTraps(TrapKind.WRONG_HANDLE_TYPE, () -> guest.func("drop-token").call(1));
  }

  @Test
  void guestResource_closed_runsTheDestructor() {
    ResourceHandle token = newToken(42);
    token.close();
    token.close();

    assertEquals(42L, guest.func("last-destroyed").call());
  }

  @Test
  void guestResource_lentToItsImplementer_isItsRepresentation() {
    ResourceHandle token = newToken(42);

    assertEquals(42L, guest.func("rep-of").call(token));
    assertTrue(token.isOwned());
  }

  @Test
  void guestResource_givenAway_cannotBeUsedAgain() {
    ResourceHandle token = newToken(7);

    assertEquals(7L, guest.func("spend").call(token));

    assertThrows(IllegalArgumentException.class, () -> guest.func("rep-of").call(token));
    assertEquals(7L, guest.func("last-destroyed").call());
  }

  @Test
  void handles_withoutEnd_meetTheLimit() {
    var trap = assertTraps(TrapKind.HANDLE_LIMIT, () -> guest.func("flood").call());

    assertTrue(String.valueOf(trap.getMessage()).contains("withHandles"), trap.getMessage());
  }

  @Test
  void guestResource_ofAnotherInstance_isRefused() {
    try (Store other = ENGINE.newStore()) {
      ComponentLinker linker = ComponentLinker.create(ENGINE).trapUnknownImports();
      var stranger = linker.instantiate(other, RESOURCES);
      var token = assertInstanceOf(ResourceHandle.class, stranger.func("new-token").call(1));

      assertThrows(IllegalArgumentException.class, () -> guest.func("rep-of").call(token));
    }
  }
}
