package dev.cofferdam.wasm.binary;

import dev.cofferdam.wasm.ByteRange;
import dev.cofferdam.wasm.CustomSection;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.ModuleModel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The names of a module and its functions, from the custom section `name`.
///
/// Nothing in that section is to be trusted, so nothing in it is an error: what cannot be read is
/// not there. Only the places of names are kept, one int a function of the module; a name is read
/// when it is asked for, and cut at [#NAME_BYTES_MAX]. It may contain any characters.
///
/// Specification: appendix A.7, custom sections.
public final class NameSection {
  /// Names are cut after this many bytes of UTF-8.
  public static final int NAME_BYTES_MAX = 4_096;

  private static final int MODULE = 0;
  private static final int FUNCTIONS = 1;

  private final byte[] bytes;
  private final int[] funcNameOffsets;
  private int moduleNameOffset;

  private NameSection(byte[] bytes, int funcCount) {
    this.bytes = bytes;
    this.funcNameOffsets = new int[funcCount];
  }

  /// Returns the names of `model`; without any if it has no such section.
  public static NameSection of(ModuleModel model) {
    for (CustomSection section : model.customs()) {
      if (section.name().equals("name")) {
        var names = new NameSection(model.binary(), model.funcCount());
        names.readAsFarAsPossible(section.contents());
        return names;
      }
    }
    return new NameSection(model.binary(), 0);
  }

  /// Returns the module's name.
  public Optional<String> moduleName() {
    return nameAt(moduleNameOffset);
  }

  /// Returns the name of function `funcIndex`, imported or defined.
  public Optional<String> funcName(int funcIndex) {
    return funcIndex >= 0 && funcIndex < funcNameOffsets.length
        ? nameAt(funcNameOffsets[funcIndex])
        : Optional.empty();
  }

  private Optional<String> nameAt(int offset) {
    if (offset == 0) {
      return Optional.empty();
    }
    var reader = ByteReader.of(bytes);
    reader.seek(offset);
    int size = Math.min(reader.count(), NAME_BYTES_MAX);
    return Optional.of(new String(bytes, reader.position(), size, StandardCharsets.UTF_8));
  }

  private void readAsFarAsPossible(ByteRange contents) {
    try {
      var reader = ByteReader.of(bytes, contents);
      while (!reader.isAtEnd()) {
        subsection(reader.u8(), reader.range(reader.count()));
      }
    } catch (MalformedException _) {
      // What was read until here stands.
    }
  }

  private void subsection(int id, ByteRange contents) {
    var reader = ByteReader.of(bytes, contents);
    if (id == MODULE) {
      moduleNameOffset = nameOffset(reader);
    } else if (id == FUNCTIONS) {
      funcNames(reader);
    }
  }

  private void funcNames(ByteReader reader) {
    int count = reader.count();
    for (int i = 0; i < count; i++) {
      int funcIndex = reader.u32();
      int offset = nameOffset(reader);
      if (funcIndex >= 0 && funcIndex < funcNameOffsets.length) {
        funcNameOffsets[funcIndex] = offset;
      }
    }
  }

  /// Skips a name and returns where it stands, its length included.
  private static int nameOffset(ByteReader reader) {
    int offset = reader.position();
    reader.skip(reader.count());
    return offset;
  }
}
