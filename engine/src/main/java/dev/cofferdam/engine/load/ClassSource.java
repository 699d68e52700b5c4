package dev.cofferdam.engine.load;

import java.util.Optional;

/// Where the bytes of a module's classes come from: the compiler.
interface ClassSource {
  /// Returns the bytes of a class, or nothing where the module has no such class.
  ///
  /// @param name binary name of the class
  /// @param pace is run between two instructions now and then, and may wait
  Optional<byte[]> classBytes(String name, Runnable pace);

  /// Returns how many bytes of WebAssembly a class is made of.
  int codeBytes(String name);
}
