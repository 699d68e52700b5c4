package dev.cofferdam.component.runtime;

import dev.cofferdam.component.validate.PlanStep;
import org.jspecify.annotations.Nullable;

/// Where the imports of a component come from when it is instantiated.
@FunctionalInterface
public interface ImportSource {
  /// Returns what is imported; null for a type that is no resource type.
  ///
  /// @param wanted name and type of the import
  /// @param importer the instance being made, whose earlier imports are in place
  /// @throws dev.cofferdam.engine.LinkException where nothing fits
  @Nullable Item item(PlanStep.Import wanted, InstanceState importer);
}
