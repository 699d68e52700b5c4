package dev.cofferdam.component.types;

/// A borrowed handle.
///
/// @param resource what it is a handle of
public record BorrowType(ResourceRef resource) implements ValueType {
  @Override
  public TypeShape shape() {
    return TypeShape.BORROW_HANDLE;
  }
}
