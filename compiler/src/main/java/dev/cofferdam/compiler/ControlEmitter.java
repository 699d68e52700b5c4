package dev.cofferdam.compiler;

import static dev.cofferdam.compiler.classfile.PlainInstruction.ATHROW;
import static dev.cofferdam.compiler.classfile.PlainInstruction.DUP2_X2;
import static dev.cofferdam.compiler.classfile.PlainInstruction.POP;
import static dev.cofferdam.compiler.classfile.PlainInstruction.POP2;
import static dev.cofferdam.compiler.classfile.PlainInstruction.SWAP;

import dev.cofferdam.compiler.classfile.Label;
import dev.cofferdam.compiler.classfile.VerificationType;
import dev.cofferdam.wasm.Opcode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Emits blocks, branches, comparisons and what they decide.
///
/// A comparison right before the instruction that uses it becomes the JVM's jump: it waits as
/// `pending`, its operands on the JVM's stack.
final class ControlEmitter {
  private final MethodContext context;
  private final FunctionCode function;
  private final JvmCode code;
  private final Operands operands;
  private final Homes homes;
  private final MethodState state;
  private final Exits exits;
  private final Map<Block, Label> labels = new HashMap<>();
  private final Map<Block, Label> elseLabels = new HashMap<>();
  private @Nullable Comparison pending;

  ControlEmitter(MethodContext context, Homes homes, Exits exits) {
    this.context = context;
    this.homes = homes;
    this.exits = exits;
    function = context.function();
    code = context.code();
    operands = context.operands();
    state = context.state();
  }

  void emit(Opcode opcode, int position) {
    switch (opcode) {
      case BLOCK -> operands.spill();
      case LOOP -> emitLoop(position);
      case IF -> emitIf(position);
      case ELSE -> emitElse(position);
      case END -> emitEnd(position);
      case BR -> emitBranch(function.block(position));
      case BR_IF -> emitBranchIf(function.block(position));
      case BR_TABLE -> emitBranchTable(position);
      case RETURN -> emitBranch(function.blocks().getFirst());
      case UNREACHABLE -> emitUnreachable(position);
      case SELECT, SELECT_T -> emitSelect();
      default -> throw new IllegalArgumentException(opcode.mnemonic());
    }
  }

  private void emitLoop(int position) {
    Block block = function.block(position);
    prepareToMeet();
    if (block.isTargeted()) {
      code.bind(labelOf(block), operands.localTypes(), List.of());
    }
    code.line(context.lines().of(position));
    state.emitLoopCheck(operands);
  }

  private void emitIf(int position) {
    Block block = function.block(position);
    Comparison comparison = takeIsolated();
    Label otherwise = block.elseAt() < 0 ? labelOf(block) : code.newLabel();
    if (block.elseAt() >= 0) {
      elseLabels.put(block, otherwise);
    }
    comparison.prefix().accept(code.next());
    code.branch(comparison.ifFalse(), otherwise);
    operands.consumed(1);
  }

  private void emitElse(int position) {
    Block block = function.block(position);
    if (block.isElseReached()) {
      prepareToMeet();
      code.goTo(labelOf(block));
    }
    int stack = function.operandTypes().push(block.stackBelow(), block.params());
    bind(elseLabels.get(block), stack);
  }

  private void emitEnd(int position) {
    Block block = function.block(position);
    boolean isSkipped = block.kind() == Block.Kind.IF && block.elseAt() < 0;
    boolean isBranchedTo = block.kind() != Block.Kind.LOOP && block.isTargeted();
    if (!isSkipped && !isBranchedTo && !block.isElseReached()) {
      return;
    }
    if (block.isEndReached()) {
      prepareToMeet();
    }
    bind(labelOf(block), function.operandTypes().push(block.stackBelow(), block.results()));
  }

  /// Brings everything to where other ways to the same place have it.
  void prepareToMeet() {
    operands.spill();
    state.refreshMemory();
  }

  private void bind(@Nullable Label label, int stack) {
    operands.atLabel(stack);
    code.bind(Objects.requireNonNull(label), operands.localTypes(), List.of());
  }

  /// Returns whether the block has a label in this method.
  boolean hasLabel(Block block) {
    return exits.hasLabel(block);
  }

  /// Returns whether anything was emitted that goes to the block.
  boolean isLabelled(Block block) {
    return labels.containsKey(block);
  }

  /// Returns where a branch to the block goes in this method.
  Label labelOf(Block block) {
    return labels.computeIfAbsent(block, _ -> code.newLabel());
  }

  private void emitBranch(Block target) {
    if (!exits.isInside(target)) {
      exits.leaveTo(target);
      return;
    }
    state.refreshMemory();
    operands.moveTo(homes, target.heightBelow(), target.labelKinds().length);
    code.goTo(labelOf(target));
  }

  private void emitBranchIf(Block target) {
    Comparison comparison = takeIsolated();
    comparison.prefix().accept(code.next());
    operands.pop();
    if (isDirect(target)) {
      code.branch(comparison.ifTrue(), labelOf(target));
      return;
    }
    Label skip = code.newLabel();
    code.branch(comparison.ifFalse(), skip);
    emitBranch(target);
    bindHere(skip);
  }

  /// Binds a label where every operand is in its home.
  private void bindHere(Label label) {
    operands.settle();
    code.bind(label, operands.localTypes(), List.of());
  }

  /// Returns whether a branch to `target` is a jump and nothing else, everything being in its home.
  private boolean isDirect(Block target) {
    return exits.isInside(target)
        && operands.isInPlace(target.heightBelow(), target.labelKinds().length);
  }

  private void emitBranchTable(int position) {
    operands.isolate(1);
    state.refreshMemory();
    operands.pop();
    int[] targets = function.labelTable(position);
    if (InstructionSize.isTableLarge(targets)) {
      code.invokeStatic(
          context.self(),
          BranchTableMethod.name(function.funcIndex(), position),
          BranchTableMethod.TYPE);
      targets = BranchTableMethod.distinct(targets);
    }
    emitSwitch(targets);
  }

  private void emitSwitch(int[] targets) {
    Map<Integer, Label> entries = new HashMap<>();
    var cases = new ArrayList<Label>(targets.length);
    int last = targets.length - 1;
    for (int i = 0; i < last; i++) {
      cases.add(tableLabel(targets[i], entries));
    }
    Label otherwise = tableLabel(targets[last], entries);
    if (cases.isEmpty()) {
      code.next().plain(POP).goTo(otherwise);
    } else {
      code.next().tableswitch(otherwise, cases);
    }
    entries.forEach(this::emitTableEntry);
  }

  private Label tableLabel(int blockId, Map<Integer, Label> entries) {
    Block target = function.blocks().get(blockId);
    return isDirect(target)
        ? labelOf(target)
        : entries.computeIfAbsent(blockId, _ -> code.newLabel());
  }

  private void emitTableEntry(int blockId, Label entry) {
    bindHere(entry);
    emitBranch(function.blocks().get(blockId));
  }

  private void emitUnreachable(int position) {
    context.beginTrapping(position);
    code.invoke(RuntimeNames.UNREACHABLE);
    code.next().plain(ATHROW);
  }

  private void emitSelect() {
    Comparison comparison = pending;
    pending = null;
    if (comparison == null) {
      operands.require(3);
      comparison = Comparison.NOT_ZERO;
    }
    ValueKind kind = operands.kind(1);
    Label first = code.newLabel();
    comparison.prefix().accept(code.next());
    code.branch(comparison.ifTrue(), first);
    if (kind.slots() == 2) {
      code.next().plain(DUP2_X2, POP2);
    } else {
      code.next().plain(SWAP);
    }
    operands.consumed(1);
    code.bind(first, operands.localTypes(), operands.stackTypes(1));
    code.pop(kind);
    operands.consumed(3);
  }

  /// Emits a comparison, or leaves it to the instruction that uses it.
  ///
  /// @param user the instruction after it, and after any `i32.eqz` that only negates it; null where
  ///   that is none that takes a comparison
  void emitComparison(Opcode opcode, @Nullable Opcode user) {
    if (pending != null) {
      pending = pending.negated();
      return;
    }
    Comparison comparison = Objects.requireNonNull(Comparison.of(opcode));
    int count = comparison.operandCount();
    switch (user) {
      case BR_IF, IF -> operands.isolate(count);
      case SELECT, SELECT_T -> operands.require(count + 2);
      case null, default -> operands.require(count);
    }
    operands.consumed(count);
    if (user == null) {
      materialize(comparison);
    } else {
      pending = comparison;
    }
  }

  /// Makes 1 or 0 of a comparison.
  private void materialize(Comparison comparison) {
    int count = comparison.operandCount();
    Label isTrue = code.newLabel();
    Label end = code.newLabel();
    comparison.prefix().accept(code.next());
    code.branch(comparison.ifTrue(), isTrue);
    code.constant(0);
    code.goTo(end);
    code.bind(isTrue, operands.localTypes(), operands.stackTypes(count));
    code.constant(1);
    var result = VerificationType.INTEGER;
    code.bind(end, operands.localTypes(), operands.stackTypes(count, result));
  }

  /// Returns the comparison to branch by, alone on the JVM's stack.
  private Comparison takeIsolated() {
    Comparison comparison = pending;
    pending = null;
    if (comparison == null) {
      operands.isolate(1);
      comparison = Comparison.NOT_ZERO;
    }
    state.refreshMemory();
    return comparison;
  }
}
