package dev.cofferdam.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OptionsTest {
  private static Options parse(String... words) {
    return Options.parse(List.of(words), Map.of("guests", "10", "crashing", "1%", "minutes", "2"));
  }

  @Test
  void options_notSaid_areTheDefaults() {
    assertEquals(10, parse().count("guests"));
    assertEquals(0.01, parse().share("crashing"));
    assertEquals(Duration.ofMinutes(2), parse().minutes("minutes"));
  }

  @Test
  void option_said_isTaken() {
    assertEquals(7, parse("--guests", "7").count("guests"));
    assertEquals(Duration.ofSeconds(30), parse("--minutes", "0.5").minutes("minutes"));
    assertEquals(0.25, parse("--crashing", "0.25").share("crashing"));
  }

  @Test
  void unknownOption_isNamedWithThoseThatThereAre() {
    var mistake = assertThrows(IllegalArgumentException.class, () -> parse("--guest", "7"));

    assertTrue(String.valueOf(mistake.getMessage()).contains("--guest;"), mistake.getMessage());
    assertTrue(String.valueOf(mistake.getMessage()).contains("guests"), mistake.getMessage());
  }

  @Test
  void optionWithoutValue_isAMistake() {
    assertThrows(IllegalArgumentException.class, () -> parse("--guests"));
  }

  @Test
  void valuesThatDoNotFit_areMistakes() {
    assertThrows(IllegalArgumentException.class, () -> parse("--guests", "0").count("guests"));
    assertThrows(IllegalArgumentException.class, () -> parse("--guests", "1.5").count("guests"));
    assertThrows(IllegalArgumentException.class, () -> parse("--guests", "x").count("guests"));
    assertThrows(
        IllegalArgumentException.class, () -> parse("--crashing", "101%").share("crashing"));
    assertThrows(IllegalArgumentException.class, () -> parse("--minutes", "0").minutes("minutes"));
  }
}
