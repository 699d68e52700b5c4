package dev.cofferdam.benchmarks;

import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Func;
import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Linker;
import dev.cofferdam.engine.WasmModule;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.NumType;
import java.time.Duration;
import java.util.List;

/// The kernels on Cofferdam, with all limits on.
final class CofferdamKernels implements KernelRunner {
  private static final Limits LIMITS =
      Limits.untrusted().withTimeout(Duration.ofMinutes(5)).withFuel(Long.MAX_VALUE);

  private final Engine engine = Engine.create();
  private final WasmModule module;
  private final Linker linker = Linker.create(engine);

  CofferdamKernels(byte[] wasm) {
    module = WasmModule.load(engine, wasm);
    var type = new FuncType(List.of(NumType.I32, NumType.I32), List.of(NumType.I32));
    linker.defineFlatFunc("env", "host_add", type, (_, values) -> add(values));
  }

  private static void add(long[] values) {
    int sum = (int) values[0] + (int) values[1];
    values[0] = sum;
  }

  @Override
  public String name() {
    return "Cofferdam";
  }

  @Override
  public long run(Kernel kernel) {
    try (var store = engine.newStore(LIMITS)) {
      Func function = linker.instantiate(store, module).func(kernel.name());
      long[] values = {kernel.argument()};
      long start = System.nanoTime();
      function.callFlat(values);
      long nanos = System.nanoTime() - start;
      requireFuel(kernel, store.fuelConsumed());
      return nanos;
    }
  }

  private static void requireFuel(Kernel kernel, long consumed) {
    if (consumed != kernel.fuel()) {
      throw new IllegalStateException(
          "%s consumed %d fuel, not %d".formatted(kernel.name(), consumed, kernel.fuel()));
    }
  }
}
