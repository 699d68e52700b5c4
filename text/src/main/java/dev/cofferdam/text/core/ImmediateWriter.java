package dev.cofferdam.text.core;

import dev.cofferdam.text.token.FloatFormat;
import dev.cofferdam.text.token.TokenKind;
import dev.cofferdam.text.token.Tokens;
import dev.cofferdam.wasm.Opcode;

/// Reads what follows the name of an instruction that is no block, and writes the instruction.
///
/// Specification: sections 6.5 (text) and 5.4 (binary).
final class ImmediateWriter {
  private static final int MEMORY_FOLLOWS = 0x40;
  private static final int SHUFFLE_LANES = 16;

  private final ModuleText module;
  private final Tokens tokens;
  private final Names names;
  private final Scope scope;

  ImmediateWriter(ModuleText module, Scope scope) {
    this.module = module;
    this.tokens = module.tokens;
    this.names = module.names;
    this.scope = scope;
  }

  /// Writes `opcode` with its immediates. The two instructions that share a name are told apart
  /// here.
  void write(Opcode opcode, ByteSink sink) {
    switch (opcode) {
      case SELECT -> select(sink);
      case REF_TEST -> nullableTarget(Opcode.REF_TEST, Opcode.REF_TEST_NULL, sink);
      case REF_CAST -> nullableTarget(Opcode.REF_CAST, Opcode.REF_CAST_NULL, sink);
      default -> {
        code(opcode, sink);
        immediates(opcode, sink);
      }
    }
  }

  private static void code(Opcode opcode, ByteSink sink) {
    int prefix = opcode.code() >>> 16;
    if (prefix == 0) {
      sink.u8(opcode.code());
    } else {
      sink.u8(prefix).u32(opcode.code() & 0xFFFF);
    }
  }

  private void immediates(Opcode opcode, ByteSink sink) {
    switch (opcode.immediates()) {
      case NONE -> {}
      case LABEL -> sink.u32(label());
      case LABEL_TABLE -> labelTable(sink);
      case FUNC -> sink.u32(names.funcs.index(tokens));
      case TYPE -> sink.u32(type());
      case TYPE_TABLE -> typeTable(sink);
      case TYPE_FIELD -> typeField(sink);
      case TYPE_COUNT -> sink.u32(type()).u32(tokens.u32());
      case TYPE_DATA -> sink.u32(type()).u32(data());
      case TYPE_ELEM -> sink.u32(type()).u32(names.elems.index(tokens));
      case TYPE_TYPE -> sink.u32(type()).u32(type());
      case LOCAL -> sink.u32(scope.locals().index(tokens));
      case GLOBAL -> sink.u32(names.globals.index(tokens));
      case TABLE -> sink.u32(optional(names.tables));
      case TABLE_TABLE -> pair(names.tables, sink);
      case ELEM -> sink.u32(names.elems.index(tokens));
      case ELEM_TABLE -> segmentInit(names.tables, names.elems, sink);
      case MEMORY -> sink.u32(optional(names.memories));
      case MEMORY_MEMORY -> pair(names.memories, sink);
      case DATA -> sink.u32(data());
      case DATA_MEMORY -> {
        module.sections.needsDataCount = true;
        segmentInit(names.memories, names.datas, sink);
      }
      case TAG -> sink.u32(names.tags.index(tokens));
      case MEMARG -> memoryArgument(opcode, optional(names.memories), sink);
      case MEMARG_LANE -> {
        memoryArgument(opcode, memoryBeforeLane(), sink);
        sink.u8(tokens.lane());
      }
      case LANE -> sink.u8(tokens.lane());
      case SHUFFLE -> shuffle(sink);
      case I32 -> sink.signed(tokens.integer(32));
      case I64 -> sink.signed(tokens.integer(64));
      case F32 -> sink.fixed(tokens.floating(FloatFormat.F32), 4);
      case F64 -> sink.fixed(tokens.floating(FloatFormat.F64), 8);
      case V128 -> VectorLiteral.read(tokens, sink);
      case HEAP_TYPE -> module.reader.heapType(sink);
      case CAST -> cast(sink);
      case BLOCK_TYPE, TRY_TABLE, VALUE_TYPES -> throw new AssertionError(opcode);
    }
  }

  private int label() {
    return scope.labels().label(tokens);
  }

  private int type() {
    return names.types.index(tokens);
  }

  private int data() {
    module.sections.needsDataCount = true;
    return names.datas.index(tokens);
  }

  private boolean isIndex() {
    return tokens.isId() || tokens.kind() == TokenKind.NUMBER;
  }

  /// Reads an index that is 0 where it is left out.
  private int optional(IndexSpace space) {
    return isIndex() ? space.index(tokens) : 0;
  }

  /// Reads two indices, both or neither.
  private void pair(IndexSpace space, ByteSink sink) {
    if (isIndex()) {
      sink.u32(space.index(tokens)).u32(space.index(tokens));
    } else {
      sink.u32(0).u32(0);
    }
  }

  /// Reads the target, which may be left out, and the segment; the binary has them the other way.
  private void segmentInit(IndexSpace targets, IndexSpace segments, ByteSink sink) {
    int start = tokens.position();
    tokens.skip();
    boolean hasTarget = isIndex();
    tokens.moveTo(start);
    int target = hasTarget ? targets.index(tokens) : 0;
    sink.u32(segments.index(tokens)).u32(target);
  }

  private void labelTable(ByteSink sink) {
    var labels = new ByteSink();
    int count = 0;
    int last = label();
    while (isIndex()) {
      labels.u32(last);
      count++;
      last = label();
    }
    sink.u32(count).raw(labels).u32(last);
  }

  private void typeTable(ByteSink sink) {
    int table = optional(names.tables);
    sink.u32(module.uses.typeUse(null)).u32(table);
  }

  private void typeField(ByteSink sink) {
    int type = type();
    sink.u32(type).u32(module.types.field(type, tokens));
  }

  /// Reads the memory of an instruction that has a lane: a lone number is the lane.
  private int memoryBeforeLane() {
    int start = tokens.position();
    tokens.skip();
    boolean isFollowed =
        tokens.kind() == TokenKind.NUMBER
            || tokens.isKeywordPrefix("offset=")
            || tokens.isKeywordPrefix("align=");
    tokens.moveTo(start);
    return tokens.isId() || (tokens.kind() == TokenKind.NUMBER && isFollowed)
        ? names.memories.index(tokens)
        : 0;
  }

  private void memoryArgument(Opcode opcode, int memory, ByteSink sink) {
    long offset = tokens.isKeywordPrefix("offset=") ? tokens.u64After("offset=") : 0;
    int alignment = Integer.numberOfTrailingZeros(opcode.accessBytes());
    if (tokens.isKeywordPrefix("align=")) {
      int at = tokens.position();
      long bytes = tokens.u64After("align=");
      if (Long.bitCount(bytes) != 1) {
        throw tokens.malformed("alignment must be a power of two", at);
      }
      alignment = Long.numberOfTrailingZeros(bytes);
    }
    if (memory == 0) {
      sink.u32(alignment);
    } else {
      sink.u32(alignment | MEMORY_FOLLOWS).u32(memory);
    }
    sink.u64(offset);
  }

  private void shuffle(ByteSink sink) {
    for (int i = 0; i < SHUFFLE_LANES; i++) {
      if (tokens.kind() != TokenKind.NUMBER) {
        throw tokens.malformed("invalid lane length");
      }
      sink.u8(tokens.lane());
    }
    if (tokens.kind() == TokenKind.NUMBER) {
      throw tokens.malformed("invalid lane length");
    }
  }

  private void select(ByteSink sink) {
    boolean isTyped = tokens.isForm("result");
    code(isTyped ? Opcode.SELECT_T : Opcode.SELECT, sink);
    if (isTyped) {
      FuncShape shape = module.reader.funcShape(null);
      sink.u32(shape.resultCount()).raw(shape.results());
    }
  }

  private void nullableTarget(Opcode plain, Opcode nullable, ByteSink sink) {
    var heapType = new ByteSink();
    boolean isNullable = module.reader.heapTypeOfRef(heapType);
    code(isNullable ? nullable : plain, sink);
    sink.raw(heapType);
  }

  private void cast(ByteSink sink) {
    int label = label();
    var heapTypes = new ByteSink();
    int source = module.reader.heapTypeOfRef(heapTypes) ? 1 : 0;
    int target = module.reader.heapTypeOfRef(heapTypes) ? 2 : 0;
    sink.u8(source | target).u32(label).raw(heapTypes);
  }

  /// Reads the catch clauses of a `try_table`.
  void catches(ByteSink sink) {
    var clauses = new ByteSink();
    int count = 0;
    for (CatchKind kind = CatchKind.take(tokens); kind != null; kind = CatchKind.take(tokens)) {
      clauses.u8(kind.code());
      if (kind.hasTag()) {
        clauses.u32(names.tags.index(tokens));
      }
      clauses.u32(label());
      tokens.rightParen();
      count++;
    }
    sink.u32(count).raw(clauses);
  }
}
