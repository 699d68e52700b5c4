package dev.cofferdam.component.validate;

import dev.cofferdam.component.types.ComponentType;
import dev.cofferdam.wasm.ByteRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A component that is known to be valid, as the plan to instantiate it.
///
/// Immutable and shared by all instances.
///
/// @param type types of its imports and exports; the resources in them are the numbers of this
///   component
/// @param steps what instantiation does, in order
/// @param sizes sizes of the index spaces
/// @param range where the component stands in the file
/// @param name its name in the `component-name` section, or null
public record ValidatedComponent(
    ComponentType type,
    List<PlanStep> steps,
    IndexSpaceSizes sizes,
    ByteRange range,
    @Nullable String name) {
  /// Copies the list.
  public ValidatedComponent {
    steps = List.copyOf(steps);
  }
}
