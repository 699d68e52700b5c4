package dev.cofferdam.isolation.quarantine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class EngineVersionTest {
  @Test
  void version_isThatOfTheBuild() {
    assertTrue(EngineVersion.current().matches("[0-9]+\\.[0-9]+\\.[0-9]+(-.+)?"));
  }
}
