package dev.cofferdam.component.types;

import dev.cofferdam.wasm.AddressType;
import java.util.List;

/// What can be computed of a value type once, when it is made, from the shapes of its parts.
///
/// Sizes and counts do not overflow: they stop at [#SATURATED]. The validator refuses types that
/// come near it.
///
/// @param size32 bytes in a memory with 32-bit addresses
/// @param alignment32 alignment there: 1, 2, 4 or 8
/// @param size64 bytes in a memory with 64-bit addresses
/// @param alignment64 alignment there
/// @param flatCount number of core values when passed flat
/// @param depth levels of nesting; 1 for a type without parts
/// @param nodeCount number of types in it when written out as a tree
/// @param hasBorrow whether a borrowed handle is inside
/// @param hasResource whether a handle, borrowed or owning, is inside
/// @param hasPointer whether a list, map or string is inside: a value may then need memory
public record TypeShape(
    long size32,
    int alignment32,
    long size64,
    int alignment64,
    int flatCount,
    int depth,
    int nodeCount,
    boolean hasBorrow,
    boolean hasResource,
    boolean hasPointer) {
  /// Where sizes and counts stop.
  public static final int SATURATED = 1 << 30;

  static final TypeShape SCALAR_1 = scalar(1);
  static final TypeShape SCALAR_2 = scalar(2);
  static final TypeShape SCALAR_4 = scalar(4);
  static final TypeShape SCALAR_8 = scalar(8);

  /// The shape of a string: address and length.
  static final TypeShape POINTER_PAIR = new TypeShape(8, 4, 16, 8, 2, 1, 1, false, false, true);

  /// The shape of an owning handle.
  static final TypeShape OWN_HANDLE = new TypeShape(4, 4, 4, 4, 1, 1, 1, false, true, false);

  /// The shape of a borrowed handle.
  static final TypeShape BORROW_HANDLE = new TypeShape(4, 4, 4, 4, 1, 1, 1, true, true, false);

  /// Returns the size in bytes in a memory with such addresses.
  public long size(AddressType address) {
    return address == AddressType.I32 ? size32 : size64;
  }

  /// Returns the alignment in a memory with such addresses.
  public int alignment(AddressType address) {
    return address == AddressType.I32 ? alignment32 : alignment64;
  }

  /// Returns `offset` rounded up to a multiple of `alignment`, a power of two.
  public static long alignUp(long offset, int alignment) {
    return (offset + alignment - 1) & -alignment;
  }

  /// Returns the size in bytes of the discriminant of a variant with `caseCount` cases.
  public static int discriminantSize(int caseCount) {
    return caseCount <= 1 << 8 ? 1 : caseCount <= 1 << 16 ? 2 : 4;
  }

  private static TypeShape scalar(int size) {
    return new TypeShape(size, size, size, size, 1, 1, 1, false, false, false);
  }

  /// Returns this shape for a type that refers to `part` without storing it in place.
  TypeShape enclosing(ValueType part) {
    TypeShape inner = part.shape();
    return new TypeShape(
        size32,
        alignment32,
        size64,
        alignment64,
        flatCount,
        inner.depth + 1,
        saturate(inner.nodeCount + 1L),
        inner.hasBorrow,
        inner.hasResource,
        hasPointer);
  }

  static TypeShape ofProduct(List<ValueType> parts) {
    var sum = new ShapeSum();
    parts.forEach(part -> sum.append(part.shape()));
    return sum.toProduct();
  }

  static TypeShape ofVariant(int caseCount, List<ValueType> payloads) {
    var sum = new ShapeSum();
    payloads.forEach(payload -> sum.overlay(payload.shape()));
    return sum.toVariant(discriminantSize(caseCount), caseCount);
  }

  static TypeShape ofRepeated(ValueType element, long length) {
    TypeShape each = element.shape();
    return new TypeShape(
        saturate(each.size32 * length),
        each.alignment32,
        saturate(each.size64 * length),
        each.alignment64,
        saturate(each.flatCount * length),
        each.depth + 1,
        saturate(each.nodeCount + 1L),
        each.hasBorrow,
        each.hasResource,
        each.hasPointer);
  }

  /// Returns `count`, or [#SATURATED] if it is larger.
  public static int saturate(long count) {
    return (int) Math.min(count, SATURATED);
  }
}
