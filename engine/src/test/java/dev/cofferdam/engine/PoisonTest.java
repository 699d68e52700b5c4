package dev.cofferdam.engine;

import static dev.cofferdam.engine.TrapAssertions.assertTraps;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class PoisonTest {
  private static final String CRASHER =
      """
      (module (import "env" "host" (func $host))
        (func (export "crash") unreachable)
        (func (export "fine"))
        (func (export "host") call $host))
      """;
  private static final HostFunction NOTHING = (_, _) -> new Object[0];

  private static Instance calling(HostFunction function) {
    return Guests.calling(Guests.ENGINE.newStore(), function, CRASHER);
  }

  @Test
  void guestTrap_inAStoreOfCoreModules_leavesItUsable() {
    Instance guest = calling(NOTHING);

    assertTraps(TrapKind.UNREACHABLE, guest.func("crash")::call);

    assertFalse(guest.store().isPoisoned());
    guest.func("fine").call();
  }

  @Test
  void guestTrap_inAStoreThatIsPoisonedByTraps_closesIt() {
    Instance guest = calling(NOTHING);
    guest.store().poisonOnTrap();

    Trap first = assertTraps(TrapKind.UNREACHABLE, guest.func("crash")::call);

    Trap second = assertTraps(TrapKind.CANNOT_ENTER, guest.func("fine")::call);
    assertSame(first, second.getCause());
    assertTrue(second.getMessage().startsWith("cannot enter component instance"));
  }

  @Test
  void hostFunctionThatThrows_isNamedAndTheCauseKept() {
    var failure = new IllegalArgumentException("no");
    Instance guest =
        calling((_, _) -> {
          throw failure;
        });

    var thrown = assertThrows(HostException.class, guest.func("host")::call);

    assertEquals("env::host", thrown.functionName());
    assertSame(failure, thrown.getCause());
    assertEquals(TrapKind.HOST, thrown.kind());
    assertEquals(1, thrown.frames().size());
  }

  @Test
  void hostFunctionThatThrowsAnError_isAHostFailureToo() {
    Instance guest =
        calling((_, _) -> {
          throw new AssertionError("host");
        });

    assertThrows(HostException.class, guest.func("host")::call);
    guest.func("fine").call();
  }

  @Test
  void hostFunctionThatHasNoMemory_poisonsTheStore() {
    Instance guest =
        calling((_, _) -> {
          throw new OutOfMemoryError("simulated");
        });

    assertTraps(TrapKind.HOST_OUT_OF_MEMORY, guest.func("host")::call);
    assertTrue(guest.store().isPoisoned());
  }

  @Test
  void hostFunctionThatIndexesOutOfBounds_isNoMemoryTrap() {
    Instance guest =
        calling((_, args) -> {
          throw new IndexOutOfBoundsException(args.length);
        });

    assertThrows(HostException.class, guest.func("host")::call);
  }

  @Test
  void hostFunctionWithWrongResults_isAHostFailure() {
    Instance guest = calling((_, _) -> new Object[] {1});

    assertThrows(HostException.class, guest.func("host")::call);
  }

  @Test
  void exit_unwindsTheGuestAndClosesTheStore() {
    Instance guest =
        calling((_, _) -> {
          throw new GuestExit(3);
        });

    var exit = assertThrows(GuestExit.class, guest.func("host")::call);

    assertEquals(3, exit.status());
    assertSame(exit, guest.store().poisonCause());
    assertTraps(TrapKind.CANNOT_ENTER, guest.func("fine")::call);
  }

  @Test
  void trapOfANestedCall_swallowedByTheHost_doesNotLetAPoisonedGuestGoOn() {
    Store store = Guests.ENGINE.newStore();
    store.poisonOnTrap();
    var guest = new Instance[1];
    HostFunction swallow =
        (_, _) -> {
          assertThrows(Trap.class, guest[0].func("crash")::call);
          return new Object[0];
        };
    guest[0] = Guests.calling(store, swallow, CRASHER);

    assertTraps(TrapKind.UNREACHABLE, guest[0].func("host")::call);
  }

  @Test
  void trapOfANestedCall_inAStoreOfCoreModules_canBeHandledByTheHost() {
    var guest = new Instance[1];
    guest[0] =
        calling((_, _) -> {
          assertThrows(Trap.class, guest[0].func("crash")::call);
          return new Object[0];
        });

    guest[0].func("host").call();
  }

  @Test
  void closedStore_refusesCalls() {
    Instance guest = calling(NOTHING);
    guest.store().close();
    guest.store().close();

    assertThrows(IllegalStateException.class, guest.func("fine")::call);
  }

  @Test
  void hostFunctionThatClosesItsStore_isRefused() {
    Instance guest =
        calling((caller, _) -> {
          caller.store().close();
          return new Object[0];
        });

    var thrown = assertThrows(HostException.class, guest.func("host")::call);
    assertInstanceOf(IllegalStateException.class, thrown.getCause());
  }

  @Test
  void ledger_closesWhatIsOpenInReverseOrder() {
    var closed = new StringBuilder();
    Store store = Guests.ENGINE.newStore();
    store.ledger().open("file", () -> closed.append("a"));
    var early = store.ledger().open("file", () -> closed.append("b"));
    store.ledger().open("timer", () -> closed.append("c"));
    early.close();

    store.close();

    assertEquals("bca", closed.toString());
    assertEquals(store.ledger().openedCount(), store.ledger().closedCount());
  }
}
