package dev.cofferdam.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonObject;
import dev.cofferdam.component.Component;
import dev.cofferdam.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;

/// Makes one test of each case of a guest.
final class Guests {
  private Guests() {}

  static DynamicContainer tests(String name, Path scratch) {
    GuestFile guest = GuestFile.read(name);
    Engine engine = Engine.create();
    Component component = Component.load(engine, guest.wasm());
    KnownGaps gaps = KnownGaps.read();
    Stream<DynamicTest> tests =
        guest.cases().stream().map(each -> test(engine, component, guest, each, gaps, scratch));
    return DynamicContainer.dynamicContainer(name, tests);
  }

  private static DynamicTest test(
      Engine engine,
      Component component,
      GuestFile guest,
      JsonObject testCase,
      KnownGaps gaps,
      Path scratch) {
    String name = testCase.get("name").getAsString();
    String key = "guests/" + guest.name() + "/" + name;
    return dynamicTest(
        name,
        () -> {
          List<String> mismatches = run(engine, component, guest, testCase, scratch);
          if (gaps.lists(key)) {
            assertEquals(false, mismatches.isEmpty(), key + " is a known gap that passes");
          } else {
            assertEquals("", String.join("\n", mismatches));
          }
        });
  }

  static List<String> run(
      Engine engine, Component component, GuestFile guest, JsonObject testCase, Path scratch)
      throws IOException {
    if (guest.kind().equals("calls")) {
      return CallsCase.mismatches(engine, component, guest, testCase);
    }
    Path folder = Files.createTempDirectory(scratch, "case");
    return CommandCase.mismatches(engine, component, guest, testCase, folder);
  }
}
