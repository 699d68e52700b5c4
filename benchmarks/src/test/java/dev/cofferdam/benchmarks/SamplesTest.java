package dev.cofferdam.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class SamplesTest {
  @Test
  void quantiles_areTimesThatWereMeasured() {
    Samples samples = Samples.of(LongStream.rangeClosed(1, 200).toArray());

    assertEquals(198, samples.p99());
    assertEquals(1, samples.quantile(0));
    assertEquals(200, samples.quantile(1));
  }

  @Test
  void samples_areSorted() {
    Samples samples = Samples.of(new long[] {3, 1, 2});

    assertEquals(1, samples.min());
    assertEquals(2, samples.median());
    assertEquals(3, samples.max());
  }

  @Test
  void oneSample_isEveryQuantile() {
    assertEquals(5, Samples.of(new long[] {5}).p99());
  }

  @Test
  void recorder_keepsWhatIsAdded() {
    var recorder = new Recorder();

    LongStream.rangeClosed(1, 5_000).forEach(recorder::add);

    assertEquals(5_000, recorder.samples().count());
    assertEquals(5_000, recorder.samples().max());
  }

  @Test
  void recorder_withoutTimes_hasNoSamples() {
    assertThrows(IllegalStateException.class, () -> new Recorder().samples());
  }
}
