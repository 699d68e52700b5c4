package dev.cofferdam.isolation;

/// How the listener of a {@link Cofferdam} keeps up with its events.
///
/// @param waitingCount events that wait to be told
/// @param droppedCount events that were not told, because too many waited; never crashes or
///   quarantines
/// @param failedCount events at which the listener threw
public record EventCounts(long waitingCount, long droppedCount, long failedCount) {}
