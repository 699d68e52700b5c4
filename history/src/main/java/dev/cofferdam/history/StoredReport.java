package dev.cofferdam.history;

import java.util.Optional;

/// A crash with everything that is known of it.
///
/// @param crash the crash
/// @param json the report as {@link dev.cofferdam.isolation.report.CrashReport#toJson} gives it;
///   empty where newer crashes of the fingerprint have taken its place
public record StoredReport(StoredCrash crash, Optional<String> json) {}
