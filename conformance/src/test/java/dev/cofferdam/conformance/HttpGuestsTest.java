package dev.cofferdam.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cofferdam.component.Component;
import dev.cofferdam.component.ComponentInstance;
import dev.cofferdam.component.ComponentLinker;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Store;
import dev.cofferdam.wasi.Wasi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Guests that serve HTTP load and link; what they ask of the network is denied.
@Tag("suites")
final class HttpGuestsTest {
  @Test
  void rustHttp_linked_exportsItsRequestFunction() {
    Engine engine = Engine.create();
    Component component = Component.load(engine, GuestFile.read("rust-http").wasm());
    ComponentLinker linker = ComponentLinker.create(engine);
    Wasi.denied().addTo(linker);

    try (Store store = engine.newStore(Limits.untrusted())) {
      ComponentInstance instance = linker.instantiate(store, component);
      boolean serves =
          instance.exports().instanceNames().stream()
              .anyMatch(name -> name.startsWith("wasi:http/incoming-handler@"));
      assertEquals(true, serves);
    }
  }
}
