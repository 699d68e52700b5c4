package dev.cofferdam.component.runtime;

import dev.cofferdam.engine.WasmModule;

/// A core module.
///
/// @param module the module
public record ModuleItem(WasmModule module) implements Item {
  @Override
  public String describe() {
    return "a core module";
  }
}
