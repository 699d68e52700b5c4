package dev.cofferdam.wasm;

/// A constant expression: a view of its instructions, the closing `end` included.
///
/// @param code where the instructions stand in the binary
public record ConstExpr(ByteRange code) {}
