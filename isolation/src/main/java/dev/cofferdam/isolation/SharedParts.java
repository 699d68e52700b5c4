package dev.cofferdam.isolation;

import dev.cofferdam.component.Component;
import dev.cofferdam.component.ComponentLinker;
import dev.cofferdam.engine.CodeLimits;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.wasi.Wasi;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

/// What guests of one Cofferdam have in common: an engine, which shares components of equal bytes,
/// and what WASI defines where their grants are one object. It keeps alive what guests use, and no
/// more.
///
/// Safe for use by many threads; its monitor guards it.
final class SharedParts {
  private final Engine engine;
  private final Map<Wasi, WeakReference<ComponentLinker>> linkers = new WeakHashMap<>();

  SharedParts(CodeLimits codeLimits) {
    this.engine = Engine.create(codeLimits);
  }

  /// Returns the component of these bytes.
  ///
  /// @throws dev.cofferdam.wasm.WasmException if they are malformed, invalid or too large
  Component component(GuestCode code) {
    return Component.load(engine, code.bytes());
  }

  /// Returns a linker of a guest's own that defines WASI.
  ComponentLinker newLinker(Wasi wasi) {
    return ComponentLinker.extending(linker(wasi));
  }

  private synchronized ComponentLinker linker(Wasi wasi) {
    WeakReference<ComponentLinker> known = linkers.get(wasi);
    ComponentLinker linker = known == null ? null : known.get();
    if (linker == null) {
      linker = linkerOf(wasi);
      linkers.put(wasi, new WeakReference<>(linker));
    }
    return linker;
  }

  private ComponentLinker linkerOf(Wasi wasi) {
    var linker = ComponentLinker.create(engine);
    wasi.addTo(linker);
    return linker;
  }
}
