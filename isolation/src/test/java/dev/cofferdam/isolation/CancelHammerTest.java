package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Store;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Cancels calls before, while and after they run.
@Timeout(60)
final class CancelHammerTest {
  private static final int ROUNDS = 300;

  private final Cofferdam cofferdam = Cofferdam.create();
  private final Guest guest =
      cofferdam.start(
          Crashers.named("g")
              .withLimits(
                  Limits.untrusted().withFuel(Long.MAX_VALUE / 4).withMemoryBytes(8 << 20)));

  @AfterEach
  void close() {
    cofferdam.close();
  }

  @Test
  void cancelAtAnyTime_hasOneOutcomeAndSparesTheNextCall() {
    var random = new Random(7);
    for (int i = 0; i < ROUNDS; i++) {
      Store store = Crashers.lifeOf(guest).store();
      var call = guest.callAsync(random.nextInt(3) == 0 ? "infinite-loop" : "live-counters");
      cancelSoon(call, random.nextInt(2_000));

      assertTrue(endsCancelledOrWell(call));
      assertEquals(3, guest.call("add", 1, 2));
      assertTrue(!store.isPoisoned() || store.ledger().openByKind().isEmpty());
    }
    assertEquals(0, guest.crashCount());
    assertFalse(Thread.currentThread().isInterrupted());
  }

  private static void cancelSoon(CompletableFuture<?> call, int spins) {
    Thread.ofPlatform()
        .start(() -> {
          for (int i = 0; i < spins; i++) {
            Thread.onSpinWait();
          }
          call.cancel(true);
        });
  }

  private static boolean endsCancelledOrWell(CompletableFuture<?> call) {
    try {
      return call.join().equals(0L);
    } catch (CancellationException cancelled) {
      return true;
    } catch (CompletionException other) {
      return false;
    }
  }
}
