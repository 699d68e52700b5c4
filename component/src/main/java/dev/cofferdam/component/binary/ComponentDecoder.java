package dev.cofferdam.component.binary;

import dev.cofferdam.component.types.ComponentLimits;
import dev.cofferdam.wasm.ByteRange;
import dev.cofferdam.wasm.CustomSection;
import dev.cofferdam.wasm.LoadClock;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.ModuleModel;
import dev.cofferdam.wasm.binary.ModuleDecoder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decodes a component from the binary format.
///
/// One pass; core modules and nested components are decoded where they stand. What it allocates is
/// proportional to the bytes it has read and bounded by [ComponentLimits].
///
/// Specification: Binary, component definitions.
public final class ComponentDecoder {
  private static final int MAGIC = 0x0061736d;
  private static final int VERSION = 0x0d00;
  private static final int MODULE_VERSION = 0x0100;
  private static final int LAYER = 0x0100;
  private static final int LAST_SECTION_ID = 12;
  private static final int MODULE_HEAP_BYTES = 2_048;

  private final ComponentReader reader;
  private final ByteRange range;
  private final int depth;
  private final List<Definition> definitions = new ArrayList<>();
  private final List<CustomSection> customs = new ArrayList<>();
  private @Nullable String name;

  private ComponentDecoder(ComponentReader reader, ByteRange range, int depth) {
    this.reader = reader;
    this.range = range;
    this.depth = depth;
  }

  /// Returns whether `file` starts like a component: the magic bytes, and the layer of components.
  /// A core module starts with the same magic and layer 0.
  public static boolean isComponent(byte[] file) {
    return file.length >= 8
        && file[0] == 0
        && file[1] == 'a'
        && file[2] == 's'
        && file[3] == 'm'
        && file[6] == 1
        && file[7] == 0;
  }

  /// Decodes the component that is all of `file`, under the default limits.
  public static ComponentModel decode(byte[] file) {
    return decode(file, ComponentLimits.defaults());
  }

  /// Decodes the component that is all of `file`. The model keeps `file`, which must not be changed
  /// any more.
  ///
  /// @throws dev.cofferdam.wasm.MalformedException if it is not a component
  /// @throws dev.cofferdam.wasm.LoadLimitException if it is beyond a limit
  public static ComponentModel decode(byte[] file, ComponentLimits limits) {
    var budget = new ComponentBudget(limits);
    budget.requireSize(file.length);
    var range = new ByteRange(0, file.length);
    return LoadClock.within(
        limits.modules().timeout(),
        () -> new ComponentDecoder(new ComponentReader(file, range, budget), range, 1).component());
  }

  private ComponentModel component() {
    reader.budget().requireNesting(depth, range.offset());
    requirePreamble();
    while (!reader.isAtEnd()) {
      section();
    }
    return new ComponentModel(reader.file(), range, definitions, customs, name);
  }

  private void requirePreamble() {
    if (u16() << 16 != (MAGIC & 0xffff0000) || u16() != (MAGIC & 0xffff)) {
      throw new MalformedException("magic header not detected: bad magic number", range.offset());
    }
    int version = u16();
    int layer = u16();
    if (version == MODULE_VERSION && layer == 0) {
      throw new MalformedException("expected a version header for a component", range.offset() + 4);
    }
    if (version != VERSION || layer != LAYER) {
      throw new MalformedException(
          "unknown binary version and encoding combination: 0x%04x and 0x%04x"
              .formatted(version, layer),
          range.offset() + 4);
    }
  }

  private int u16() {
    return reader.u8() << 8 | reader.u8();
  }

  private void section() {
    int start = reader.position();
    LoadClock.look(start);
    int id = reader.u8();
    if (id > LAST_SECTION_ID) {
      throw new MalformedException("malformed section id: " + id, start);
    }
    int size = reader.count();
    ComponentReader contents = reader.part(size);
    switch (id) {
      case 0 -> custom(contents);
      case 1 -> coreModule(contents);
      case 4 -> nested(contents);
      case 9 -> start(contents);
      case LAST_SECTION_ID ->
          throw new MalformedException("value definitions are not supported", start);
      default -> vector(id, contents);
    }
    if (!contents.isAtEnd()) {
      throw new MalformedException(
          "unexpected data at the end of the section", contents.position());
    }
  }

  private void custom(ComponentReader contents) {
    contents.budget().charge(MODULE_HEAP_BYTES / 16, contents.position());
    String sectionName = contents.name();
    ByteRange bytes = contents.range(contents.remaining());
    customs.add(new CustomSection(sectionName, bytes));
    if (sectionName.equals("component-name") && name == null) {
      name = ComponentNames.ofComponent(contents.file(), bytes);
    }
  }

  private void coreModule(ComponentReader contents) {
    int start = contents.position();
    contents.budget().chargeModule(start);
    contents.budget().charge(MODULE_HEAP_BYTES, start);
    ByteRange bytes = contents.range(contents.remaining());
    if (isPreambleOfComponent(contents.file(), bytes)) {
      throw new MalformedException("expected a version header for a module", start + 4);
    }
    var module = decode(contents, bytes);
    add(new Definition.CoreModule(start, module));
  }

  private static ModuleModel decode(ComponentReader contents, ByteRange bytes) {
    return ModuleDecoder.decode(
        contents.file(), bytes, contents.limits().modules(), contents.budget().modulesHeap());
  }

  private static boolean isPreambleOfComponent(byte[] file, ByteRange bytes) {
    int at = bytes.offset();
    return bytes.size() >= 8 && file[at + 4] == 0x0d && file[at + 5] == 0 && file[at + 6] == 1;
  }

  private void nested(ComponentReader contents) {
    var bytes = new ByteRange(contents.position(), contents.remaining());
    var component = new ComponentDecoder(contents, bytes, depth + 1).component();
    add(new Definition.Component(bytes.offset(), component));
  }

  private void start(ComponentReader contents) {
    int start = contents.position();
    int func = contents.index();
    List<Integer> args = contents.vector(contents::index);
    int resultStart = contents.position();
    long results = contents.u32();
    if (results > contents.limits().modules().results()) {
      throw new MalformedException(
          "start function results size is out of bounds: " + results, resultStart);
    }
    if (!contents.isAtEnd()) {
      throw new MalformedException(
          "unexpected content in the component start section", contents.position());
    }
    add(new Definition.Start(start, func, args, (int) results));
  }

  private void vector(int id, ComponentReader contents) {
    int count = contents.count();
    for (int i = 0; i < count; i++) {
      add(definition(id, contents));
    }
  }

  private Definition definition(int id, ComponentReader contents) {
    var definitionReader = new DefinitionReader(contents, depth);
    return switch (id) {
      case 2 -> definitionReader.coreInstance();
      case 3 -> definitionReader.coreType();
      case 5 -> definitionReader.instance();
      case 6 -> definitionReader.alias();
      case 7 -> definitionReader.type();
      case 8 -> new Definition.Canonical(contents.position(), new CanonReader(contents).canon());
      case 10 -> definitionReader.importDefinition();
      default -> definitionReader.export();
    };
  }

  private void add(Definition definition) {
    reader.budget().chargeDefinition(definition.offset());
    reader.budget().charge(128, definition.offset());
    definitions.add(definition);
  }
}
