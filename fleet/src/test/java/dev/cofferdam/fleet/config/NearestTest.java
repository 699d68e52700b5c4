package dev.cofferdam.fleet.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NearestTest {
  @Test
  void nearest_isTheOneWithTheFewestChanges() {
    assertEquals(Optional.of("memory"), Nearest.of("memroy", List.of("memories", "memory")));
  }

  @Test
  void nothing_isNearToADifferentWord() {
    assertEquals(Optional.empty(), Nearest.of("wish", List.of("memory", "fuel")));
  }
}
