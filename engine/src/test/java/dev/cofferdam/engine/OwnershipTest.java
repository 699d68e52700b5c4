package dev.cofferdam.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class OwnershipTest {
  private static final String WAT =
      """
      (module (import "env" "host" (func $h))
        (func (export "block") call $h)
        (func (export "fine")))
      """;

  @Test
  void callFromASecondThread_namesBoth() throws Exception {
    var inside = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    HostFunction block =
        (_, _) -> {
          inside.countDown();
          release.await();
          return new Object[0];
        };
    Instance guest = Guests.calling(Guests.ENGINE.newStore(), block, WAT);
    try (var threads =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().name("first").factory())) {
      var first = threads.submit(() -> guest.func("block").call());
      inside.await();

      var error = Assertions.assertThrows(IllegalStateException.class, guest.func("fine")::call);

      release.countDown();
      first.get();
      String message = String.valueOf(error.getMessage());
      assertTrue(message.contains("first"), message);
      assertTrue(message.contains(Thread.currentThread().getName()));
    }
  }

  @Test
  void storeUsedByThreadsInTurn_works() throws Exception {
    Instance guest = Guests.calling(Guests.ENGINE.newStore(), (_, _) -> new Object[0], WAT);
    guest.func("fine").call();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertEquals(0, threads.submit(() -> guest.func("fine").call().length).get());
    }
  }

  @Test
  void hostFunctionThatHandsItsStoreToAnotherThread_isRefusedThere() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      HostFunction elsewhere =
          (caller, _) -> {
            threads.submit(() -> caller.store().begin()).get();
            return new Object[0];
          };
      Instance guest = Guests.calling(Guests.ENGINE.newStore(), elsewhere, WAT);

      var thrown = Assertions.assertThrows(HostException.class, guest.func("block")::call);

      var cause = assertInstanceOf(ExecutionException.class, thrown.getCause());
      assertInstanceOf(IllegalStateException.class, cause.getCause());
    }
  }
}
