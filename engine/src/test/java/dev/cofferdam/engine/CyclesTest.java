package dev.cofferdam.engine;

import static dev.cofferdam.engine.TrapAssertions.assertTraps;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class CyclesTest {
  private static final String CRASH = "(module (memory 1) (func (export \"crash\") unreachable))";

  @Test
  void tenThousandCycles_ofInstantiateAndTrap_leaveNothingBehind() {
    WasmModule module = Guests.module(CRASH);
    Linker linker = Linker.create(Guests.ENGINE);
    int threadsBefore = Thread.getAllStackTraces().size();
    var last = new ArrayList<WeakReference<Store>>();

    for (int i = 0; i < 10_000; i++) {
      Store store = Guests.ENGINE.newStore();
      store.poisonOnTrap();
      assertTraps(TrapKind.UNREACHABLE, linker.instantiate(store, module).func("crash")::call);
      store.close();
      assertEquals(store.ledger().openedCount(), store.ledger().closedCount());
      if (i % 1_000 == 0) {
        last.add(new WeakReference<>(store));
      }
    }

    assertTrue(Thread.getAllStackTraces().size() <= threadsBefore + 2);
    assertTrue(last.stream().allMatch(CyclesTest::isCollected));
  }

  @Test
  void storesThatAreNotClosed_areCollectedToo() {
    var store = new WeakReference<>(Guests.instance(CRASH).store());

    assertTrue(isCollected(store));
  }

  @Test
  void module_isUnloadedWithItsClasses() {
    var module = new WeakReference<>(used());

    assertTrue(isCollected(module));
  }

  private static WasmModule used() {
    WasmModule module = Guests.module(CRASH);
    Store store = Guests.ENGINE.newStore();
    assertTraps(
        TrapKind.UNREACHABLE,
        Linker.create(Guests.ENGINE).instantiate(store, module).func("crash")::call);
    store.close();
    return module;
  }

  private static boolean isCollected(WeakReference<?> reference) {
    for (int i = 0; i < 50 && reference.get() != null; i++) {
      System.gc();
    }
    return reference.get() == null;
  }
}
