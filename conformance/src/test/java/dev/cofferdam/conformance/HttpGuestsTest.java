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
final class HttpGuestsTest {
  @Test
  @Tag("suites")
  void rustHttp_linked_exportsItsRequestFunction() {
    assertServes("rust-http");
  }

  @Test
  @Tag("heavy-guests")
  void jsHttp_linked_exportsItsRequestFunction() {
    assertServes("js-http");
  }

  private static void assertServes(String name) {
    Engine engine = Engine.create();
    Component component = Component.load(engine, GuestFile.read(name).wasm());
    ComponentLinker linker = ComponentLinker.create(engine);
    Wasi.denied().addTo(linker);

    try (Store store = engine.newStore(Limits.untrusted())) {
      ComponentInstance instance = linker.instantiate(store, component);
      boolean serves =
          instance.exports().instanceNames().stream()
              .anyMatch(each -> each.startsWith("wasi:http/incoming-handler@"));
      assertEquals(true, serves);
    }
  }
}
