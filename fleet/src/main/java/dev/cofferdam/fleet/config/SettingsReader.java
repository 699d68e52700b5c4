package dev.cofferdam.fleet.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Reads `[fleet]`, `[control]`, `[log]` and `[history]`.
final class SettingsReader {
  private static final Duration DRAIN = Duration.ofSeconds(10);
  private static final int PORT_MAX = 65_535;

  private final Path folder;
  private final String stem;
  private Path state;
  private Duration drain = DRAIN;
  private boolean watches = true;
  private Optional<Integer> controlPort = Optional.of(0);
  private Optional<Path> logFile = Optional.empty();
  private Optional<HistoryConfig> history = Optional.empty();

  SettingsReader(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    this.folder = Optional.ofNullable(absolute.getParent()).orElse(absolute);
    this.stem = Names.ofFile(absolute);
    this.state = folder.resolve(".cofferdam").resolve(stem);
  }

  /// Reads the settings and returns the fleet's name.
  String read(Section root) {
    String name = root.section("fleet").flatMap(this::fleet).orElse(stem);
    root.section("control").ifPresent(this::control);
    root.section("log").ifPresent(this::log);
    root.section("history").ifPresent(this::history);
    return name;
  }

  FleetSettings settings() {
    return new FleetSettings(
        state,
        drain,
        watches,
        controlPort,
        logFile,
        history.orElseGet(() -> new HistoryConfig.File(state.resolve("history"))));
  }

  private Optional<String> fleet(Section section) {
    Optional<String> name = section.parsed("name", Names::require);
    section.path("state").ifPresent(path -> state = path);
    section.time("drain").ifPresent(time -> drain = time);
    section.flag("watch").ifPresent(flag -> watches = flag);
    section.finish();
    return name;
  }

  private void control(Section section) {
    int port = section.count("port", 0, PORT_MAX).orElse(0);
    boolean isEnabled = section.flag("enabled").orElse(true);
    controlPort = isEnabled ? Optional.of(port) : Optional.empty();
    section.finish();
  }

  private void log(Section section) {
    logFile = section.path("file");
    section.finish();
  }

  private void history(Section section) {
    Optional<Path> file = section.path("file");
    Optional<String> url = section.text("url");
    Map<String, String> properties = section.textMap("properties").orElse(Map.of());
    if (file.isPresent() && url.isPresent()) {
      section.problem("url", "'url' and 'file' exclude each other");
    }
    if (url.filter(text -> !text.startsWith("jdbc:")).isPresent()) {
      section.problem("url", "'url' must begin with jdbc:, such as jdbc:postgresql://host/crashes");
    }
    history =
        url.<HistoryConfig>map(each -> new HistoryConfig.Url(each, properties))
            .or(() -> file.map(HistoryConfig.File::new));
    section.finish();
  }
}
