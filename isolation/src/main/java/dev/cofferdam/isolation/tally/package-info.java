/// Counts of what happened in the last while.
package dev.cofferdam.isolation.tally;
