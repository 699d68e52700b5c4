package dev.cofferdam.engine.link;

import dev.cofferdam.wasm.SubType;
import java.util.List;

/// A recursive group of types that an engine knows.
///
/// @param firstId id of its first type; the others follow
/// @param types the types; concrete types in them are ids
public record CanonicalGroup(int firstId, List<SubType> types) {}
