package dev.cofferdam.component.types;

import java.util.List;

/// Where a resource type is found among imports or exports.
///
/// @param names names to follow from the outside in: `["wasi:io/poll@0.2.0", "pollable"]` is the
///   export `pollable` of the instance named first. Empty where the thing itself is the resource
///   type
/// @param resource the resource type found there
public record ResourcePath(List<String> names, ResourceRef resource) {
  /// Copies the list.
  public ResourcePath {
    names = List.copyOf(names);
  }
}
