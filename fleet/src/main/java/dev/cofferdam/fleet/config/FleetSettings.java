package dev.cofferdam.fleet.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What a fleet is besides its guests. It is read when the fleet starts, and a reload changes none
/// of it.
///
/// @param state the folder for what the fleet keeps while it runs: its lock, and how to reach it
/// @param drain how long the guests may take, in all, when the fleet is stopped
/// @param watches whether changed files are read again by themselves
/// @param controlPort the port of the control endpoint, 0 for any, or empty for no endpoint
/// @param logFile where the log goes, or empty for standard error
/// @param history where crashes and quarantines are kept
public record FleetSettings(
    Path state,
    Duration drain,
    boolean watches,
    Optional<Integer> controlPort,
    Optional<Path> logFile,
    HistoryConfig history) {}
