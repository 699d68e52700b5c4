package dev.cofferdam.engine.load;

import dev.cofferdam.engine.CodeGroup;
import dev.cofferdam.engine.CodeLimits;

/// How much code may be generated for a module.
///
/// @param limits the limits
/// @param group the modules whose code counts with it
public record CodeTerms(CodeLimits limits, CodeGroup group) {}
