package dev.cofferdam.wasm.symbols;

/// A C++ name as it is written, of bounded length and depth.
final class CppText {
  private static final int DEPTH_MAX = 256;

  private final SymbolText text = new SymbolText();
  private int packIndex = -1;
  private int packSize = -1;
  private int depth;
  private int stepsLeft = SymbolReader.STEPS_MAX;

  CppText append(String part) {
    text.append(part);
    return this;
  }

  /// Writes both parts of `node`.
  CppText append(CppNode node) {
    left(node);
    right(node);
    return this;
  }

  /// Writes the part of `node` left of what is declared.
  void left(CppNode node) {
    enter();
    node.left(this);
    depth--;
  }

  /// Writes the part of `node` right of what is declared.
  void right(CppNode node) {
    enter();
    node.right(this);
    depth--;
  }

  private void enter() {
    if (++depth > DEPTH_MAX || --stepsLeft < 0) {
      throw new SymbolException("too deep");
    }
  }

  /// Writes `node` behind a comma, unless it is the first or empty; returns whether it was there.
  boolean appendItem(CppNode node, boolean isFirst) {
    int before = text.length();
    append(isFirst ? "" : ", ");
    int start = text.length();
    append(node);
    if (text.length() == start) {
      text.cut(before);
      return false;
    }
    return true;
  }

  /// Returns which item of packs is written; -1 for all.
  int packIndex() {
    return packIndex;
  }

  /// Returns what `node` stands for: the item of a pack that is written.
  CppNode itemOf(CppNode node) {
    if (node instanceof CppNode.Pack(var items) && packIndex >= 0 && packIndex < items.size()) {
      notePack(items.size());
      return items.get(packIndex);
    }
    return node;
  }

  void setPackIndex(int index) {
    packIndex = index;
    packSize = index <= 0 ? -1 : packSize;
  }

  /// Returns how many items the packs have that were written since item 0 was asked for; -1 where
  /// there was none.
  int packSize() {
    return packSize;
  }

  void notePack(int size) {
    packSize = Math.max(packSize, size);
  }

  int length() {
    return text.length();
  }

  void cut(int length) {
    text.cut(length);
  }

  char last() {
    return text.last();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
