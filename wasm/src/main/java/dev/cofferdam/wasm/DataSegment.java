package dev.cofferdam.wasm;

/// A data segment.
///
/// @param mode when it is copied
/// @param bytes its contents in the binary
public record DataSegment(SegmentMode mode, ByteRange bytes) {}
