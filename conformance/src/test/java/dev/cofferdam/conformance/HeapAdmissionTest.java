package dev.cofferdam.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Guests that are admitted can all use what they may at once: the heap holds them.
@Tag("suites")
@Timeout(180)
final class HeapAdmissionTest {
  private static final int GUESTS = 32;

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+UseG1GC", "-XX:+UseSerialGC"})
  void asManyGuestsAsFit_atTheirLimitsAtOnce_doNotFillTheHeap(String collector) throws Exception {
    List<String> lines = child(collector);

    String pages = lines.getFirst().replace("limit ", "");
    assertEquals(
        Collections.nCopies(GUESTS, "reached " + pages), lines.subList(1, lines.size() - 1));
    assertTrue(Integer.parseInt(pages) >= 32, () -> "only " + pages + " pages");
    assertTrue(lines.getLast().startsWith("refused: guest one more"), lines::toString);
  }

  private static List<String> child(String collector) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            collector,
            "-cp",
            System.getProperty("java.class.path"),
            HeapProbe.class.getName(),
            String.valueOf(GUESTS));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output.lines().toList();
  }
}
