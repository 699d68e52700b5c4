package dev.cofferdam.engine.compiled;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cofferdam.engine.Limits;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A table of more functions than one class of the JVM can name.
final class LargeTableTest {
  private static final int COUNT = 22_000;

  @Test
  void everyFunction_isCalled() {
    String indices = IntStream.range(0, COUNT).mapToObj(i -> " " + i).collect(Collectors.joining());
    String functions =
        IntStream.range(0, COUNT)
            .mapToObj(i -> "(func (type $t) (i32.const " + i + "))")
            .collect(Collectors.joining());
    var instance =
        Compiled.instance(
            Compiled.store(Limits.untrusted().withTimeout(Duration.ofMinutes(1))),
            "(module (type $t (func (result i32))) (table funcref (elem"
                + indices
                + "))"
                + functions
                + "(func (export \"f\") (param i32) (result i32)"
                + " (call_indirect (type $t) (local.get 0))))");

    for (int index : new int[] {0, 9_999, 10_000, COUNT - 1}) {
      assertEquals(index, instance.func("f").call(index)[0]);
    }
  }
}
