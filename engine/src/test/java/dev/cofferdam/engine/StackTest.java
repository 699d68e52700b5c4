package dev.cofferdam.engine;

import static dev.cofferdam.engine.TrapAssertions.assertTraps;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.wasm.NumType;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
final class StackTest {
  private static final String RECURSE =
      """
      (module (import "env" "deep" (func $deep (param i32)))
        (global $depth (mut i32) (i32.const 0))
        (func $down (export "down")
          (global.set $depth (i32.add (global.get $depth) (i32.const 1)))
          (call $deep (global.get $depth))
          (call $down)))
      """;

  private static Func recursing(Consumer<Integer> atDepth) {
    var type = Guests.type(List.of(NumType.I32));
    HostFunction deep =
        (_, args) -> {
          atDepth.accept((Integer) args[0]);
          return new Object[0];
        };
    return Linker.create(Guests.ENGINE)
        .defineFunc("env", "deep", type, deep)
        .instantiate(Guests.ENGINE.newStore(), Guests.module(RECURSE))
        .func("down");
  }

  private static int depthReached() {
    var deepest = new AtomicReference<>(0);
    assertTraps(TrapKind.STACK_OVERFLOW, recursing(deepest::set)::call);
    return deepest.get();
  }

  private static void runOn(Thread.Builder builder, Runnable action) throws InterruptedException {
    var failure = new AtomicReference<Throwable>();
    Thread thread = builder.unstarted(action);
    thread.setUncaughtExceptionHandler((_, thrown) -> failure.set(thrown));
    thread.start();
    thread.join();
    assertEquals(null, failure.get());
  }

  @Test
  void endlessRecursion_trapsAndLeavesACoreStoreUsable() {
    Func down = recursing(_ -> {});

    assertTraps(TrapKind.STACK_OVERFLOW, down::call);

    assertFalse(down.store().isPoisoned());
  }

  @Test
  void depthReached_isTheSameOnEveryThread() throws Exception {
    int here = depthReached();

    assertTrue(here > 1_000, () -> "only " + here + " calls deep");
    runOn(Thread.ofPlatform().stackSize(16 << 10), () -> assertEquals(here, depthReached()));
    runOn(Thread.ofVirtual(), () -> assertEquals(here, depthReached()));
  }

  private static final class FirstUsedBySmall {
    static final byte[] TABLE = "small".getBytes(UTF_8);
  }

  private static final class FirstUsedByUsual {
    static final byte[] TABLE = "usual".getBytes(UTF_8);
  }

  private static final class FirstUsedByVirtual {
    static final byte[] TABLE = "lofty".getBytes(UTF_8);
  }

  /// A thread that calls, and a class of the host with an initialiser that nobody else ever uses.
  enum Caller {
    PLATFORM_256_KIB,
    PLATFORM_1_MIB,
    VIRTUAL;

    int use() {
      return switch (this) {
        case PLATFORM_256_KIB -> FirstUsedBySmall.TABLE.length;
        case PLATFORM_1_MIB -> FirstUsedByUsual.TABLE.length;
        case VIRTUAL -> FirstUsedByVirtual.TABLE.length;
      };
    }

    Thread.Builder thread() {
      return switch (this) {
        case PLATFORM_256_KIB -> Thread.ofPlatform().stackSize(256 << 10);
        case PLATFORM_1_MIB -> Thread.ofPlatform().stackSize(1 << 20);
        case VIRTUAL -> Thread.ofVirtual();
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void hostClass_firstUsedAtTheDeepestCall_isInitialised(Caller caller) throws Exception {
    int deepest = depthReached();
    var used = new AtomicReference<>(0);
    Consumer<Integer> useAtTheDeepest =
        depth -> {
          if (depth == deepest) {
            used.set(caller.use());
          }
        };

    runOn(
        caller.thread(),
        () -> assertTraps(TrapKind.STACK_OVERFLOW, recursing(useAtTheDeepest)::call));

    assertEquals(5, used.get());
    assertEquals(5, caller.use());
  }

  @Test
  void callFromDeepInJava_isMovedWhereThereIsRoom() throws Exception {
    int here = depthReached();

    runOn(Thread.ofPlatform().stackSize(600 << 10), () -> assertEquals(here, depthReached()));
  }

  /// A caller that is shallow at first and deep later: its stack was measured at the first call.
  @Test
  void hostFunction_ofACallerThatWentDeeper_keepsItsHeadroom() throws Exception {
    var overflows = new AtomicReference<>(0);
    Consumer<Integer> useStack =
        _ -> {
          try {
            javaFrames(300);
          } catch (StackOverflowError e) {
            overflows.set(overflows.get() + 1);
          }
        };

    runOn(
        Thread.ofPlatform().stackSize(4 << 20),
        () -> {
          assertTraps(TrapKind.STACK_OVERFLOW, recursing(useStack)::call);
          callFromDeep(1, () -> assertStopsEarly(recursing(useStack)));
        });

    assertEquals(0, overflows.get());
  }

  private static void assertStopsEarly(Func down) {
    Trap trap = assertTraps(TrapKind.STACK_OVERFLOW, down::call);
    assertTrue(
        String.valueOf(trap.getMessage()).contains("the caller left too little"), trap::getMessage);
  }

  private static int javaFrames(int count) {
    return count == 0 ? 0 : 1 + javaFrames(count - 1);
  }

  /// Runs an action where less than half of what a guest needs is left of the stack.
  private static int callFromDeep(int level, Runnable action) {
    if (level % 64 != 0 || StackProbe.hasHeadroom(128 << 10)) {
      return 1 + callFromDeep(level + 1, action);
    }
    action.run();
    return 0;
  }

  @Test
  void guestAndHostCallingEachOther_endsInATrap() {
    var func = new AtomicReference<Func>();
    HostFunction again =
        (_, _) -> {
          func.get().call();
          return new Object[0];
        };
    String wat = "(module (import \"env\" \"host\" (func $h)) (func (export \"run\") call $h))";
    func.set(Guests.calling(Guests.ENGINE.newStore(), again, wat).func("run"));

    assertTraps(TrapKind.STACK_OVERFLOW, () -> func.get().call());
  }

  @Test
  void reEntry_joinsTheRunningCall() {
    var func = new AtomicReference<Func>();
    String wat =
        """
        (module (import "env" "host" (func $h))
          (func (export "outer") call $h)
          (func (export "inner") (result i32) i32.const 7))
        """;
    HostFunction inner =
        (_, _) -> {
          assertArrayEquals(new Object[] {7}, func.get().call());
          return new Object[0];
        };
    Instance guest = Guests.calling(Guests.ENGINE.newStore(), inner, wat);
    func.set(guest.func("inner"));

    guest.func("outer").call();

    assertEquals(2 + 2, guest.store().fuelConsumed());
  }
}
