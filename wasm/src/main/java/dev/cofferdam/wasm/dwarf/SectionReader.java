package dev.cofferdam.wasm.dwarf;

import dev.cofferdam.wasm.ByteRange;
import java.util.Arrays;

/// A cursor over one section of debug information; positions are offsets in the section. Reading
/// past the end throws a [DwarfException]. All numbers are little-endian.
final class SectionReader {
  /// Linkers pad numbers, but not further than this.
  private static final int LEB_BYTES_MAX = 16;

  private final byte[] file;
  private final int start;
  private final int end;
  private int at;

  private SectionReader(byte[] file, int start, int at, int end) {
    this.file = file;
    this.start = start;
    this.at = at;
    this.end = end;
  }

  /// Returns a reader of `section` from its offset `from` up to `to`.
  static SectionReader of(byte[] file, ByteRange section, long from, long to) {
    if (from < 0 || to < from || to > section.size()) {
      throw new DwarfException("no such place in the section");
    }
    int start = section.offset();
    return new SectionReader(file, start, start + (int) from, start + (int) to);
  }

  int position() {
    return at - start;
  }

  int remaining() {
    return end - at;
  }

  boolean isAtEnd() {
    return at == end;
  }

  void seek(long position) {
    if (position < 0 || position > end - start) {
      throw new DwarfException("no such place in the section");
    }
    at = start + (int) position;
  }

  void skip(long count) {
    require(count);
    at += (int) count;
  }

  int u8() {
    if (at >= end) {
      throw new DwarfException("unexpected end");
    }
    return file[at++] & 0xff;
  }

  int u16() {
    return (int) unsigned(2);
  }

  long u32() {
    return unsigned(4);
  }

  /// Reads a number of `size` bytes, at most 8.
  long unsigned(int size) {
    require(size);
    long value = 0;
    for (int i = 0; i < size; i++) {
      value |= (file[at + i] & 0xffL) << (Byte.SIZE * i);
    }
    at += size;
    return value;
  }

  /// Reads an unsigned LEB128; bits beyond the 64th are lost.
  long uleb() {
    int first = u8();
    return first < 0x80 ? first : restOfLeb(first, false);
  }

  /// Reads a signed LEB128; bits beyond the 64th are lost.
  long sleb() {
    return restOfLeb(u8(), true);
  }

  private long restOfLeb(int first, boolean isSigned) {
    long value = first & 0x7f;
    int b = first;
    int shift = 7;
    while (b >= 0x80) {
      if (shift >= 7 * LEB_BYTES_MAX) {
        throw new DwarfException("number too long");
      }
      b = u8();
      value |= shift < Long.SIZE ? (long) (b & 0x7f) << shift : 0;
      shift += 7;
    }
    boolean isNegative = isSigned && (b & 0x40) != 0 && shift < Long.SIZE;
    return isNegative ? value | -1L << shift : value;
  }

  /// Skips text up to its zero byte, and that as well.
  void skipText(DwarfBudget budget) {
    int from = at;
    while (u8() != 0) {
      if ((at - from) % Long.SIZE == 0) {
        budget.step();
      }
    }
  }

  /// Returns the bytes up to a zero byte, at most `max` of those that are left.
  byte[] textBytes(int max) {
    int size = 0;
    while (size < max && file[at + size] != 0) {
      size++;
    }
    return Arrays.copyOfRange(file, at, at + size);
  }

  private void require(long count) {
    if (count < 0 || count > end - at) {
      throw new DwarfException("unexpected end");
    }
  }
}
