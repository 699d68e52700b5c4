package dev.cofferdam.component.types;

/// An owning handle.
///
/// @param resource what it is a handle of
public record OwnType(ResourceRef resource) implements ValueType {
  @Override
  public TypeShape shape() {
    return TypeShape.OWN_HANDLE;
  }
}
