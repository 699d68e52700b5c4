package dev.cofferdam.benchmarks;

/// A compute kernel: an export of `kernels/k.wasm`, whose source stands beside it.
///
/// @param name name of the export
/// @param argument its one argument, an `i32`
/// @param fuel what it consumes under the cost model shared with Wasmtime
record Kernel(String name, int argument, long fuel) {
  static final Kernel[] ALL = {
    new Kernel("fib", 35, 406_644_064L),
    new Kernel("sieve", 5, 723_777_983L),
    new Kernel("matmul", 10, 1_291_298_125L),
    new Kernel("sha256", 200_000, 1_763_600_037L),
    new Kernel("calls", 20_000_000, 260_000_010L),
    new Kernel("hash", 5_000_000, 304_755_885L),
  };
}
