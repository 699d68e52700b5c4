import org.jspecify.annotations.NullMarked;

/** Runs core modules: engine, store, instances, limits, fuel, traps. */
@NullMarked
module dev.cofferdam.engine {
  exports dev.cofferdam.engine;

  requires transitive dev.cofferdam.wasm;
  requires transitive dev.cofferdam.compiler;
  requires static transitive org.jspecify;
}
