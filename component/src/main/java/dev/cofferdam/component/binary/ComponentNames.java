package dev.cofferdam.component.binary;

import dev.cofferdam.wasm.ByteRange;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.binary.ByteReader;
import org.jspecify.annotations.Nullable;

/// Reads the `component-name` section, which may be anything: what cannot be read is ignored.
///
/// Specification: Binary, name section.
final class ComponentNames {
  private ComponentNames() {}

  /// Returns the name of the component, or null where the section has none.
  static @Nullable String ofComponent(byte[] file, ByteRange section) {
    try {
      var reader = ByteReader.of(file, section);
      while (!reader.isAtEnd()) {
        int id = reader.u8();
        int size = reader.count();
        if (id == 0) {
          return reader.name();
        }
        reader.skip(size);
      }
      return null;
    } catch (MalformedException _) {
      return null;
    }
  }
}
