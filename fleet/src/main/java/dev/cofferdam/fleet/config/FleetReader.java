package dev.cofferdam.fleet.config;

import dev.cofferdam.supervisor.RestartStrategy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/// Reads a fleet's file and all files that it names. Used by one thread, for one file.
public final class FleetReader {
  private static final int GUESTS_MAX = 10_000;

  private static final Map<String, RestartStrategy> STRATEGIES =
      Map.of(
          "one-for-one", RestartStrategy.ONE_FOR_ONE,
          "one-for-all", RestartStrategy.ONE_FOR_ALL,
          "rest-for-one", RestartStrategy.REST_FOR_ONE);

  private final Path file;
  private final Problems problems = new Problems();
  private final ComponentReader components = new ComponentReader(problems);
  private final GrantsCheck grants = new GrantsCheck();

  private FleetReader(Path file) {
    this.file = file;
  }

  /// Reads a fleet.
  ///
  /// @throws ConfigException with everything that is wrong in the file and those that it names
  public static FleetConfig read(Path file) {
    return new FleetReader(file).read();
  }

  /// Reads only what a fleet is besides its guests, so that a running fleet is found whatever is
  /// wrong with its guests' files by now.
  ///
  /// @throws ConfigException with what is wrong with the file or its settings
  public static FleetSettings readSettings(Path file) {
    var problems = new Problems();
    var settings = new SettingsReader(file);
    TomlFile.read(file, problems).ifPresent(settings::read);
    problems.throwIfAny(Set.of(file));
    return settings.settings();
  }

  private FleetConfig read() {
    Optional<FleetConfig> config = TomlFile.read(file, problems).map(this::fleet);
    problems.throwIfAny(files());
    return config.orElseThrow();
  }

  private FleetConfig fleet(Section root) {
    var settings = new SettingsReader(file);
    String name = settings.read(root);
    List<GroupConfig> groups = groups(root);
    List<GuestConfig> guests = guests(root, groups.stream().map(GroupConfig::name).toList());
    root.finish();
    grants.finish(settings.settings(), files());
    return new FleetConfig(name, settings.settings(), groups, guests, files());
  }

  private SequencedSet<Path> files() {
    var files = new LinkedHashSet<Path>();
    files.add(file);
    files.addAll(components.files());
    return files;
  }

  private static List<GroupConfig> groups(Section root) {
    var groups = new ArrayList<GroupConfig>();
    for (Section section : root.sections("group")) {
      section.require("name");
      Optional<String> name = section.parsed("name", Names::require);
      var strategy = section.choice("strategy", STRATEGIES).orElse(RestartStrategy.ONE_FOR_ONE);
      name.map(each -> new GroupConfig(each, strategy))
          .ifPresent(group -> {
            if (groups.stream().anyMatch(other -> other.name().equals(group.name()))) {
              section.problem("name", "there is a group '%s' already".formatted(group.name()));
            }
            groups.add(group);
          });
      section.finish();
    }
    return groups;
  }

  private List<GuestConfig> guests(Section root, List<String> groups) {
    var guests = new ArrayList<GuestConfig>();
    var names = new LinkedHashSet<String>();
    List<Section> sections = root.sections("guest");
    for (Section section : sections) {
      List<GuestConfig> read = new GuestReader(components, groups).read(section);
      read.stream().findFirst().ifPresent(guest -> grants.add(section, guest));
      for (GuestConfig guest : read) {
        if (!names.add(guest.name())) {
          section.problem("there is a guest '%s' already; give it a name".formatted(guest.name()));
        }
        guests.add(guest);
      }
    }
    if (sections.isEmpty()) {
      root.problem("the fleet has no guest: write [[guest]] with the key 'component'");
    }
    if (guests.size() > GUESTS_MAX) {
      root.problem("the fleet has %d guests, more than %d".formatted(guests.size(), GUESTS_MAX));
    }
    return guests;
  }
}
