import org.jspecify.annotations.NullMarked;

/** Reads the WebAssembly text format. */
@NullMarked
module dev.cofferdam.text {
  exports dev.cofferdam.text;

  requires transitive dev.cofferdam.wasm;
  requires static transitive org.jspecify;
}
