package dev.cofferdam.fleet.config;

import dev.cofferdam.engine.Limits;
import java.util.Optional;

/// A guest of a fleet, with everything that its files say.
///
/// @param name its name, unique in the fleet
/// @param group name of its group, if it is in one
/// @param component what it runs
/// @param limits what one life of it may use
/// @param grants what it gets of the host
/// @param supervision how it is kept running
/// @param coreDumps whether and where its crashes leave core dumps
public record GuestConfig(
    String name,
    Optional<String> group,
    ComponentFile component,
    Limits limits,
    GrantsConfig grants,
    SupervisionConfig supervision,
    Optional<CoreDumpConfig> coreDumps) {
  /// Returns the same guest under another name.
  GuestConfig withName(String other) {
    return new GuestConfig(other, group, component, limits, grants, supervision, coreDumps);
  }
}
