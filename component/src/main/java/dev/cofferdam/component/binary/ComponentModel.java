package dev.cofferdam.component.binary;

import dev.cofferdam.wasm.ByteRange;
import dev.cofferdam.wasm.CustomSection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A decoded component.
///
/// @param binary the whole file; not to be changed
/// @param range where the component stands in it
/// @param definitions all definitions, in order
/// @param customs its own custom sections, in order
/// @param name the component's name in its `component-name` section, or null
public record ComponentModel(
    byte[] binary,
    ByteRange range,
    List<Definition> definitions,
    List<CustomSection> customs,
    @Nullable String name) {
  /// Copies the lists.
  public ComponentModel {
    definitions = List.copyOf(definitions);
    customs = List.copyOf(customs);
  }
}
