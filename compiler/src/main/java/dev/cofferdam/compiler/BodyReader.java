package dev.cofferdam.compiler;

import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.FunctionBody;
import dev.cofferdam.wasm.Opcode;
import dev.cofferdam.wasm.binary.ByteReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads a validated body into a [FunctionCode].
///
/// Dead code is skipped, the operand stack's types are followed, and the fuel is summed up to the
/// points where Wasmtime charges it: a charge stands at the instruction before whose effect it is
/// made.
final class BodyReader {
  private static final int BLOCK_TYPE_EMPTY = -0x40;

  private final ModuleShape shape;
  private final ByteReader reader;
  private final FunctionCode code;
  private final OperandTypes types;
  private final List<Block> open = new ArrayList<>();
  private int stack = OperandTypes.EMPTY;
  private boolean isLive = true;
  private int deadBlockCount;
  private int pendingFuel;
  private int at;

  private BodyReader(ModuleShape shape, int funcIndex) {
    this.shape = shape;
    FunctionBody body = shape.body(funcIndex);
    reader = ByteReader.of(shape.model().binary(), body.code());
    FuncType type = shape.funcType(funcIndex);
    int capacity = body.code().size() / 2 + 8;
    code = new FunctionCode(funcIndex, type, locals(type, body), capacity);
    types = code.operandTypes();
  }

  /// Reads the body of function `funcIndex`.
  static FunctionCode read(ModuleShape shape, int funcIndex) {
    return new BodyReader(shape, funcIndex).read();
  }

  private static ValueKind[] locals(FuncType type, FunctionBody body) {
    ValueKind[] params = ValueKind.of(type.params());
    int count = params.length + body.locals().stream().mapToInt(FunctionBody.LocalRun::count).sum();
    var locals = Arrays.copyOf(params, count);
    int next = params.length;
    for (var run : body.locals()) {
      Arrays.fill(locals, next, next + run.count(), ValueKind.of(run.type()));
      next += run.count();
    }
    return locals;
  }

  private FunctionCode read() {
    open(Block.Kind.FUNCTION, new ValueKind[0], ValueKind.of(code.type().results()));
    int steps = 0;
    while (!open.isEmpty()) {
      Pace.step(steps++);
      at = reader.position();
      int number = reader.opcode();
      Opcode opcode = Opcode.of(number);
      if (opcode == null) {
        throw unsupported("instruction 0x" + Integer.toHexString(number));
      }
      if (isLive) {
        readLive(opcode);
      } else {
        readDead(opcode);
      }
    }
    return code;
  }

  private void readDead(Opcode opcode) {
    switch (opcode) {
      case BLOCK, LOOP, IF -> deadBlockCount++;
      case ELSE -> {
        if (deadBlockCount == 0) {
          readElse();
          return;
        }
      }
      case END -> {
        if (deadBlockCount == 0) {
          readEnd();
          return;
        }
        deadBlockCount--;
      }
      default -> {}
    }
    InstructionImmediates.skip(opcode, reader);
  }

  private void readLive(Opcode opcode) {
    switch (opcode) {
      case NOP -> {}
      case BLOCK -> readBlock(opcode, Block.Kind.BLOCK);
      case LOOP -> readBlock(opcode, Block.Kind.LOOP);
      case IF -> readBlock(opcode, Block.Kind.IF);
      case ELSE -> readElse();
      case END -> readEnd();
      case BR, BR_IF -> readBranch(opcode);
      case BR_TABLE -> readBranchTable();
      case RETURN -> readReturn();
      case UNREACHABLE -> endRun(opcode);
      default -> readPlain(opcode);
    }
  }

  private void readBlock(Opcode opcode, Block.Kind kind) {
    FuncType type = blockType();
    ValueKind[] params = ValueKind.of(type.params());
    int id = code.blocks().size();
    if (kind == Block.Kind.IF) {
      pendingFuel++;
    }
    code.append(opcode, at, 0, stack, id, InstructionSize.of(opcode));
    if (kind != Block.Kind.BLOCK) {
      flush();
    }
    if (kind == Block.Kind.IF) {
      stack = types.below(stack);
    }
    open(kind, params, ValueKind.of(type.results()));
  }

  private FuncType blockType() {
    long blockType = reader.s33();
    if (blockType >= 0) {
      return shape.type((int) blockType);
    }
    if (blockType == BLOCK_TYPE_EMPTY) {
      return new FuncType(List.of(), List.of());
    }
    return new FuncType(List.of(), List.of(InstructionImmediates.valType((int) blockType, reader)));
  }

  private void open(Block.Kind kind, ValueKind[] params, ValueKind[] results) {
    int below = types.below(stack, params.length);
    int start = code.count() - 1;
    var block =
        new Block(kind, code.blocks().size(), start, below, types.height(below), params, results);
    code.blocks().add(block);
    open.add(block);
  }

  private void readElse() {
    Block block = open.getLast();
    int stackBefore = isLive ? stack : types.push(block.stackBelow(), block.results());
    code.append(Opcode.ELSE, at, 0, stackBefore, block.id(), InstructionSize.of(Opcode.ELSE));
    flush();
    block.setElse(code.count() - 1, isLive);
    stack = types.push(block.stackBelow(), block.params());
    isLive = true;
  }

  private void readEnd() {
    Block block = open.removeLast();
    int stackAfter = types.push(block.stackBelow(), block.results());
    code.append(
        Opcode.END, at, 0, isLive ? stack : stackAfter, block.id(), InstructionSize.of(Opcode.END));
    flush();
    block.setEnd(code.count() - 1, isLive);
    isLive = block.isLeft();
    stack = stackAfter;
  }

  private void readBranch(Opcode opcode) {
    Block target = label(reader.u32());
    pendingFuel++;
    code.append(opcode, at, 0, stack, target.id(), InstructionSize.of(opcode));
    flush();
    if (opcode == Opcode.BR) {
      isLive = false;
    } else {
      stack = types.below(stack);
    }
  }

  private void readBranchTable() {
    int count = reader.count();
    var targets = new int[count + 1];
    for (int i = 0; i <= count; i++) {
      targets[i] = label(reader.u32()).id();
    }
    pendingFuel++;
    int size = InstructionSize.ofTable(targets);
    code.append(Opcode.BR_TABLE, at, 0, stack, code.appendLabels(targets), size);
    flush();
    isLive = false;
  }

  private void readReturn() {
    open.getFirst().setTargeted();
    endRun(Opcode.RETURN);
  }

  private Block label(int depth) {
    Block target = open.get(open.size() - 1 - depth);
    target.setTargeted();
    return target;
  }

  private void endRun(Opcode opcode) {
    code.append(opcode, at, 0, stack, 0, InstructionSize.of(opcode));
    flush();
    isLive = false;
  }

  private void flush() {
    code.chargeLast(pendingFuel);
    pendingFuel = 0;
  }

  private void readPlain(Opcode opcode) {
    long immediate = InstructionImmediates.read(opcode, reader);
    pendingFuel += opcode == Opcode.DROP ? 0 : 1;
    code.append(opcode, at, immediate, stack, 0, InstructionSize.of(opcode));
    if (opcode.signature() != null) {
      requireSupported(opcode, immediate);
      stack = OperatorTypes.apply(opcode, types, stack);
    } else {
      applyEffect(opcode);
    }
  }

  private void requireSupported(Opcode opcode, long immediate) {
    boolean isMemoryAccess = opcode.accessBytes() > 0;
    if (!OperatorTypes.isSupported(opcode)
        || (isMemoryAccess && shape.is64Bit((int) (immediate >>> 32)))) {
      throw unsupported(opcode.mnemonic());
    }
  }

  private void applyEffect(Opcode opcode) {
    int position = code.count() - 1;
    int index = code.index(position);
    switch (opcode) {
      case DROP -> pop(1);
      case SELECT, SELECT_T -> pop(2);
      case LOCAL_GET -> push(code.locals()[index]);
      case LOCAL_SET, GLOBAL_SET -> pop(1);
      case LOCAL_TEE -> {}
      case GLOBAL_GET -> push(shape.globalKind(index));
      case TABLE_GET -> replace(1, ValueKind.REF);
      case TABLE_SET -> pop(2);
      case TABLE_SIZE, MEMORY_SIZE -> push(ValueKind.I32);
      case MEMORY_GROW -> replaceFlushed(1);
      case TABLE_GROW -> replaceFlushed(2);
      case MEMORY_FILL, MEMORY_COPY, MEMORY_INIT, TABLE_FILL, TABLE_COPY, TABLE_INIT ->
          popFlushed(3);
      case REF_NULL, REF_FUNC -> push(ValueKind.REF);
      case REF_IS_NULL -> replace(1, ValueKind.I32);
      case CALL -> call(shape.funcType(index), 0);
      case CALL_INDIRECT -> call(shape.type(code.upperIndex(position)), 1);
      case RETURN_CALL -> tailCall(shape.funcType(index), 0);
      case RETURN_CALL_INDIRECT -> indirectTailCall(shape.type(code.upperIndex(position)));
      default -> throw unsupported(opcode.mnemonic());
    }
  }

  private void call(FuncType type, int extraOperands) {
    flush();
    pop(type.params().size() + extraOperands);
    stack = types.push(stack, ValueKind.of(type.results()));
  }

  /// Results become operands where the call is no jump, and the callee where it is looked up.
  private void tailCall(FuncType type, int extraOperands) {
    call(type, extraOperands);
    open.getFirst().setTargeted();
    isLive = false;
  }

  private void indirectTailCall(FuncType type) {
    types.push(types.below(stack), ValueKind.REF);
    tailCall(type, 1);
  }

  /// The runtime charges the operation's units, so what is pending goes first.
  private void popFlushed(int count) {
    flush();
    pop(count);
  }

  private void replaceFlushed(int operands) {
    flush();
    replace(operands, ValueKind.I32);
  }

  private void pop(int count) {
    stack = types.below(stack, count);
  }

  private void push(ValueKind kind) {
    stack = types.push(stack, kind);
  }

  private void replace(int operands, ValueKind result) {
    pop(operands);
    push(result);
  }

  private CompileException unsupported(String what) {
    return new CompileException(what + " is not supported", code.funcIndex(), at);
  }
}
