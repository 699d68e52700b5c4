package dev.cofferdam.component.validate;

import dev.cofferdam.wasm.LoadLimitException;
import dev.cofferdam.wasm.SubType;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// Adds recursion groups to the canonical types, and checks what they declare of each other.
///
/// Specification: WebAssembly, section 3.2.9, type definitions.
final class CoreTypeGroups {
  private final ValidationContext context;

  CoreTypeGroups(ValidationContext context) {
    this.context = context;
  }

  /// Returns the canonical number of the first type of `group`; the others follow.
  ///
  /// @param group types of the group, which refer to each other from index `base` on
  /// @param base first index of the group in its index space
  /// @param ids canonical numbers of the other indices; throws for those beyond the group
  int define(List<SubType> group, int base, IntUnaryOperator ids) {
    context.charge(group.size());
    for (int i = 0; i < group.size(); i++) {
      requireBackward(group.get(i), base + i);
    }
    int first = context.coreTypes.define(group, base, ids);
    for (int i = 0; i < group.size(); i++) {
      requireMatching(context.coreTypes.get(first + i));
    }
    return first;
  }

  private void requireBackward(SubType type, int index) {
    for (int above : type.supertypes()) {
      if (above < 0 || above >= index) {
        throw context.invalid(
            "unknown type %s: type index out of bounds".formatted(Integer.toUnsignedString(above)));
      }
    }
    if (type.supertypes().size() > 1) {
      throw context.invalid("sub type must have at most one super type");
    }
  }

  private void requireDepth(SubType supertype) {
    int limit = context.limits.modules().subtypeDepth();
    SubType at = supertype;
    for (int depth = 1; !at.supertypes().isEmpty(); depth++) {
      if (depth >= limit) {
        throw new LoadLimitException(
            "the component exceeds the limit of %d (LoadLimits.subtypeDepth)".formatted(limit),
            context.offset);
      }
      at = context.coreTypes.get(at.supertypes().getFirst());
    }
  }

  private void requireMatching(SubType type) {
    for (int above : type.supertypes()) {
      SubType supertype = context.coreTypes.get(above);
      requireDepth(supertype);
      if (supertype.isFinal()) {
        throw context.invalid("sub type cannot have a final super type");
      }
      if (!new CoreMatching(context.coreTypes).matches(type.composite(), supertype.composite())) {
        throw context.invalid("sub type must match super type");
      }
    }
  }
}
