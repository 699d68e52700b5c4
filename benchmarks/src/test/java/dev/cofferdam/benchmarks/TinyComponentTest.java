package dev.cofferdam.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cofferdam.component.Component;
import dev.cofferdam.component.ComponentLinker;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.text.WatReader;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TinyComponentTest {
  private final Engine engine = Engine.create();
  private final ComponentLinker linker = ComponentLinker.create(engine);

  @Test
  void module_isCalledThroughItsComponent() {
    byte[] module =
        WatReader.toBinary(
            "(module (func (export \"twice\") (param i32) (result i32)"
                + " local.get 0 local.get 0 i32.add))");

    assertEquals(42, call(TinyComponent.of(module, List.of("twice")), "twice", 21));
  }

  @Test
  void tick_callsTheHost() {
    var ticks = new AtomicInteger();
    linker
        .root()
        .func(
            "tick",
            (_, _) -> {
              ticks.incrementAndGet();
              return null;
            });
    byte[] module =
        WatReader.toBinary(
            "(module (import \"host\" \"tick\" (func))"
                + " (func (export \"run\") (param i32) (result i32) call 0 local.get 0))");

    assertEquals(5, call(TinyComponent.withTick(module, List.of("run")), "run", 5));
    assertEquals(1, ticks.get());
  }

  private Object call(byte[] wasm, String function, int argument) {
    try (var store = engine.newStore()) {
      var instance = linker.instantiate(store, Component.load(engine, wasm));
      return String.valueOf(instance.func(function).call(argument)).transform(Integer::valueOf);
    }
  }
}
