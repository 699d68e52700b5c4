package dev.cofferdam.wasm;

import org.jspecify.annotations.Nullable;

/// A table that a module defines.
///
/// @param type its type
/// @param init what each element is at the start; null where the elements start as null
public record TableModel(TableType type, @Nullable ConstExpr init) {}
