package dev.cofferdam.fleet.config;

import dev.cofferdam.supervisor.RestartStrategy;

/// Guests that belong together, in the order in which the file has them.
///
/// @param name its name
/// @param strategy which of its guests need which: where one crashes, those that need it are held
///   and started again when it is back
public record GroupConfig(String name, RestartStrategy strategy) {}
