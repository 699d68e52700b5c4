package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;

final class RehearsalTest {
  @Test
  void rehearsal_endsInACrash() {
    CallOutcome outcome = Rehearsal.perform();

    var crash = assertInstanceOf(Outcome.Crashed.class, outcome);
    assertEquals("unreachable", crash.report().failure().kind());
  }
}
