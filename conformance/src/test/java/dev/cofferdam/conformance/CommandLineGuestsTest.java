package dev.cofferdam.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The guests that need nothing of the host but WASI behave the same on the command line.
@Tag("suites")
final class CommandLineGuestsTest {
  @TestFactory
  Stream<DynamicContainer> eachCase_onTheCommandLine_behavesAsExpected(@TempDir Path scratch) {
    return Stream.of(
            "c-dwarf",
            "rust-plugin",
            "rust-dwarf",
            "as-plugin",
            "composed-shop",
            "c-wordcount",
            "rust-cli")
        .map(name -> tests(GuestFile.read(name), scratch));
  }

  private static DynamicContainer tests(GuestFile guest, Path scratch) {
    Stream<DynamicTest> tests =
        guest.cases().stream()
            .filter(CommandLineCase::canRun)
            .map(testCase -> test(guest, testCase, scratch));
    return DynamicContainer.dynamicContainer(guest.name(), tests);
  }

  private static DynamicTest test(GuestFile guest, JsonObject testCase, Path scratch) {
    return dynamicTest(
        testCase.get("name").getAsString(),
        () -> {
          Path folder = Files.createTempDirectory(scratch, "case");
          List<String> mismatches = CommandLineCase.mismatches(guest, testCase, folder);
          assertEquals("", String.join("\n", mismatches));
        });
  }
}
