package dev.cofferdam.history;

import java.time.Instant;

/// The crashes of a stretch of time.
///
/// @param start where it begins
/// @param count how many crashes there were
public record TimelineBucket(Instant start, long count) {}
