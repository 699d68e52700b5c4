package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.component.Component;
import dev.cofferdam.component.ComponentInstance;
import dev.cofferdam.component.ComponentLinker;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.isolation.report.CrashReport;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the system whose job Cofferdam takes up shows of itself: eight tests of crashes, six of
/// cleaning up.
final class PredecessorTest {
  private final Cofferdam cofferdam = Cofferdam.create();
  private final Guest guest = cofferdam.start(Crashers.named("crasher"));

  @AfterEach
  void close() {
    cofferdam.close();
  }

  @Test
  void divisionByZero_isATrapWithItsFuel_andABystanderGoesOn() {
    Guest bystander = cofferdam.start(Crashers.named("bystander"));

    CrashReport report = crash(guest, "divide", 1, 0);

    assertEquals("integer-divide-by-zero", report.failure().kind());
    assertTrue(report.usage().fuelConsumed() > 0, report.toText());
    assertEquals(5, bystander.call("add", 2, 3));
    assertEquals(0, bystander.crashCount());
  }

  @Test
  void unreachable_isATrap() {
    assertEquals("unreachable", crash(guest, "unreachable").failure().kind());
  }

  @Test
  void endlessLoop_endsWithItsFuel() {
    CrashReport report = crash(guest, "infinite-loop");

    assertEquals("out-of-fuel", report.failure().kind());
    assertTrue(report.usage().fuelConsumed() >= 50_000_000, report.toText());
  }

  @Test
  void tenCrashesInARow_areAllCleanedUp() {
    List<Store> stores = IntStream.range(0, 10).mapToObj(_ -> goodThenCrash()).toList();

    assertTrue(stores.stream().allMatch(PredecessorTest::isOver));
    assertEquals(10, guest.crashCount());
  }

  @Test
  void metrics_areCollectedBeforeTheCleanUp() {
    CrashReport report = crash(guest, "log-then-trap", "last words");

    assertTrue(report.usage().memory().peakBytes() > 0, report.toText());
    assertTrue(report.failure().frames().size() >= 3, report.toText());
    assertEquals("demo:crashers/host@0.1.0#log", report.failure().hostCalls().getLast());
  }

  @Test
  void tenCrashesAtATime_doNotDisturbEachOther() {
    List<Guest> guests =
        IntStream.range(0, 10).mapToObj(i -> cofferdam.start(Crashers.named("g" + i))).toList();

    Stream<CompletableFuture<?>> calls =
        guests.stream().map(each -> each.callAsync("divide", 1, 0));

    calls.toList().forEach(call -> assertThrows(Exception.class, call::join));
    guests.forEach(each -> assertEquals(1, each.crashCount()));
    assertEquals(0, guest.crashCount());
  }

  @Test
  void hundredCrashes_leaveNothingBehind() {
    IntStream.range(0, 100).forEach(_ -> goodThenCrash());

    assertEquals(100, guest.crashCount());
    assertEquals(100, guest.restartCount());
    assertEquals(0, cofferdam.detachedCalls());
  }

  @Test
  void callAfterACrash_isAnswered() {
    guest.call("add", 1, 1);
    crash(guest, "unreachable");

    assertEquals("Hello, Ada!", guest.call("greet", "Ada"));
  }

  private Store goodThenCrash() {
    assertEquals(3, guest.call("add", 1, 2));
    Store store = Crashers.lifeOf(guest).store();
    crash(guest, "divide", 1, 0);
    return store;
  }

  static CrashReport crash(Guest guest, String function, Object... args) {
    return assertInstanceOf(Outcome.Crashed.class, guest.tryCall(function, args)).report();
  }

  private static boolean isOver(Store store) {
    return store.isPoisoned()
        && store.ledger().openedCount() == store.ledger().closedCount()
        && store.ledger().openByKind().isEmpty();
  }

  // ---- Stores, one layer below

  private final Engine engine = Engine.create();
  private final Component component = Component.load(engine, Crashers.bytes());

  @Test
  void store_isMadeWithItsLimits() {
    try (Store store = engine.newStore(Limits.untrusted().withFuel(7))) {
      assertEquals(7, store.limits().fuel());
    }
  }

  @Test
  void fuel_isTracked() {
    try (Store store = engine.newStore()) {
      instance(store).func("greet").call("Ada");

      assertEquals(store.limits().fuel(), store.fuelConsumed() + store.fuelLeft());
      assertTrue(store.fuelConsumed() > 100);
    }
  }

  @Test
  void component_isNamedInTheReport() {
    assertEquals("crasher", crash(guest, "unreachable").target().component());
  }

  @Test
  void metrics_areThereAfterATrap() {
    try (Store store = engine.newStore()) {
      var instance = instance(store);

      assertThrows(Trap.class, () -> instance.func("unreachable").call());
      assertTrue(store.fuelConsumed() > 0);
    }
  }

  @Test
  void cleanUp_happensWhenTheStoreCloses() {
    Store store = engine.newStore();
    var closed = new boolean[1];
    store.ledger().open("thing", () -> closed[0] = true);

    store.close();

    assertTrue(closed[0]);
  }

  @Test
  void store_isUsedDirectly() {
    try (Store store = engine.newStore()) {
      assertEquals(store, instance(store).store());
    }
  }

  private ComponentInstance instance(Store store) {
    return ComponentLinker.create(engine).trapUnknownImports().instantiate(store, component);
  }
}
