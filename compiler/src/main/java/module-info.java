import org.jspecify.annotations.NullMarked;

/** Compiles validated functions to JVM class files. */
@NullMarked
module dev.cofferdam.compiler {
  exports dev.cofferdam.compiler;

  requires transitive dev.cofferdam.wasm;
  requires static transitive org.jspecify;
}
