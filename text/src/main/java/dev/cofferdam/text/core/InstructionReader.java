package dev.cofferdam.text.core;

import dev.cofferdam.text.token.Tokens;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.Opcode;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Reads a sequence of instructions, folded or not, and writes them in the order of the binary. A
/// stack of its own keeps what is open, so that the nesting of a text is limited by the heap alone.
///
/// Specification: section 6.5, instructions.
final class InstructionReader {
  private final Tokens tokens;
  private final TypeUses uses;
  private final Scope scope;
  private final ByteSink sink;
  private final ImmediateWriter immediates;
  private final Deque<Frame> open = new ArrayDeque<>();

  InstructionReader(ModuleText module, Scope scope, ByteSink sink) {
    this.tokens = module.tokens;
    this.uses = module.uses;
    this.scope = scope;
    this.sink = sink;
    this.immediates = new ImmediateWriter(module, scope);
  }

  /// Reads up to the token at `end` and writes an `end`.
  void read(int end) {
    while (tokens.position() < end) {
      switch (tokens.kind()) {
        case LEFT_PAREN -> openFolded();
        case RIGHT_PAREN -> closeFolded();
        case KEYWORD, RESERVED -> plain();
        case ID, NUMBER, STRING, END -> throw tokens.unexpected();
      }
    }
    if (!open.isEmpty()) {
      throw tokens.unexpected();
    }
    write(Opcode.END);
  }

  private void plain() {
    Frame top = open.peek();
    if (top != null && !top.kind().takesPlain()) {
      throw tokens.unexpected();
    }
    int at = tokens.position();
    Opcode opcode = Mnemonics.read(tokens);
    switch (opcode) {
      case BLOCK, LOOP, TRY_TABLE -> plainBlock(opcode, Frame.Kind.PLAIN_BLOCK);
      case IF -> plainBlock(opcode, Frame.Kind.PLAIN_IF);
      case ELSE -> plainElse(at);
      case END -> plainEnd(at);
      default -> immediates.write(opcode, sink);
    }
  }

  private void plainBlock(Opcode opcode, Frame.Kind kind) {
    String label = optionalLabel();
    blockHead(opcode, sink);
    push(Frame.of(kind, label));
  }

  private void plainElse(int at) {
    Frame top = open.peek();
    if (top == null || top.kind() != Frame.Kind.PLAIN_IF) {
      throw tokens.malformed("unexpected token", at);
    }
    requireLabel(top);
    open.pop();
    open.push(top.as(Frame.Kind.PLAIN_ELSE));
    write(Opcode.ELSE);
  }

  private void plainEnd(int at) {
    Frame top = open.peek();
    boolean isPlainBlock =
        top != null
            && switch (top.kind()) {
              case PLAIN_BLOCK, PLAIN_IF, PLAIN_ELSE -> true;
              case FOLDED_OPERANDS, FOLDED_BLOCK, FOLDED_CONDITION -> false;
              case FOLDED_IF, FOLDED_ELSE, FOLDED_ARM -> false;
            };
    if (!isPlainBlock) {
      throw tokens.malformed("unexpected token", at);
    }
    requireLabel(top);
    endBlock();
  }

  private void requireLabel(Frame block) {
    if (tokens.isId()) {
      int at = tokens.position();
      if (!tokens.id().equals(block.label())) {
        throw tokens.malformed("mismatching label", at);
      }
    }
  }

  private void openFolded() {
    int at = tokens.position();
    tokens.leftParen();
    Frame top = open.peek();
    if (top != null && top.kind() == Frame.Kind.FOLDED_CONDITION && tokens.takeKeyword("then")) {
      openThen(top);
    } else if (top != null && top.kind() == Frame.Kind.FOLDED_IF) {
      openElse(top);
    } else if (top != null && top.kind() == Frame.Kind.FOLDED_ELSE) {
      throw tokens.malformed("unexpected token", at);
    } else {
      foldedInstruction();
    }
  }

  private void foldedInstruction() {
    int at = tokens.position();
    Opcode opcode = Mnemonics.read(tokens);
    switch (opcode) {
      case BLOCK, LOOP, TRY_TABLE -> {
        String label = optionalLabel();
        blockHead(opcode, sink);
        push(Frame.of(Frame.Kind.FOLDED_BLOCK, label));
      }
      case IF -> {
        String label = optionalLabel();
        var pending = new ByteSink();
        blockHead(opcode, pending);
        open.push(new Frame(Frame.Kind.FOLDED_CONDITION, label, pending));
      }
      case ELSE, END -> throw tokens.malformed("unexpected token", at);
      default -> {
        var pending = new ByteSink();
        immediates.write(opcode, pending);
        open.push(new Frame(Frame.Kind.FOLDED_OPERANDS, null, pending));
      }
    }
  }

  private void openThen(Frame condition) {
    open.pop();
    sink.raw(condition.pending());
    push(condition.as(Frame.Kind.FOLDED_IF));
    open.push(Frame.of(Frame.Kind.FOLDED_ARM, null));
  }

  private void openElse(Frame conditional) {
    if (!tokens.takeKeyword("else")) {
      throw tokens.unexpected();
    }
    open.pop();
    open.push(conditional.as(Frame.Kind.FOLDED_ELSE));
    open.push(Frame.of(Frame.Kind.FOLDED_ARM, null));
    write(Opcode.ELSE);
  }

  private void closeFolded() {
    Frame top = open.peek();
    if (top == null) {
      throw tokens.unexpected();
    }
    switch (top.kind()) {
      case FOLDED_OPERANDS -> {
        open.pop();
        sink.raw(top.pending());
      }
      case FOLDED_ARM -> open.pop();
      case FOLDED_BLOCK, FOLDED_IF, FOLDED_ELSE -> endBlock();
      case FOLDED_CONDITION, PLAIN_BLOCK, PLAIN_IF, PLAIN_ELSE -> throw missingEnd();
    }
    tokens.skip();
  }

  private MalformedException missingEnd() {
    return tokens.unexpected();
  }

  private void endBlock() {
    open.pop();
    scope.labels().pop();
    write(Opcode.END);
  }

  private void push(Frame block) {
    open.push(block);
    scope.labels().push(block.label());
  }

  private @Nullable String optionalLabel() {
    return tokens.isId() ? tokens.id() : null;
  }

  /// Writes a block instruction with its type; the labels it names are those around it.
  private void blockHead(Opcode opcode, ByteSink head) {
    head.u8(opcode.code());
    uses.blockType(head);
    if (opcode == Opcode.TRY_TABLE) {
      immediates.catches(head);
    }
  }

  private void write(Opcode opcode) {
    sink.u8(opcode.code());
  }
}
