package dev.cofferdam.wasm;

import java.util.List;

/// The type of a function.
///
/// @param params types of the parameters, in order
/// @param results types of the results, in order
public record FuncType(List<ValType> params, List<ValType> results) implements CompositeType {
  /// Copies the lists.
  public FuncType {
    params = List.copyOf(params);
    results = List.copyOf(results);
  }
}
