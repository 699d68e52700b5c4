package dev.cofferdam.fleet.config;

import dev.cofferdam.wasm.coredump.CoreDumpContent;
import java.nio.file.Path;

/// Where a guest's crashes leave core dumps, and what these hold.
///
/// @param folder where they go
/// @param content whether they hold the contents of memories
/// @param kept how many of a guest are kept; the oldest goes first
/// @param bytesMax size of the largest
public record CoreDumpConfig(Path folder, CoreDumpContent content, int kept, long bytesMax) {}
