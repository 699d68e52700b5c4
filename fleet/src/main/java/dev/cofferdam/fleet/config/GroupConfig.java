package dev.cofferdam.fleet.config;

import dev.cofferdam.supervisor.RestartStrategy;

/// Guests that belong together.
///
/// @param name its name
/// @param strategy which of its guests are restarted when one of them crashed
public record GroupConfig(String name, RestartStrategy strategy) {}
