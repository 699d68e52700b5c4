package dev.cofferdam.fleet.config;

import dev.cofferdam.isolation.CoreDumps;
import dev.cofferdam.wasm.coredump.CoreDumpContent;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Reads `[core-dumps]`: a guest leaves core dumps where the table names a folder. What is not
/// stated stays as it was; `enabled = false` takes back what was stated before.
final class CoreDumpReader {
  private static final int KEPT_MAX = 10_000;

  private static final Map<String, CoreDumpContent> CONTENTS =
      Map.of(
          "redacted", CoreDumpContent.REDACTED,
          "full", CoreDumpContent.FULL);

  private CoreDumpReader() {}

  static Optional<CoreDumpConfig> read(Section section, Optional<CoreDumpConfig> before) {
    if (before.isEmpty()) {
      section.require("folder");
    }
    boolean isEnabled = section.flag("enabled").orElse(true);
    Optional<Path> folder = section.path("folder").or(() -> before.map(CoreDumpConfig::folder));
    CoreDumpConfig stated = stated(section, folder.orElse(section.folder()), before);
    section.finish();
    return folder.filter(_ -> isEnabled).map(_ -> stated);
  }

  private static CoreDumpConfig stated(
      Section section, Path folder, Optional<CoreDumpConfig> before) {
    return new CoreDumpConfig(
        folder,
        section
            .choice("content", CONTENTS)
            .or(() -> before.map(CoreDumpConfig::content))
            .orElse(CoreDumpContent.REDACTED),
        section
            .count("kept", 1, KEPT_MAX)
            .or(() -> before.map(CoreDumpConfig::kept))
            .orElse(CoreDumps.KEPT_DEFAULT),
        section
            .size("max-size", Long.MAX_VALUE)
            .or(() -> before.map(CoreDumpConfig::bytesMax))
            .orElse(CoreDumps.BYTES_MAX_DEFAULT));
  }
}
