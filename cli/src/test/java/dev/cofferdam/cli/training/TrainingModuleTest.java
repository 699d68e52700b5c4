package dev.cofferdam.cli.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Linker;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.WasmModule;
import dev.cofferdam.text.WatReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TrainingModuleTest {
  @Test
  void module_runsEveryFunction() {
    Engine engine = Engine.create();
    WasmModule module = WasmModule.load(engine, WatReader.toBinary(TrainingModule.text()));
    int defined = module.model().bodies().size();
    try (Store store = engine.newStore(Limits.untrusted())) {
      @Nullable Object[] results =
          Linker.create(engine).instantiate(store, module).func("run").call();
      assertEquals(defined - 1, results[0]);
    }
  }
}
