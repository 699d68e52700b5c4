package dev.cofferdam.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.component.binary.ComponentDecoder;
import dev.cofferdam.component.binary.ComponentModel;
import dev.cofferdam.component.binary.Definition;
import dev.cofferdam.wasm.FunctionBody;
import dev.cofferdam.wasm.ModuleModel;
import dev.cofferdam.wasm.dwarf.SourceLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The debug information of real guests, or its absence, is read for every function they have.
@Tag("suites")
final class GuestSourcesTest {
  @Test
  void everyFunction_ofEachGuest_isKnownOrNotButNoFailure() throws IOException {
    List<String> guestsWithSource = new ArrayList<>();
    for (Path guest : components()) {
      byte[] file = Files.readAllBytes(guest);
      List<ModuleModel> modules = new ArrayList<>();
      collect(ComponentDecoder.decode(file), modules);
      if (countOfKnown(modules, SourceLines.of(file)) > 0) {
        guestsWithSource.add(guest.getFileName().toString());
      }
    }

    List<String> expected = List.of("c-dwarf.wasm", "rust-dwarf.wasm");
    assertTrue(guestsWithSource.containsAll(expected), guestsWithSource::toString);
  }

  private static List<Path> components() throws IOException {
    try (Stream<Path> files = Files.walk(Inputs.guests(), 2)) {
      return files.filter(file -> file.toString().endsWith(".wasm")).sorted().toList();
    }
  }

  private static void collect(ComponentModel component, List<ModuleModel> modules) {
    for (Definition each : component.definitions()) {
      if (each instanceof Definition.CoreModule(_, ModuleModel module)) {
        modules.add(module);
      } else if (each instanceof Definition.Component(_, ComponentModel nested)) {
        collect(nested, modules);
      }
    }
  }

  private static long countOfKnown(List<ModuleModel> modules, SourceLines lines) {
    return modules.stream()
        .flatMap(module -> module.bodies().stream())
        .map(FunctionBody::code)
        .filter(code -> !lines.at(code.offset()).isEmpty())
        .count();
  }
}
