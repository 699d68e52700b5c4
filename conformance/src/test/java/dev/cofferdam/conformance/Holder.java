package dev.cofferdam.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cofferdam.component.Component;
import dev.cofferdam.component.ComponentInstance;
import dev.cofferdam.component.ComponentLinker;
import dev.cofferdam.component.HostCall;
import dev.cofferdam.component.HostResource;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.Trap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Consumer;

/// The component `holder.wasm`, which opens resources of the host and leaves them open, and what
/// its host knows of them: an account that is not the ledger's own.
final class Holder {
  static final String EXPECTED = "noted: swept";
  private static final int COUNT = 10;

  private final Engine engine = Engine.create();
  private final Component component = Component.load(engine, bytes());
  private Consumer<HostCall> onHostCall = _ -> {};
  private int opened;
  private int closed;

  static byte[] bytes() {
    try (InputStream in = Holder.class.getResourceAsStream("holder.wasm")) {
      return Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Has each host call do something first.
  void onHostCall(Consumer<HostCall> action) {
    onHostCall = action;
  }

  Store newStore(Limits limits) {
    return engine.newStore(limits);
  }

  ComponentInstance instantiate(Store store) {
    ComponentLinker linker = ComponentLinker.create(engine);
    linker
        .instance("host:things/things")
        .resource("thing", HostResource.of(Integer.class, _ -> closed++))
        .func("make", (call, _) -> noted(call, ++opened))
        .func("look", (call, args) -> noted(call, args[0]))
        .func("note", (call, args) -> noted(call, "noted: " + args[0]));
    return linker.instantiate(store, component);
  }

  private Object noted(HostCall call, Object answer) {
    onHostCall.accept(call);
    return answer;
  }

  static Object work(ComponentInstance instance) {
    return String.valueOf(instance.func("work").call(COUNT, "swept"));
  }

  /// Works in a Store of its own, which `prepare` gets first, and returns the result, or the trap's
  /// kind and place. Everything that was opened is closed then, by both accounts.
  Object outcome(Limits limits, Consumer<Store> prepare) {
    Store store = newStore(limits);
    Object outcome;
    try (store) {
      prepare.accept(store);
      outcome = work(instantiate(store));
    } catch (Trap trap) {
      outcome = trap.kind() + " at " + trap.frames();
    }
    assertEquals(store.ledger().openedCount(), store.ledger().closedCount());
    assertEquals(opened, closed);
    return outcome;
  }

  /// Works in a new Store that nothing is wrong with.
  void requireWorks() {
    assertEquals(EXPECTED, outcome(Limits.untrusted(), _ -> {}));
  }
}
