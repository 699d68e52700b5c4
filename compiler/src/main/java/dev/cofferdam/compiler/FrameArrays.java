package dev.cofferdam.compiler;

import static dev.cofferdam.compiler.classfile.PlainInstruction.AASTORE;
import static dev.cofferdam.compiler.classfile.PlainInstruction.DUP_X2;
import static dev.cofferdam.compiler.classfile.PlainInstruction.I2L;
import static dev.cofferdam.compiler.classfile.PlainInstruction.LASTORE;
import static dev.cofferdam.compiler.classfile.PlainInstruction.POP;
import static dev.cofferdam.compiler.classfile.PlainInstruction.SWAP;

import java.util.Arrays;
import java.util.BitSet;

/// What the methods of one function share: an array of longs and one of references, which hold the
/// function's locals and then its operands.
///
/// @param function the function
/// @param indices where in the arrays each local is, -1 for one that is never used
/// @param localCount how many locals are in the arrays
/// @param hasRefs whether there is anything for the array of references
record FrameArrays(FunctionCode function, int[] indices, int localCount, boolean hasRefs) {
  /// Returns the arrays for a function that uses these locals.
  static FrameArrays of(FunctionCode function, BitSet used) {
    var indices = new int[function.locals().length];
    Arrays.fill(indices, -1);
    int count = 0;
    boolean hasRefs = function.operandTypes().hasRefs();
    for (int i = used.nextSetBit(0); i >= 0; i = used.nextSetBit(i + 1)) {
      indices[i] = count++;
      hasRefs |= function.locals()[i] == ValueKind.REF;
    }
    return new FrameArrays(function, indices, count, hasRefs);
  }

  int index(int local) {
    return indices[local];
  }

  int operandIndex(int height) {
    return localCount + height;
  }

  /// Returns the length of each array.
  int length() {
    return localCount + function.operandTypes().heightMax();
  }

  /// The arrays in JVM locals of one method.
  ///
  /// @param code the method's code
  /// @param bits slot of the array of longs
  /// @param refs slot of the array of references
  record Access(JvmCode code, int bits, int refs) {
    /// Pushes an element.
    void load(int index, ValueKind kind) {
      push(index, kind);
      StoredValues.loadElement(code, kind);
    }

    /// Pops the JVM's stack into an element.
    void store(int index, ValueKind kind) {
      switch (kind) {
        case REF -> {
          code.next().aload(refs).plain(SWAP).loadConstant(index).plain(SWAP, AASTORE);
          return;
        }
        case I32 -> code.next().plain(I2L);
        case I64 -> {}
        case F32 -> {
          NumericOperators.floatToInt(code.next());
          code.next().plain(I2L);
        }
        case F64 -> NumericOperators.doubleToLong(code.next());
      }
      code.next().aload(bits).plain(DUP_X2, POP).loadConstant(index).plain(DUP_X2, POP, LASTORE);
    }

    /// Pushes the array and the index, to be followed by a value and its store.
    void push(int index, ValueKind kind) {
      code.next().aload(kind == ValueKind.REF ? refs : bits).loadConstant(index);
    }
  }

  /// The function's locals in the arrays.
  ///
  /// @param arrays where
  /// @param access the arrays in the method
  record FrameVariables(FrameArrays arrays, Access access) implements Variables {
    @Override
    public void load(int local) {
      access.load(arrays.index(local), arrays.function().locals()[local]);
    }

    @Override
    public void store(int local) {
      access.store(arrays.index(local), arrays.function().locals()[local]);
    }
  }

  /// The function's operands in the arrays.
  ///
  /// @param arrays where
  /// @param access the arrays in the method
  record FrameHomes(FrameArrays arrays, Access access) implements Homes {
    @Override
    public void load(int height, ValueKind kind) {
      access.load(arrays.operandIndex(height), kind);
    }

    @Override
    public void store(int height, ValueKind kind) {
      access.store(arrays.operandIndex(height), kind);
    }

    @Override
    public void addLive(int height, ValueKind kind, BitSet live) {}
  }

  /// Operands that a leaf was entered with in the arrays, and its own in JVM locals.
  ///
  /// @param entered homes below the height at entry
  /// @param own homes from there on
  /// @param heightFirst the height at entry
  record LeafHomes(Homes entered, Homes own, int heightFirst) implements Homes {
    @Override
    public void load(int height, ValueKind kind) {
      at(height).load(height, kind);
    }

    @Override
    public void store(int height, ValueKind kind) {
      at(height).store(height, kind);
    }

    @Override
    public void addLive(int height, ValueKind kind, BitSet live) {
      at(height).addLive(height, kind, live);
    }

    private Homes at(int height) {
      return height < heightFirst ? entered : own;
    }
  }
}
