package dev.cofferdam.component.types;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The type of a component-level function.
///
/// @param params the parameters, in order
/// @param result type of the result, or null where there is none
/// @param isAsync whether it is declared `async`
public record ComponentFuncType(List<Param> params, @Nullable ValueType result, boolean isAsync)
    implements TypeDef {
  /// Copies the list.
  public ComponentFuncType {
    params = List.copyOf(params);
  }

  /// A parameter.
  ///
  /// @param name its name
  /// @param type its type
  public record Param(String name, ValueType type) {}
}
