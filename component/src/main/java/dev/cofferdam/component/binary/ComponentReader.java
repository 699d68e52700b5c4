package dev.cofferdam.component.binary;

import dev.cofferdam.component.types.ComponentLimits;
import dev.cofferdam.wasm.ByteRange;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.binary.ByteReader;
import dev.cofferdam.wasm.binary.TypeReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// A cursor over a component, which reads the primitive values of the format in its wording.
final class ComponentReader {
  private static final String END = "unexpected end-of-file";
  private static final int LEB128_BYTES_MAX = 5;
  private static final int ITEM_BYTES = 64;

  private final byte[] file;
  private final ByteReader bytes;
  private final ComponentBudget budget;

  ComponentReader(byte[] file, ByteRange range, ComponentBudget budget) {
    this.file = file;
    this.bytes = ByteReader.of(file, range);
    this.budget = budget;
  }

  /// Returns a reader of the next `size` bytes, and skips them.
  ComponentReader part(int size) {
    return new ComponentReader(file, bytes.range(size), budget);
  }

  ByteRange range(int size) {
    return bytes.range(size);
  }

  byte[] file() {
    return file;
  }

  int position() {
    return bytes.position();
  }

  int byteAt(int position) {
    return position < file.length ? file[position] & 0xff : -1;
  }

  int remaining() {
    return bytes.remaining();
  }

  boolean isAtEnd() {
    return bytes.isAtEnd();
  }

  int peek() {
    if (bytes.isAtEnd()) {
      throw end();
    }
    return bytes.peek();
  }

  int u8() {
    int value = peek();
    bytes.skip(1);
    return value;
  }

  boolean bool() {
    int value = u8();
    if (value > 1) {
      throw new MalformedException("invalid boolean value", position() - 1);
    }
    return value == 1;
  }

  long u32() {
    requireLeb128();
    return Integer.toUnsignedLong(bytes.u32());
  }

  /// Reads an index; one too large for an int becomes the largest int, which is out of bounds of
  /// any index space.
  int index() {
    return (int) Math.min(u32(), Integer.MAX_VALUE);
  }

  /// Reads the length of a vector: never more than bytes are left.
  int count() {
    long count = u32();
    if (count > bytes.remaining()) {
      throw end();
    }
    return (int) count;
  }

  String name() {
    int size = count();
    budget.charge(size, position());
    return bytes.utf8(size);
  }

  long s33() {
    requireLeb128();
    return bytes.s33();
  }

  /// Reads a vector of what `item` reads.
  <T> List<T> vector(Supplier<T> item) {
    int count = count();
    var items = new ArrayList<T>();
    for (int i = 0; i < count; i++) {
      budget.charge(ITEM_BYTES, position());
      items.add(item.get());
    }
    return items;
  }

  /// Returns a reader of core types at the same place, which moves this one along.
  TypeReader coreTypes() {
    return TypeReader.of(bytes, budget.limits().modules());
  }

  ComponentLimits limits() {
    return budget.limits();
  }

  ComponentBudget budget() {
    return budget;
  }

  /// Returns an exception about the byte just read.
  MalformedException invalidByte(int value, String what) {
    return new MalformedException(
        "invalid leading byte (0x%x) for %s".formatted(value, what), position() - 1);
  }

  private void requireLeb128() {
    int start = bytes.position();
    for (int i = 0; i < LEB128_BYTES_MAX; i++) {
      if (start + i == bytes.end()) {
        throw end();
      }
      if (file[start + i] >= 0) {
        return;
      }
    }
  }

  private MalformedException end() {
    return new MalformedException(END, bytes.end());
  }
}
