package dev.cofferdam.component.binary;

import dev.cofferdam.component.types.PrimitiveType;
import org.jspecify.annotations.Nullable;

/// A value type as written: a primitive type, or an index into the type index space.
///
/// @param primitive the primitive type, or null
/// @param typeIndex the index where `primitive` is null
public record ValueTypeRef(@Nullable PrimitiveType primitive, int typeIndex) {}
