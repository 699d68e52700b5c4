package dev.cofferdam.fleet.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads components and the files beside them; each once, however many guests are made of it. Used
/// by one thread.
final class ComponentReader {
  private final Problems problems;
  private final Map<Path, Optional<ComponentFile>> components = new HashMap<>();
  private final Map<Path, Optional<ComponentConfig>> configs = new HashMap<>();
  private final Set<Path> files = new LinkedHashSet<>();

  ComponentReader(Problems problems) {
    this.problems = problems;
  }

  /// Returns all files that were looked at.
  Set<Path> files() {
    return files;
  }

  /// Reads what `key` names: a component, or a file that describes one.
  Optional<ComponentConfig> read(Section section, String key) {
    return section
        .path(key)
        .flatMap(path ->
            path.toString().endsWith(".toml")
                ? configs.computeIfAbsent(path, this::readConfig)
                : Optional.of(
                    ComponentConfig.of(Names.ofFile(path), component(section, key, path))));
  }

  private Optional<ComponentConfig> readConfig(Path path) {
    files.add(path);
    return TomlFile.read(path, problems)
        .flatMap(root -> {
          Optional<ComponentConfig> config =
              root.section("component").map(this::named).map(component -> component.with(root));
          root.require("component");
          root.finish();
          return config;
        });
  }

  private ComponentConfig named(Section section) {
    section.require("file");
    Optional<Path> file = section.path("file");
    String name =
        section
            .parsed("name", Names::require)
            .or(() -> file.map(Names::ofFile))
            .orElse("component");
    var component = file.flatMap(path -> component(section, "file", path));
    section.finish();
    return ComponentConfig.of(name, component);
  }

  private Optional<ComponentFile> component(Section section, String key, Path path) {
    files.add(path);
    return components.computeIfAbsent(path, each -> load(section, key, each));
  }

  private static Optional<ComponentFile> load(Section section, String key, Path path) {
    try {
      return Optional.of(ComponentFile.read(path));
    } catch (IllegalArgumentException e) {
      section.problem(key, "'%s': %s".formatted(key, e.getMessage()));
      return Optional.empty();
    }
  }
}
