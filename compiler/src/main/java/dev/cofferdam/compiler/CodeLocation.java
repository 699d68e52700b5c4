package dev.cofferdam.compiler;

/// Where a line of a Java stack trace stands in the module.
///
/// @param funcIndex index of the function, in the index space that starts with the imports
/// @param offset offset of the instruction in the file
public record CodeLocation(int funcIndex, int offset) {}
