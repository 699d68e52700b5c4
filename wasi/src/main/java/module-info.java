import org.jspecify.annotations.NullMarked;

/** WASI 0.2 for components; every capability is denied until granted. */
@NullMarked
module dev.cofferdam.wasi {
  exports dev.cofferdam.wasi;
  exports dev.cofferdam.wasi.cli;
  exports dev.cofferdam.wasi.clocks;
  exports dev.cofferdam.wasi.filesystem;
  exports dev.cofferdam.wasi.io;
  exports dev.cofferdam.wasi.random;

  requires transitive dev.cofferdam.component;
  requires static transitive org.jspecify;
}
