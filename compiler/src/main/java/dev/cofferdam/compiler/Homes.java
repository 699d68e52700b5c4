package dev.cofferdam.compiler;

import java.util.BitSet;

/// Where operands are kept that are not on the JVM's operand stack: one home for each height and
/// kind.
interface Homes {
  /// Pushes the operand at `height` to the JVM's stack.
  void load(int height, ValueKind kind);

  /// Pops the JVM's stack into the operand at `height`.
  void store(int height, ValueKind kind);

  /// Adds to `live` the number of the local that is the home, if it is a local.
  void addLive(int height, ValueKind kind, BitSet live);
}
