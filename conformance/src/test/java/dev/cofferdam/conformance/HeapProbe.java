package dev.cofferdam.conformance;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.isolation.Cofferdam;
import dev.cofferdam.isolation.Guest;
import dev.cofferdam.isolation.GuestSpec;
import dev.cofferdam.isolation.HeapShareExceeded;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Fills a small heap with as many guests as the argument says, all of them at their memory limit
/// at once; the program of a child JVM. Prints the pages each reached, and the refusal of one more.
final class HeapProbe {
  private static final int PAGE_BYTES = 65_536;
  private static final int MORE_MAX = 32;
  private static final long LARGEST_LIMIT_BYTES = 6 << 20;

  private final byte[] grower;
  private final CountDownLatch full;

  private HeapProbe(byte[] grower, int count) {
    this.grower = grower;
    this.full = new CountDownLatch(count);
  }

  public static void main(String[] args) throws IOException {
    int count = Integer.parseInt(args[0]);
    try (InputStream in = HeapProbe.class.getResourceAsStream("grower.wasm")) {
      new HeapProbe(Objects.requireNonNull(in).readAllBytes(), count).run(count);
    }
  }

  /// Finds the largest limit of which so many guests fit, and has them use it.
  private void run(int count) {
    for (long bytes = LARGEST_LIMIT_BYTES; bytes > 0; bytes -= PAGE_BYTES) {
      try (Cofferdam cofferdam = Cofferdam.create()) {
        List<Guest> guests = startAll(cofferdam, count, bytes);
        if (guests.size() == count) {
          System.out.println("limit " + bytes / PAGE_BYTES);
          fillAll(guests);
          System.out.println(refusal(cofferdam, bytes));
          return;
        }
      }
    }
  }

  private List<Guest> startAll(Cofferdam cofferdam, int count, long bytes) {
    var guests = new ArrayList<Guest>();
    try {
      while (guests.size() < count) {
        guests.add(cofferdam.start(spec("guest-" + guests.size(), bytes)));
      }
    } catch (HeapShareExceeded refused) {
      return guests;
    }
    return guests;
  }

  private GuestSpec spec(String name, long bytes) {
    return GuestSpec.of(name, grower)
        .withLimits(Limits.untrusted().withMemoryBytes(bytes).withTimeout(Duration.ofSeconds(100)))
        .withHost(linker -> linker.root().func("wait", (_, _) -> waitForAll()));
  }

  /// Holds a guest at its limit until all are there.
  private @Nullable Object waitForAll() throws InterruptedException {
    full.countDown();
    full.await();
    return null;
  }

  private static void fillAll(List<Guest> guests) {
    List<CompletableFuture<?>> calls = new ArrayList<>();
    guests.forEach(guest -> calls.add(guest.callAsync("fill")));
    calls.forEach(call -> System.out.println("reached " + call.join()));
  }

  /// Starts more guests, of which the rounding may let one or the other in.
  private String refusal(Cofferdam cofferdam, long bytes) {
    try {
      for (int i = 0; i < MORE_MAX; i++) {
        cofferdam.start(spec("one more " + i, bytes));
      }
      return "not refused";
    } catch (HeapShareExceeded refused) {
      return "refused: " + refused.getMessage();
    }
  }
}
