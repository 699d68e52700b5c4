/// Evidence: the official suites, real guests, and robustness.
@NullMarked
package dev.cofferdam.conformance;

import org.jspecify.annotations.NullMarked;
