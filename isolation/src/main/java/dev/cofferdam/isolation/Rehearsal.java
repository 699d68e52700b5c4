package dev.cofferdam.isolation;

import dev.cofferdam.engine.Limits;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;

/// Has a guest of its own crash, once in the life of the JVM, while nobody waits: the JVM loads
/// what answers and reports a crash when it is first used, which takes longer than a caller may
/// wait beyond a deadline.
final class Rehearsal {
  private static final AtomicBoolean HAS_BEGUN = new AtomicBoolean();
  private static final long HEAP_BYTES = 1 << 30;

  /// A component whose `run` is unreachable.
  private static final byte[] COMPONENT =
      HexFormat.of()
          .parseHex(
              "0061736d0d000100"
                  + "01220061736d0100000001040160000003020100070701"
                  + "0372756e00000a05010300000b"
                  + "020401000000"
                  + "06090100000100"
                  + "0372756e"
                  + "07050140000100"
                  + "08060100000000"
                  + "00"
                  + "0b0901000372756e010000");

  private Rehearsal() {}

  /// Begins it on a thread of its own, unless it has begun before.
  static void begin() {
    if (HAS_BEGUN.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("cofferdam-rehearsal").start(Rehearsal::tryToPerform);
    }
  }

  /// If it fails, the first crash is slow; that is all.
  private static void tryToPerform() {
    try {
      var _ = perform();
    } catch (RuntimeException failed) {
      System.getLogger(Rehearsal.class.getName())
          .log(System.Logger.Level.DEBUG, "no rehearsal", failed);
    }
  }

  /// Has the guest crash, which shares no heap with others and tells nobody.
  static CallOutcome perform() {
    try (Cofferdam stage = Cofferdam.create(spec())) {
      return stage.start(GuestSpec.of("rehearsal", COMPONENT).withLimits(limits())).tryCall("run");
    }
  }

  private static CofferdamSpec spec() {
    CofferdamSpec standard = CofferdamSpec.standard();
    CofferdamSpec.Outside real = standard.outside();
    return standard.withOutside(
        new CofferdamSpec.Outside(
            real.time(), real.wall(), real.dice(), new HeapShare(HEAP_BYTES), real.freeShare()));
  }

  private static Limits limits() {
    return Limits.untrusted().withMemoryBytes(1 << 20);
  }
}
