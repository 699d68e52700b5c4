package dev.cofferdam.cli.doctor;

import dev.cofferdam.component.Component;
import dev.cofferdam.component.ComponentInstance;
import dev.cofferdam.component.ComponentLinker;
import dev.cofferdam.component.HostFunc;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Func;
import dev.cofferdam.engine.HostFunction;
import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Linker;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.WasmModule;
import dev.cofferdam.text.WatReader;
import dev.cofferdam.wasi.Wasi;
import dev.cofferdam.wasm.FuncType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Where attackers are let loose: each in a Store of its own, with the limits it attacks, unless
/// they are tampered with to see that the doctor notices.
final class Room {
  /// What ends an attacker whose limit does not.
  private static final int SAFETY_FUEL = 50_000_000;

  private final Engine engine = Engine.create();
  private final UnaryOperator<Limits> tampering;

  Room(UnaryOperator<Limits> tampering) {
    this.tampering = tampering;
  }

  Engine engine() {
    return engine;
  }

  /// Returns the limits of untrusted code, with fuel for a moment only.
  static Limits limits() {
    return Limits.untrusted().withFuel(SAFETY_FUEL);
  }

  static byte[] attackers() {
    try (InputStream in = Room.class.getResourceAsStream("attackers.wasm")) {
      return Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Has a core module's function `run`, if it exports one, attack.
  Attempt attack(Limits limits, String wat) {
    return attack(limits, wat, (_, _) -> new Object[0]);
  }

  /// Has a core module attack; it may import `host`, a function without parameters.
  Attempt attack(Limits limits, String wat, HostFunction host) {
    WasmModule module = WasmModule.load(engine, WatReader.toBinary(wat));
    Linker linker = Linker.create(engine);
    linker.defineFunc("", "host", new FuncType(List.of(), List.of()), host);
    return attempt(
        limits,
        store -> {
          if (linker.instantiate(store, module).export("run").orElse(null) instanceof Func run) {
            run.call();
          }
        });
  }

  /// Has a function of the component of attackers attack, so many times.
  Attempt attack(Limits limits, Wasi wasi, String function, int times) {
    return attempt(
        limits, store -> instantiate(store, wasi, (_, _) -> null).func(function).call(times));
  }

  private ComponentInstance instantiate(Store store, Wasi wasi, HostFunc swallow) {
    ComponentLinker linker = ComponentLinker.create(engine);
    wasi.addTo(linker);
    linker.root().func("swallow", swallow).func("stop", (_, _) -> 0L);
    return linker.instantiate(store, Component.load(engine, attackers()));
  }

  Attempt attempt(Limits limits, Consumer<Store> body) {
    long start = System.nanoTime();
    try (Store store = engine.newStore(tampering.apply(limits))) {
      Throwable failure = failureOf(store, body);
      return new Attempt(failure, store.usage(), (System.nanoTime() - start) / 1_000_000);
    }
  }

  private static @Nullable Throwable failureOf(Store store, Consumer<Store> body) {
    try {
      body.accept(store);
      return null;
    } catch (RuntimeException failure) {
      return failure;
    }
  }
}
