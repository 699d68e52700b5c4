package dev.cofferdam.fleet.config;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `[grants]`. What is not stated stays as it was; a list that is stated replaces the one
/// before, environment variables are added to those before.
final class GrantsReader {
  private static final Map<String, StdioGrant> STDIO =
      Map.of(
          "log", StdioGrant.LOG,
          "inherit", StdioGrant.INHERIT,
          "none", StdioGrant.NONE);

  private final Section section;

  private GrantsReader(Section section) {
    this.section = section;
  }

  static GrantsConfig read(Section section, GrantsConfig before) {
    var reader = new GrantsReader(section);
    var grants =
        new GrantsConfig(
            reader.directories().orElse(before.directories()),
            reader.environment(before.environment()),
            section.texts("args").orElse(before.arguments()),
            section.choice("stdio", STDIO).orElse(before.stdio()),
            section.flag("trap-unknown-imports").orElse(before.trapsUnknownImports()));
    reader.refuseSockets();
    section.finish();
    return grants;
  }

  private Optional<List<GrantedDirectory>> directories() {
    return section
        .texts("dirs")
        .map(texts -> {
          var directories = new ArrayList<GrantedDirectory>();
          texts.forEach(text -> directory(text).ifPresent(directories::add));
          return directories;
        });
  }

  private Optional<GrantedDirectory> directory(String text) {
    try {
      GrantedDirectory granted = GrantedDirectory.parse(text).in(section.folder());
      if (!Files.isDirectory(granted.host())) {
        section.problem("dirs", "'dirs': there is no folder %s".formatted(granted.host()));
      }
      return Optional.of(granted);
    } catch (IllegalArgumentException e) {
      section.problem("dirs", "'dirs': '%s': %s".formatted(text, e.getMessage()));
      return Optional.empty();
    }
  }

  private Map<String, String> environment(Map<String, String> before) {
    var environment = new LinkedHashMap<>(before);
    section.textMap("env").ifPresent(environment::putAll);
    return environment;
  }

  private void refuseSockets() {
    if (section.flag("sockets").orElse(false)) {
      section.problem("sockets", "'sockets' cannot be granted: every use of sockets is denied");
    }
  }
}
