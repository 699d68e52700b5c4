/// Measures Cofferdam beside its peers, in one run of one JVM.
@org.jspecify.annotations.NullMarked
package dev.cofferdam.benchmarks;
