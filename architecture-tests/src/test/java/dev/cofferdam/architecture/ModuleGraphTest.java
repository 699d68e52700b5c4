package dev.cofferdam.architecture;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Keeps the direction of dependencies: nothing points up, and the lower modules need the JDK only.
final class ModuleGraphTest {
  private static final String PREFIX = "dev.cofferdam.";

  private static final Map<String, Set<String>> ALLOWED =
      new TreeMap<>(
          Map.ofEntries(
              entry("wasm", Set.of()),
              entry("text", Set.of("wasm")),
              entry("compiler", Set.of("wasm")),
              entry("engine", Set.of("compiler", "wasm")),
              entry("component", Set.of("engine", "wasm")),
              entry("wasi", Set.of("component")),
              entry("supervisor", Set.of()),
              entry("isolation", Set.of("supervisor", "wasi", "jdk.management")),
              entry("history", Set.of("isolation", "com.h2database")),
              entry(
                  "fleet",
                  Set.of("isolation", "history", "com.google.gson", "org.tomlj", "jdk.httpserver")),
              entry("testing", Set.of("component", "engine", "text", "com.google.gson")),
              entry(
                  "cli",
                  Set.of(
                      "fleet",
                      "isolation",
                      "testing",
                      "text",
                      "com.google.gson",
                      "info.picocli",
                      "jdk.unsupported"))));

  @Test
  void everyModule_requiresWhatTheDesignAllows() {
    Map<String, Set<String>> actual = new TreeMap<>();
    ALLOWED.keySet().forEach(module -> actual.put(module, requiredBy(module)));

    assertEquals(ALLOWED, actual);
  }

  private static Set<String> requiredBy(String module) {
    var reference = ModuleFinder.of(BuildTree.classes(module)).find(PREFIX + module).orElseThrow();
    var names = new TreeSet<String>();
    for (Requires requires : reference.descriptor().requires()) {
      String name = requires.name();
      if (!name.startsWith("java.") && !name.equals("org.jspecify")) {
        names.add(name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name);
      }
    }
    return names;
  }
}
