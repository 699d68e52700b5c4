import org.jspecify.annotations.NullMarked;

/** The WebAssembly module model, its binary decoder and validator. */
@NullMarked
module dev.cofferdam.wasm {
  exports dev.cofferdam.wasm;
  exports dev.cofferdam.wasm.binary;

  requires static transitive org.jspecify;
}
