package dev.cofferdam.engine.load;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.wasm.binary.ModuleDecoder;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class CompilerDelayTest {
  private static final byte[] EMPTY_MODULE = {0, 'a', 's', 'm', 1, 0, 0, 0};

  private static final int LARGE = 50_000;

  private final CompilerDelay delay = CompilerDelay.of(ModuleDecoder.decode(EMPTY_MODULE));

  private static long millis(long count) {
    return TimeUnit.MILLISECONDS.toNanos(count);
  }

  @Test
  void shortWaits_areNoReasonToExpectLongOnes() {
    delay.waited(LARGE, 0, millis(3));

    assertFalse(delay.isLikely(millis(4)));
  }

  @Test
  void longWait_isExpectedAgainUntilTheCompilerIsQuiet() {
    delay.waited(LARGE, 0, millis(30));
    delay.waited(100, millis(40), millis(41));

    assertTrue(delay.isLikely(millis(9_000)));
    assertFalse(delay.isLikely(millis(10_100)));
  }

  @Test
  void longWaitForLittleCode_isNoReasonToExpectAnother() {
    delay.waited(1_000, 0, millis(500));

    assertFalse(delay.isLikely(millis(501)));
  }
}
