package dev.cofferdam.history;

import java.util.Optional;

/// How a crash database fares.
///
/// @param committedCount events that are safe, since it was opened
/// @param pendingCount events that wait
/// @param lostCount events that will never be in it: they came when too many waited already, or
///   waited when it was closed
/// @param failure why the last write failed, where none went well since
public record HistoryState(
    long committedCount, long pendingCount, long lostCount, Optional<String> failure) {}
