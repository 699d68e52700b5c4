package dev.cofferdam.wasm.binary;

import dev.cofferdam.wasm.ByteRange;
import dev.cofferdam.wasm.CustomSection;
import dev.cofferdam.wasm.IndexSpaces;
import dev.cofferdam.wasm.LoadClock;
import dev.cofferdam.wasm.LoadHeap;
import dev.cofferdam.wasm.LoadLimitException;
import dev.cofferdam.wasm.LoadLimits;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.ModuleModel;
import java.util.ArrayList;
import java.util.List;

/// Decodes a module from the binary format.
///
/// One pass over everything but function bodies, whose instructions are read by validation; a
/// module with malformed instructions is therefore decoded, and found malformed there. Iterative;
/// what it allocates is proportional to the bytes it has read and bounded by [LoadLimits].
///
/// Specification: section 5.5, modules.
public final class ModuleDecoder {
  private static final int MAGIC = 0x6d736100;
  private static final int VERSION = 1;

  private final byte[] file;
  private final ByteRange range;
  private final ByteReader reader;
  private final SectionDecoder sections;
  private final LoadBudget budget;
  private final List<CustomSection> customs = new ArrayList<>();
  private int lastPlace;
  private int sectionCount;

  private ModuleDecoder(byte[] file, ByteRange range, LoadBudget budget) {
    this.file = file;
    this.range = range;
    this.reader = ByteReader.of(file, range);
    this.budget = budget;
    this.sections = new SectionDecoder(reader, budget);
  }

  /// Decodes the module that is all of `file`, under the default limits.
  public static ModuleModel decode(byte[] file) {
    return decode(file, new ByteRange(0, file.length), LoadLimits.defaults());
  }

  /// Decodes the module that stands in `range` of `file`. The model keeps `file`, which must not be
  /// changed any more; all its offsets are offsets in `file`.
  ///
  /// @throws MalformedException if it is not a module
  /// @throws LoadLimitException if it is beyond a limit
  public static ModuleModel decode(byte[] file, ByteRange range, LoadLimits limits) {
    return decode(file, range, limits, LoadHeap.of(limits));
  }

  /// Decodes a module as {@link #decode(byte[], ByteRange, LoadLimits)} does, with what others have
  /// left of the heap.
  ///
  /// @throws MalformedException if it is not a module
  /// @throws LoadLimitException if it is beyond a limit
  public static ModuleModel decode(byte[] file, ByteRange range, LoadLimits limits, LoadHeap heap) {
    LoadBudget.require("moduleBytes", range.size(), limits.moduleBytes(), range.offset());
    return LoadClock.within(
        limits.timeout(),
        () -> new ModuleDecoder(file, range, new LoadBudget(limits, heap)).module());
  }

  private ModuleModel module() {
    requirePreamble();
    try {
      sections();
    } catch (MalformedException e) {
      WellFormedCode.require(file, range.end(), sections.bodies, budget.limits());
      throw e;
    }
    return model();
  }

  private void sections() {
    while (!reader.isAtEnd()) {
      section();
    }
    requireConsistentLengths();
  }

  private void requirePreamble() {
    if (reader.u32Fixed() != MAGIC) {
      throw new MalformedException("magic header not detected", range.offset());
    }
    if (reader.u32Fixed() != VERSION) {
      throw new MalformedException("unknown binary version", range.offset() + 4);
    }
  }

  private void section() {
    int start = reader.position();
    LoadClock.look(start);
    LoadBudget.require("sections", ++sectionCount, budget.limits().sections(), start);
    SectionId id = id(start);
    int size = reader.count();
    int contents = reader.position();
    if (id == SectionId.CUSTOM) {
      custom(size);
    } else {
      sections.decode(id, new ByteRange(contents, size));
    }
    if (reader.position() != contents + size) {
      throw new MalformedException("section size mismatch", contents);
    }
  }

  private SectionId id(int start) {
    SectionId id = SectionId.of(reader.u8());
    if (id == null) {
      throw new MalformedException("malformed section id", start);
    }
    if (id != SectionId.CUSTOM) {
      if (id.place() <= lastPlace) {
        throw new MalformedException("unexpected content after last section", start);
      }
      lastPlace = id.place();
    }
    return id;
  }

  private void custom(int size) {
    int start = reader.position();
    budget.charge(4, LoadBudget.OBJECT_BYTES, start);
    String name = sections.limitedName();
    customs.add(new CustomSection(name, reader.range(size - (reader.position() - start))));
  }

  private void requireConsistentLengths() {
    if (sections.funcTypeIndices.length != sections.bodies.size()) {
      throw reader.malformed("function and code section have inconsistent lengths");
    }
    if (sections.hasDataCount && sections.dataCount != sections.data.size()) {
      throw reader.malformed("data count and data section have inconsistent lengths");
    }
  }

  private ModuleModel model() {
    var it = sections;
    var spaces =
        IndexSpaces.of(
            it.imports, it.funcTypeIndices, it.tables, it.memories, it.globals, it.tagTypeIndices);
    return new ModuleModel(
        file,
        range,
        List.copyOf(it.types),
        List.copyOf(it.recGroups),
        List.copyOf(it.imports),
        it.funcTypeIndices,
        List.copyOf(it.tables),
        List.copyOf(it.memories),
        it.tagTypeIndices,
        List.copyOf(it.globals),
        List.copyOf(it.exports),
        it.startFuncIndex,
        List.copyOf(it.elements),
        it.hasDataCount,
        List.copyOf(it.bodies),
        List.copyOf(it.data),
        List.copyOf(customs),
        it.codeSection,
        spaces);
  }
}
