package dev.cofferdam.fleet.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Reads one `[[guest]]` of a fleet's file: a component, and what is different for this guest.
final class GuestReader {
  private static final int COUNT_MAX = 10_000;

  private final ComponentReader components;
  private final Map<String, String> groups;

  GuestReader(ComponentReader components, List<String> groups) {
    this.components = components;
    this.groups = groups.stream().distinct().collect(Collectors.toMap(Function.identity(), g -> g));
  }

  /// Returns the guests, one or as many as `count` says; none where the component cannot be used.
  List<GuestConfig> read(Section section) {
    section.require("component");
    Optional<ComponentConfig> base = components.read(section, "component");
    Optional<String> name = section.parsed("name", Names::require);
    Optional<String> group = section.choice("group", groups);
    Optional<Integer> count = section.count("count", 1, COUNT_MAX);
    // Overrides are checked although there may be no component to apply them to.
    ComponentConfig config =
        base.orElseGet(() -> ComponentConfig.of("component", Optional.empty())).with(section);
    section.finish();
    if (config.component().isEmpty()) {
      return List.of();
    }
    var guest =
        new GuestConfig(
            name.orElse(config.name()),
            group,
            config.component().get(),
            config.limits(),
            config.grants(),
            config.supervision(),
            config.coreDumps());
    return count.map(times -> copies(guest, times)).orElse(List.of(guest));
  }

  private static List<GuestConfig> copies(GuestConfig guest, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> guest.withName(guest.name() + "-" + i))
        .toList();
  }
}
