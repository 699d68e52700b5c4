package dev.cofferdam.fleet.config;

import dev.cofferdam.engine.Limits;
import java.util.Optional;

/// What a component's own file says: how it runs where a fleet does not say otherwise.
///
/// @param name the name of guests that have no other
/// @param component the component, unless its file cannot be used
/// @param limits its limits
/// @param grants its grants
/// @param supervision how it is kept running
/// @param coreDumps whether and where its crashes leave core dumps
record ComponentConfig(
    String name,
    Optional<ComponentFile> component,
    Limits limits,
    GrantsConfig grants,
    SupervisionConfig supervision,
    Optional<CoreDumpConfig> coreDumps) {
  /// Returns the configuration of a component that has no file of its own.
  static ComponentConfig of(String name, Optional<ComponentFile> component) {
    return new ComponentConfig(
        name,
        component,
        Limits.untrusted(),
        GrantsConfig.nothing(),
        SupervisionConfig.standard(),
        Optional.empty());
  }

  /// Reads the tables `[limits]`, `[grants]`, `[supervision]` and `[core-dumps]`, where they are,
  /// on top of this.
  ComponentConfig with(Section section) {
    return new ComponentConfig(
        name,
        component,
        section.section("limits").map(each -> LimitsReader.read(each, limits)).orElse(limits),
        section.section("grants").map(each -> GrantsReader.read(each, grants)).orElse(grants),
        section
            .section("supervision")
            .map(each -> SupervisionReader.read(each, supervision))
            .orElse(supervision),
        section
            .section("core-dumps")
            .map(each -> CoreDumpReader.read(each, coreDumps))
            .orElse(coreDumps));
  }
}
