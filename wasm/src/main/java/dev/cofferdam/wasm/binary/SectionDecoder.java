package dev.cofferdam.wasm.binary;

import dev.cofferdam.wasm.ByteRange;
import dev.cofferdam.wasm.ConstExpr;
import dev.cofferdam.wasm.DataSegment;
import dev.cofferdam.wasm.ElementSegment;
import dev.cofferdam.wasm.Export;
import dev.cofferdam.wasm.ExternKind;
import dev.cofferdam.wasm.FunctionBody;
import dev.cofferdam.wasm.GlobalModel;
import dev.cofferdam.wasm.GlobalType;
import dev.cofferdam.wasm.Import;
import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.MemoryType;
import dev.cofferdam.wasm.RecGroup;
import dev.cofferdam.wasm.SegmentMode;
import dev.cofferdam.wasm.SubType;
import dev.cofferdam.wasm.TableModel;
import java.util.ArrayList;
import java.util.List;

/// Decodes the contents of sections, and holds what they contained.
///
/// A section is read up to the module's end rather than its own: contents that do not agree with
/// the section's size are found afterwards, as the specification words it.
final class SectionDecoder {
  final List<SubType> types = new ArrayList<>();
  final List<RecGroup> recGroups = new ArrayList<>();
  final List<Import> imports = new ArrayList<>();
  final List<TableModel> tables = new ArrayList<>();
  final List<MemoryType> memories = new ArrayList<>();
  final List<GlobalModel> globals = new ArrayList<>();
  final List<Export> exports = new ArrayList<>();
  final List<ElementSegment> elements = new ArrayList<>();
  final List<FunctionBody> bodies = new ArrayList<>();
  final List<DataSegment> data = new ArrayList<>();
  int[] funcTypeIndices = {};
  int[] tagTypeIndices = {};
  int startFuncIndex = -1;
  boolean hasDataCount;
  int dataCount;
  ByteRange codeSection = new ByteRange(0, 0);

  private final ByteReader reader;
  private final LoadBudget budget;
  private final TypeReader typeReader;
  private final InstructionScanner scanner;
  private final ElementDecoder elementDecoder;
  private final BodyDecoder bodyDecoder;

  SectionDecoder(ByteReader reader, LoadBudget budget) {
    this.reader = reader;
    this.budget = budget;
    this.typeReader = new TypeReader(reader, budget);
    this.scanner = new InstructionScanner(reader, typeReader, budget);
    this.elementDecoder = new ElementDecoder(reader, budget, typeReader, this::constExpr);
    this.bodyDecoder = new BodyDecoder(reader, budget, typeReader, scanner);
  }

  /// Decodes the contents of a section, which `reader` stands before.
  void decode(SectionId id, ByteRange contents) {
    var limits = budget.limits();
    switch (id) {
      case CUSTOM -> throw new IllegalArgumentException("custom sections have no contents to read");
      case TYPE -> repeat(count("types", limits.types(), 32), this::recGroup);
      case IMPORT -> repeat(count("imports", limits.imports(), 128), this::importItem);
      case FUNCTION -> funcTypeIndices = indices(count("funcs", limits.funcs(), 4));
      case TABLE -> repeat(count("tables", limits.tables(), 160), this::table);
      case MEMORY -> repeat(count("memories", limits.memories(), 48), this::memory);
      case TAG -> tagTypeIndices = tagTypes(count("tags", limits.tags(), 4));
      case GLOBAL -> repeat(count("globals", limits.globals(), 112), this::global);
      case EXPORT -> repeat(count("exports", limits.exports(), 32), this::export);
      case START -> start();
      case ELEMENT ->
          repeat(count("elementSegments", limits.elementSegments(), 112), this::element);
      case DATA_COUNT -> dataCount();
      case CODE -> code(contents);
      case DATA -> repeat(count("dataSegments", limits.dataSegments(), 128), this::dataSegment);
    }
  }

  /// Reads the count of a section's items, each of which takes about `bytesEach` bytes of heap.
  private int count(String limitName, int limit, int bytesEach) {
    int start = reader.position();
    int count = reader.count();
    LoadBudget.require(limitName, count, limit, start);
    budget.charge(count, bytesEach, start);
    return count;
  }

  private static void repeat(int count, Runnable item) {
    for (int i = 0; i < count; i++) {
      item.run();
    }
  }

  private int[] indices(int count) {
    int[] indices = new int[count];
    for (int i = 0; i < count; i++) {
      indices[i] = reader.u32();
    }
    return indices;
  }

  /// Reads a name within the limit on names.
  String limitedName() {
    int start = reader.position();
    int size = reader.count();
    LoadBudget.require("nameBytes", size, budget.limits().nameBytes(), start);
    budget.charge(1, LoadBudget.OBJECT_BYTES + 24 + 2 * size, start);
    return reader.utf8(size);
  }

  private ConstExpr constExpr() {
    int start = reader.position();
    scanner.skipExpression();
    return new ConstExpr(new ByteRange(start, reader.position() - start));
  }

  private void recGroup() {
    recGroups.add(typeReader.recGroup(types));
    LoadBudget.require("types", types.size(), budget.limits().types(), reader.position());
  }

  private void importItem() {
    String module = limitedName();
    String name = limitedName();
    imports.add(new Import(module, name, typeReader.externType()));
  }

  private int[] tagTypes(int count) {
    int[] indices = new int[count];
    for (int i = 0; i < count; i++) {
      indices[i] = typeReader.tagTypeIndex();
    }
    return indices;
  }

  private void table() {
    if (reader.peek() != TypeCodes.EMPTY_BLOCK) {
      tables.add(new TableModel(typeReader.tableType(), null));
      return;
    }
    int start = reader.position();
    reader.skip(1);
    if (reader.u8() != 0) {
      throw new MalformedException("malformed reference type", start);
    }
    var type = typeReader.tableType();
    tables.add(new TableModel(type, constExpr()));
  }

  private void memory() {
    memories.add(typeReader.memoryType());
  }

  private void global() {
    GlobalType type = typeReader.globalType();
    globals.add(new GlobalModel(type, constExpr()));
  }

  private void export() {
    String name = limitedName();
    ExternKind kind = externKind();
    exports.add(new Export(name, kind, reader.u32()));
  }

  private ExternKind externKind() {
    int start = reader.position();
    return switch (reader.u8()) {
      case 0 -> ExternKind.FUNC;
      case 1 -> ExternKind.TABLE;
      case 2 -> ExternKind.MEMORY;
      case 3 -> ExternKind.GLOBAL;
      case 4 -> ExternKind.TAG;
      default -> throw new MalformedException("malformed export kind", start);
    };
  }

  private void start() {
    int start = reader.position();
    startFuncIndex = reader.u32();
    if (startFuncIndex < 0) {
      throw new InvalidException(
          "unknown function " + Integer.toUnsignedString(startFuncIndex), start);
    }
  }

  private void element() {
    elements.add(elementDecoder.segment());
  }

  private void dataCount() {
    hasDataCount = true;
    dataCount = reader.u32();
  }

  private void code(ByteRange contents) {
    codeSection = contents;
    int count = count("funcs", budget.limits().funcs(), 96);
    for (int i = 0; i < count; i++) {
      bodies.add(bodyDecoder.body());
    }
  }

  private void dataSegment() {
    int start = reader.position();
    SegmentMode mode =
        switch (reader.u32()) {
          case 0 -> new SegmentMode.Active(0, constExpr());
          case 1 -> new SegmentMode.Passive();
          case 2 -> {
            int memoryIndex = reader.u32();
            yield new SegmentMode.Active(memoryIndex, constExpr());
          }
          default -> throw new MalformedException("malformed data segment kind", start);
        };
    data.add(new DataSegment(mode, reader.range(reader.count())));
  }
}
