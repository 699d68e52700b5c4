import org.jspecify.annotations.NullMarked;

/** The WebAssembly module model, its binary decoder and validator. */
@NullMarked
module dev.cofferdam.wasm {
  exports dev.cofferdam.wasm;
  exports dev.cofferdam.wasm.binary;
  exports dev.cofferdam.wasm.coredump;
  exports dev.cofferdam.wasm.dwarf;
  exports dev.cofferdam.wasm.symbols;
  exports dev.cofferdam.wasm.validate;

  requires static transitive org.jspecify;
}
