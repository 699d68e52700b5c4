package dev.cofferdam.component.types;

/// Adds up the shapes of the parts of a record or variant.
final class ShapeSum {
  private long size32;
  private int alignment32 = 1;
  private long size64;
  private int alignment64 = 1;
  private long flatCount;
  private int depth;
  private long nodeCount;
  private boolean hasBorrow;
  private boolean hasResource;
  private boolean hasPointer;

  /// Puts a part behind the others.
  void append(TypeShape part) {
    size32 = after(size32, part.size32(), part.alignment32());
    size64 = after(size64, part.size64(), part.alignment64());
    flatCount = TypeShape.saturate(flatCount + part.flatCount());
    merge(part);
  }

  /// Puts a part in the same place as the others.
  void overlay(TypeShape part) {
    size32 = Math.max(size32, part.size32());
    size64 = Math.max(size64, part.size64());
    flatCount = Math.max(flatCount, part.flatCount());
    merge(part);
  }

  TypeShape toProduct() {
    return shape(size32, alignment32, size64, alignment64, flatCount);
  }

  TypeShape toVariant(int discriminantSize, int caseCount) {
    nodeCount += caseCount;
    long start32 = TypeShape.alignUp(discriminantSize, alignment32);
    long start64 = TypeShape.alignUp(discriminantSize, alignment64);
    return shape(
        start32 + size32,
        Math.max(discriminantSize, alignment32),
        start64 + size64,
        Math.max(discriminantSize, alignment64),
        flatCount + 1);
  }

  private void merge(TypeShape part) {
    alignment32 = Math.max(alignment32, part.alignment32());
    alignment64 = Math.max(alignment64, part.alignment64());
    depth = Math.max(depth, part.depth());
    nodeCount = TypeShape.saturate(nodeCount + part.nodeCount());
    hasBorrow |= part.hasBorrow();
    hasResource |= part.hasResource();
    hasPointer |= part.hasPointer();
  }

  private static long after(long end, long size, int alignment) {
    return TypeShape.saturate(TypeShape.alignUp(end, alignment) + size);
  }

  private TypeShape shape(long bytes32, int align32, long bytes64, int align64, long flat) {
    return new TypeShape(
        TypeShape.saturate(TypeShape.alignUp(bytes32, align32)),
        align32,
        TypeShape.saturate(TypeShape.alignUp(bytes64, align64)),
        align64,
        TypeShape.saturate(flat),
        depth + 1,
        TypeShape.saturate(nodeCount + 1),
        hasBorrow,
        hasResource,
        hasPointer);
  }
}
