package dev.cofferdam.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cofferdam.engine.Trap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// A trap says where it happened, however often it happens.
final class BacktraceTest {
  static final Iterable<Crashy.Button> BUTTONS =
      Crashy.BUTTONS.stream()
          .filter(
              button -> !button.function().equals("spin") && !button.function().equals("recurse"))
          .toList();

  @ParameterizedTest
  @FieldSource("BUTTONS")
  void trap_fiveHundredthTime_hasBacktraceOfFirst(Crashy.Button button) {
    assertLastEqualsFirst(button, 500);
  }

  @ParameterizedTest
  @FieldSource("BUTTONS")
  @Tag("suites")
  void trap_twentyThousandthTime_hasBacktraceOfFirst(Crashy.Button button) {
    assertLastEqualsFirst(button, 20_000);
  }

  private static void assertLastEqualsFirst(Crashy.Button button, int times) {
    Crashy crashy = Crashy.load();
    Trap first = crashy.crash(button);
    Trap last = first;

    for (int i = 1; i < times; i++) {
      last = crashy.crash(button);
    }

    assertEquals(first.frames(), last.frames());
    assertEquals(button.function().equals("bad-string"), first.frames().isEmpty());
  }
}
