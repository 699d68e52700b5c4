package dev.cofferdam.component.runtime;

import org.jspecify.annotations.Nullable;

/// A component that can be instantiated, closed over the instance it was defined in.
///
/// @param code the component
/// @param definedIn the instance whose plan defines it; null for an outermost component
public record ComponentItem(ComponentCode code, @Nullable InstanceState definedIn) implements Item {
  @Override
  public String describe() {
    return "a component";
  }
}
