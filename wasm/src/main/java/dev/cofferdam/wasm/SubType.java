package dev.cofferdam.wasm;

import java.util.List;

/// A defined type with its place in the subtype hierarchy.
///
/// @param isFinal whether no type may name this one as its supertype
/// @param supertypes type indices of the declared supertypes; at most one in WebAssembly 3.0
/// @param composite the structure
public record SubType(boolean isFinal, List<Integer> supertypes, CompositeType composite) {
  /// Copies the list.
  public SubType {
    supertypes = List.copyOf(supertypes);
  }

  /// Returns a final type without a supertype: what a type is that is written without `sub`.
  public static SubType of(CompositeType composite) {
    return new SubType(true, List.of(), composite);
  }
}
