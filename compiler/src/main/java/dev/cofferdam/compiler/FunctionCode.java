package dev.cofferdam.compiler;

import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The live instructions of a function, in order, with all that emitting them needs.
///
/// Dead code is not in it. Of a block whose start is live, `else` and `end` always are. Each
/// instruction has its opcode, offset in the file, immediates packed in a long, the operand stack
/// before it, the fuel to charge before it acts, and a block: the one it opens, divides or closes,
/// or the one it branches to.
final class FunctionCode {
  private final int funcIndex;
  private final FuncType type;
  private final ValueKind[] locals;
  private final OperandTypes operandTypes = new OperandTypes();
  private final List<Block> blocks = new ArrayList<>();
  private final List<int[]> labelTables = new ArrayList<>();
  private int count;
  private boolean hasTailCalls;
  private Opcode[] opcodes;
  private int[] offsets;
  private long[] immediates;
  private int[] stacks;
  private int[] charges;
  private int[] blockIds;
  private int[] sizes;

  FunctionCode(int funcIndex, FuncType type, ValueKind[] locals, int capacity) {
    this.funcIndex = funcIndex;
    this.type = type;
    this.locals = locals;
    opcodes = new Opcode[capacity];
    offsets = new int[capacity];
    immediates = new long[capacity];
    stacks = new int[capacity];
    charges = new int[capacity];
    blockIds = new int[capacity];
    sizes = new int[capacity + 1];
  }

  int funcIndex() {
    return funcIndex;
  }

  FuncType type() {
    return type;
  }

  /// Returns the kinds of the locals, parameters first.
  ValueKind[] locals() {
    return locals;
  }

  OperandTypes operandTypes() {
    return operandTypes;
  }

  int count() {
    return count;
  }

  Opcode opcode(int position) {
    return opcodes[position];
  }

  /// Returns the offset of the instruction in the file.
  int offset(int position) {
    return offsets[position];
  }

  /// Returns the immediate; of two, the first is in the upper half.
  long immediate(int position) {
    return immediates[position];
  }

  /// Returns the only immediate, or the second of two.
  int index(int position) {
    return (int) immediates[position];
  }

  /// Returns the first of two immediates.
  int upperIndex(int position) {
    return (int) (immediates[position] >>> 32);
  }

  /// Returns the operand stack before the instruction, a node of [#operandTypes].
  int stack(int position) {
    return stacks[position];
  }

  /// Returns the height of the operand stack before the instruction.
  int height(int position) {
    return operandTypes.height(stacks[position]);
  }

  /// Returns the fuel to charge before the instruction acts.
  int charge(int position) {
    return charges[position];
  }

  Block block(int position) {
    return blocks.get(blockIds[position]);
  }

  List<Block> blocks() {
    return blocks;
  }

  /// Returns the ids of the blocks that a `br_table` branches to, the default last.
  int[] labelTable(int position) {
    return labelTables.get(blockIds[position]);
  }

  /// Returns an upper estimate of the bytecode of instructions `from` to `to`, exclusive.
  int size(int from, int to) {
    return sizes[to] - sizes[from];
  }

  /// Returns whether control can pass from this instruction to the next position.
  boolean isLeft(int position) {
    return switch (opcode(position)) {
      case UNREACHABLE, BR, BR_TABLE, RETURN, RETURN_CALL, RETURN_CALL_INDIRECT -> false;
      case END -> block(position).isLeft();
      default -> true;
    };
  }

  /// Returns whether there is a tail call.
  boolean hasTailCalls() {
    return hasTailCalls;
  }

  /// Appends an instruction.
  void append(Opcode opcode, int offset, long immediate, int stack, int blockId, int size) {
    if (count == opcodes.length) {
      grow();
    }
    hasTailCalls |= opcode == Opcode.RETURN_CALL || opcode == Opcode.RETURN_CALL_INDIRECT;
    opcodes[count] = opcode;
    offsets[count] = offset;
    immediates[count] = immediate;
    stacks[count] = stack;
    blockIds[count] = blockId;
    sizes[count + 1] = sizes[count] + size;
    count++;
  }

  /// Appends the labels of a `br_table` and returns the number to pass as its block id.
  int appendLabels(int[] blockIdsOfLabels) {
    labelTables.add(blockIdsOfLabels);
    return labelTables.size() - 1;
  }

  /// Sets the fuel to charge before the last instruction acts.
  void chargeLast(int fuel) {
    charges[count - 1] = fuel;
  }

  private void grow() {
    int capacity = count * 2;
    opcodes = Arrays.copyOf(opcodes, capacity);
    offsets = Arrays.copyOf(offsets, capacity);
    immediates = Arrays.copyOf(immediates, capacity);
    stacks = Arrays.copyOf(stacks, capacity);
    charges = Arrays.copyOf(charges, capacity);
    blockIds = Arrays.copyOf(blockIds, capacity);
    sizes = Arrays.copyOf(sizes, capacity + 1);
  }
}
