package dev.cofferdam.engine.runtime;

import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.ModuleModel;

/// What all instances of a module share: its model, its types as the engine knows them, its code.
public interface ModuleCode extends FuncInstance.Code {
  /// Returns the module.
  ModuleModel model();

  /// Returns the canonical ids of the module's types by index; not to be changed.
  int[] typeIds();

  /// Returns the type of a function; concrete types in it are canonical ids.
  FuncType canonicalFuncType(int funcIndex);
}
