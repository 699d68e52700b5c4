package dev.cofferdam.engine.link;

import java.util.List;

/// The ids of a module's types. Holding it keeps the types known to the engine.
///
/// @param ids id by type index; not to be changed
/// @param held the groups
public record CanonicalTypes(int[] ids, List<CanonicalGroup> held) {
  /// Returns a rewriter from type indices of the module to ids.
  public TypeRewriter rewriter() {
    return TypeRewriter.of(index -> ids[index]);
  }
}
