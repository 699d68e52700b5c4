package dev.cofferdam.compiler;

import dev.cofferdam.wasm.Opcode;
import dev.cofferdam.wasm.binary.ByteReader;
import java.util.Arrays;
import java.util.BitSet;

/// Which tail calls of a module may come back to where they started.
///
/// Only these need anything but a call: a chain of tail calls that never returns to a function on
/// it has a length that the module fixes, so each of them may take a frame. Functions that can
/// reach each other form a *ring*, named by its first function; a tail call inside a ring goes
/// through the ring's trampoline.
///
/// A call through a table may reach any referenced function of its type.
final class TailCalls {
  private static final int NONE = -1;

  private final ModuleShape shape;
  private final int[][] targets;
  private final int[] rings;

  TailCalls(ModuleShape shape) {
    this.shape = shape;
    targets = new int[shape.funcCount() + shape.model().types().size()][];
    Arrays.fill(targets, new int[0]);
    for (int i = shape.importedFuncCount(); i < shape.funcCount(); i++) {
      Pace.step(i);
      targets[i] = scan(i);
    }
    rings = new Rings(targets).find();
  }

  /// Returns the node that stands for all functions that a call through a table of this type
  /// reaches.
  private int typeNode(int typeIndex) {
    return shape.funcCount() + typeIndex;
  }

  private int[] scan(int funcIndex) {
    var found = new BitSet();
    var reader = ByteReader.of(shape.model().binary(), shape.body(funcIndex).code());
    while (!reader.isAtEnd()) {
      Opcode opcode = Opcode.of(reader.opcode());
      if (opcode == Opcode.RETURN_CALL) {
        found.set(reader.u32());
      } else if (opcode == Opcode.RETURN_CALL_INDIRECT) {
        int typeIndex = reader.u32();
        reader.u32();
        found.set(typeNode(typeIndex));
        targets[typeNode(typeIndex)] = shape.referencedFuncs(typeIndex);
      } else if (opcode != null) {
        InstructionImmediates.skip(opcode, reader);
      }
    }
    return found.stream().toArray();
  }

  /// Returns the first function of the ring that the function is in, or -1.
  int ring(int funcIndex) {
    return rings[funcIndex];
  }

  /// Returns whether a tail call of `callee` by `caller` may come back.
  boolean isInRing(int caller, int callee) {
    return rings[caller] != NONE && rings[caller] == rings[callee];
  }

  /// Returns whether a tail call of `caller` through a table of this type may come back.
  boolean isTypeInRing(int caller, int typeIndex) {
    return isInRing(caller, typeNode(typeIndex));
  }

  /// Returns the functions of a ring, ascending.
  int[] members(int ring) {
    var members = new BitSet();
    for (int i = 0; i < shape.funcCount(); i++) {
      if (rings[i] == ring) {
        members.set(i);
      }
    }
    return members.stream().toArray();
  }
}
