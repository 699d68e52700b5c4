package dev.cofferdam.component.binary;

import org.jspecify.annotations.Nullable;

/// The name of an import or export with its attributes.
///
/// @param name the name itself
/// @param implemented the interface it is said to implement, or null
/// @param versionSuffix what completes a canonical interface version, or null
/// @param externalId an identifier for other systems, or null
public record ExternName(
    String name,
    @Nullable String implemented,
    @Nullable String versionSuffix,
    @Nullable String externalId) {}
