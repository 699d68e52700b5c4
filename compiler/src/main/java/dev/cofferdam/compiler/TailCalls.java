package dev.cofferdam.compiler;

import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.Opcode;
import dev.cofferdam.wasm.RefType;
import dev.cofferdam.wasm.SubType;
import dev.cofferdam.wasm.binary.ByteReader;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// Which tail calls of a module may come back to where they started.
///
/// Only these need anything but a call: a chain of tail calls that never returns to a function on
/// it has a length that the module fixes, so each of them may take a frame. Functions that can
/// reach each other form a *ring*, named by its first function; a tail call inside a ring goes
/// through the ring's trampoline.
///
/// A call through a table may reach any referenced function of its type. A call of an imported
/// function, and one through a table, may leave the module, and come back to any function that is
/// exposed and has results of the same kinds.
final class TailCalls {
  private static final int NONE = -1;

  private final ModuleShape shape;

  /// By the kinds of results, the node that stands for all code outside the module.
  private final Map<List<String>, Integer> outsides = new HashMap<>();

  private final int[][] targets;
  private final int[] rings;

  TailCalls(ModuleShape shape) {
    this.shape = shape;
    numberOutsides();
    targets = new int[shape.funcCount() + shape.model().types().size() + outsides.size()][];
    Arrays.fill(targets, new int[0]);
    outsides.forEach((results, node) -> targets[node] = exposed(results));
    for (int i = 0; i < shape.importedFuncCount(); i++) {
      targets[i] = new int[] {outside(shape.funcType(i))};
    }
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

  private void numberOutsides() {
    int first = shape.funcCount() + shape.model().types().size();
    for (SubType type : shape.model().types()) {
      if (type.composite() instanceof FuncType func) {
        outsides.putIfAbsent(resultKinds(func), first + outsides.size());
      }
    }
  }

  private static List<String> resultKinds(FuncType type) {
    return type.results().stream()
        .map(result -> result instanceof RefType ? "ref" : result.toString())
        .toList();
  }

  private int[] exposed(List<String> results) {
    return shape
        .exposedFuncs()
        .filter(i -> resultKinds(shape.funcType(i)).equals(results))
        .toArray();
  }

  private int outside(FuncType type) {
    return Objects.requireNonNull(outsides.get(resultKinds(type)));
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
        addTypeTargets(typeIndex);
      } else if (opcode != null) {
        InstructionImmediates.skip(opcode, reader);
      }
    }
    return found.stream().toArray();
  }

  private void addTypeTargets(int typeIndex) {
    int node = typeNode(typeIndex);
    if (targets[node].length == 0) {
      var reached = Arrays.stream(shape.referencedFuncs(typeIndex));
      targets[node] =
          IntStream.concat(reached, IntStream.of(outside(shape.type(typeIndex)))).toArray();
    }
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

  /// Returns whether tail calls of a ring may leave the module and come back.
  boolean isOpen(int ring) {
    return ring != NONE && outsides.values().stream().anyMatch(node -> rings[node] == ring);
  }

  /// Returns the functions of a ring that the module defines, ascending.
  int[] members(int ring) {
    var members = new BitSet();
    for (int i = shape.importedFuncCount(); i < shape.funcCount(); i++) {
      if (rings[i] == ring) {
        members.set(i);
      }
    }
    return members.stream().toArray();
  }
}
