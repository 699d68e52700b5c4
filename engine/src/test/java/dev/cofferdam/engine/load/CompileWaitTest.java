package dev.cofferdam.engine.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cofferdam.engine.CodeLimits;
import dev.cofferdam.engine.EngineBug;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A call waits for the compiler while it has time, and no longer.
@Timeout(30)
final class CompileWaitTest {
  private final CountDownLatch slow = new CountDownLatch(1);
  private final AtomicInteger compiled = new AtomicInteger();

  /// A Store whose call, if `kind` is given, may not wait.
  private record Caller(Thread thread, Optional<TrapKind> kind) implements ModuleUser {
    @Override
    public boolean isInside(Thread other) {
      return thread == other;
    }

    @Override
    public void requireTime() {
      kind.ifPresent(given -> {
        throw Trap.of(given);
      });
    }

    @Override
    public void beginCompilerWait() {}

    @Override
    public void endCompilerWait() {}

    @Override
    public void condemn(EngineBug bug) {
      throw bug;
    }
  }

  @AfterEach
  void letTheCompilerGo() {
    slow.countDown();
  }

  private GuestLoader loader(ModuleUser... known) {
    var users = new ModuleUsers();
    for (ModuleUser user : known) {
      users.add(user);
    }
    ClassSource source = Loaders.source((name, pace) -> Optional.of(compileSlowly(name, pace)));
    return Loaders.of(source, users, CodeLimits.defaults(), _ -> {});
  }

  /// Works on a class until the test lets it go.
  private byte[] compileSlowly(String name, Runnable pace) {
    compiled.incrementAndGet();
    while (slow.getCount() > 0) {
      pace.run();
      Thread.onSpinWait();
    }
    return Loaders.emptyClass(name);
  }

  private static Caller late(TrapKind kind) {
    return new Caller(Thread.currentThread(), Optional.of(kind));
  }

  @ParameterizedTest
  @EnumSource(names = {"DEADLINE", "CANCELLED"})
  void callThatMayNotWait_endsWithItsTrap(TrapKind kind) {
    Caller caller = late(kind);
    GuestLoader loader = loader(caller);

    Trap trap = assertThrows(Trap.class, () -> loader.loadClass("F0"));

    assertEquals(kind, trap.kind());
  }

  @Test
  void classThatACallDidNotWaitFor_isThereForTheNext() throws Exception {
    Caller caller = late(TrapKind.DEADLINE);
    GuestLoader loader = loader(caller);
    assertThrows(Trap.class, () -> loader.loadClass("F0"));

    slow.countDown();
    Class<?> made = CompletableFuture.supplyAsync(() -> load(loader)).join();

    assertSame(loader, made.getClassLoader());
    assertEquals(1, compiled.get());
  }

  @Test
  void callsThatNeedTheSameClass_waitForOneCompilation() {
    GuestLoader loader = loader();
    var first = CompletableFuture.supplyAsync(() -> load(loader));
    var second = CompletableFuture.supplyAsync(() -> load(loader));

    slow.countDown();

    assertSame(first.join(), second.join());
    assertEquals(1, compiled.get());
  }

  @Test
  void moduleThatCompilesSlowly_doesNotHoldUpAnother() throws Exception {
    Caller caller = late(TrapKind.DEADLINE);
    GuestLoader stuck = loader(caller);
    assertThrows(Trap.class, () -> stuck.loadClass("F0"));

    GuestLoader other = Loaders.of((name, _) -> Optional.of(Loaders.emptyClass(name)));

    assertEquals("F0", other.loadClass("F0").getName());
  }

  private static Class<?> load(GuestLoader loader) {
    try {
      return loader.loadClass("F0");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
