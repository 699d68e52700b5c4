package dev.cofferdam.fleet.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeSpanTest {
  @ParameterizedTest
  @CsvSource({"2s,2000", "100ms,100", "1,1000", "1.5s,1500", "1m,60000"})
  void parse_ofATime_givesItsMillis(String text, long millis) {
    assertEquals(Duration.ofMillis(millis), TimeSpan.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0s", "-1s", "2 s", "fast", "1d"})
  void parse_ofAnythingElse_saysSo(String text) {
    assertThrows(IllegalArgumentException.class, () -> TimeSpan.parse(text));
  }
}
