package dev.cofferdam.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The same call costs the same fuel, whatever the JVM has made of it.
@Timeout(60)
final class FuelDeterminismTest {
  private static final int WARM_CALLS = 200;

  @Test
  void fuel_warm_equalsCold() {
    Crashy crashy = Crashy.load();
    String cold = FuelProbe.figures(crashy);

    String warm = "";
    for (int i = 0; i < WARM_CALLS; i++) {
      warm = FuelProbe.figures(crashy);
    }

    assertEquals(cold, warm);
  }

  @Test
  void fuel_otherThread_isEqual() throws Exception {
    Crashy crashy = Crashy.load();

    try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
      String there = thread.submit(() -> FuelProbe.figures(crashy)).get();
      assertEquals(FuelProbe.figures(crashy), there);
    }
  }

  @ParameterizedTest
  @CsvSource({"-Xint, 3", "-XX:TieredStopAtLevel=1, 100"})
  void fuel_otherCompilation_isEqual(String flag, String repetitions) throws Exception {
    String here = FuelProbe.figures(Crashy.load());

    assertEquals(List.of(here, here), child(flag, repetitions));
  }

  private static List<String> child(String flag, String repetitions)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(flag);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(FuelProbe.class.getName());
    command.add(repetitions);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output.lines().toList();
  }
}
