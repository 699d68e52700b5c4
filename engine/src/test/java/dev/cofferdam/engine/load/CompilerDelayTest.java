package dev.cofferdam.engine.load;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.wasm.binary.ModuleDecoder;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class CompilerDelayTest {
  private static final byte[] EMPTY_MODULE = {0, 'a', 's', 'm', 1, 0, 0, 0};

  private final CompilerDelay delay = CompilerDelay.of(ModuleDecoder.decode(EMPTY_MODULE));

  private static long millis(long count) {
    return TimeUnit.MILLISECONDS.toNanos(count);
  }

  @Test
  void shortWaits_areNoReasonToExpectLongOnes() {
    delay.waited(0, millis(3));

    assertFalse(delay.isLikely(millis(4)));
  }

  @Test
  void longWait_isExpectedAgainUntilTheCompilerIsQuiet() {
    delay.waited(0, millis(30));
    delay.waited(millis(40), millis(41));

    assertTrue(delay.isLikely(millis(9_000)));
    assertFalse(delay.isLikely(millis(10_100)));
  }
}
