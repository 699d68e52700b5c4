package dev.cofferdam.compiler.classfile;

import java.lang.constant.ClassDesc;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The constants of a class, each once: section 4.4 of the specification.
///
/// A hash table with open addressing from what a constant is made of to its index: a constant is
/// looked up for almost every instruction.
final class ConstantPool {
  private static final int COUNT_MAX = 65_535;
  private static final int UTF8_BYTES_MAX = 65_535;

  private static final int UTF8 = 1;
  private static final int INTEGER = 3;
  private static final int FLOAT = 4;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int CLASS = 7;
  private static final int STRING = 8;
  private static final int FIELD = 9;
  private static final int METHOD = 10;
  private static final int NAME_AND_TYPE = 12;

  /// Odd, and others in every JVM, so that a guest cannot choose constants that collide. The bytes
  /// of a class do not depend on them.
  private static final int FACTOR = new SecureRandom().nextInt() | 1;

  private static final int OTHER_FACTOR = new SecureRandom().nextInt() | 1;

  private final ByteWriter out = new ByteWriter(1_024);
  private int count = 1;

  /// Indices, 0 where nothing is.
  private short[] table = new short[256];

  private byte[] tags = new byte[128];
  private int[] firsts = new int[128];
  private int[] seconds = new int[128];
  private @Nullable String[] texts = new String[128];

  void writeTo(ByteWriter classFile) {
    classFile.u2(count);
    classFile.append(out);
  }

  int utf8(String text) {
    int index = find(UTF8, 0, 0, text);
    return index != 0 ? index : addUtf8(text);
  }

  private int addUtf8(String text) {
    int length = utf8Bytes(text);
    if (length > UTF8_BYTES_MAX) {
      throw new ClassFileLimitException("a string of %d bytes".formatted(length));
    }
    int index = add(UTF8, 0, 0, text);
    out.u1(UTF8);
    out.u2(length);
    for (int i = 0; i < text.length(); i++) {
      writeChar(text.charAt(i));
    }
    return index;
  }

  private static int utf8Bytes(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      length += isOneByte(c) ? 1 : c < 0x800 ? 2 : 3;
    }
    return length;
  }

  private static boolean isOneByte(char c) {
    return c != 0 && c < 0x80;
  }

  /// Writes a character as section 4.4.7 says: zero in two bytes, surrogates each by itself.
  private void writeChar(char c) {
    if (isOneByte(c)) {
      out.u1(c);
    } else if (c < 0x800) {
      out.u1(0xc0 | (c >> 6));
      out.u1(0x80 | (c & 0x3f));
    } else {
      out.u1(0xe0 | (c >> 12));
      out.u1(0x80 | ((c >> 6) & 0x3f));
      out.u1(0x80 | (c & 0x3f));
    }
  }

  int classEntry(ClassDesc type) {
    String descriptor = type.descriptorString();
    int index = find(CLASS, 0, 0, descriptor);
    if (index != 0) {
      return index;
    }
    String name = type.isArray() ? descriptor : descriptor.substring(1, descriptor.length() - 1);
    return addReference(CLASS, utf8(name), descriptor);
  }

  int string(String text) {
    int index = find(STRING, 0, 0, text);
    return index != 0 ? index : addReference(STRING, utf8(text), text);
  }

  private int addReference(int tag, int target, String text) {
    int index = add(tag, 0, 0, text);
    out.u1(tag);
    out.u2(target);
    return index;
  }

  int field(ClassDesc owner, String name, String descriptor) {
    return pair(FIELD, classEntry(owner), nameAndType(name, descriptor));
  }

  int method(ClassDesc owner, String name, String descriptor) {
    return pair(METHOD, classEntry(owner), nameAndType(name, descriptor));
  }

  private int nameAndType(String name, String descriptor) {
    return pair(NAME_AND_TYPE, utf8(name), utf8(descriptor));
  }

  private int pair(int tag, int first, int second) {
    int index = find(tag, first, second, null);
    if (index == 0) {
      index = add(tag, first, second, null);
      out.u1(tag);
      out.u2(first);
      out.u2(second);
    }
    return index;
  }

  int integer(int value) {
    return word(INTEGER, value);
  }

  /// Returns the constant with these bits.
  int floatBits(int bits) {
    return word(FLOAT, bits);
  }

  private int word(int tag, int bits) {
    int index = find(tag, bits, 0, null);
    if (index == 0) {
      index = add(tag, bits, 0, null);
      out.u1(tag);
      out.u4(bits);
    }
    return index;
  }

  int longValue(long value) {
    return words(LONG, value);
  }

  /// Returns the constant with these bits.
  int doubleBits(long bits) {
    return words(DOUBLE, bits);
  }

  /// Such a constant takes two indices.
  private int words(int tag, long bits) {
    int high = (int) (bits >>> 32);
    int low = (int) bits;
    int index = find(tag, high, low, null);
    if (index == 0) {
      index = add(tag, high, low, null);
      count++;
      out.u1(tag);
      out.u4(high);
      out.u4(low);
    }
    return index;
  }

  private int find(int tag, int first, int second, @Nullable String text) {
    int mask = table.length - 1;
    int at = hash(tag, first, second, text) & mask;
    int index = table[at] & 0xffff;
    while (index != 0 && !isSame(index, tag, first, second, text)) {
      at = (at + 1) & mask;
      index = table[at] & 0xffff;
    }
    return index;
  }

  private boolean isSame(int index, int tag, int first, int second, @Nullable String text) {
    return tags[index] == tag
        && firsts[index] == first
        && seconds[index] == second
        && Objects.equals(texts[index], text);
  }

  private static int hash(int tag, int first, int second, @Nullable String text) {
    int hash = tag + first * FACTOR + second * OTHER_FACTOR + (text == null ? 0 : text.hashCode());
    hash *= 0x9e3779b9;
    return hash ^ (hash >>> 15);
  }

  /// Takes the next index for a constant that is not in the table.
  private int add(int tag, int first, int second, @Nullable String text) {
    if (count >= COUNT_MAX - 1) {
      throw new ClassFileLimitException("more than %d constants".formatted(COUNT_MAX));
    }
    int index = count++;
    if (index + 1 >= tags.length) {
      grow();
    }
    tags[index] = (byte) tag;
    firsts[index] = first;
    seconds[index] = second;
    texts[index] = text;
    insert(index);
    return index;
  }

  private void insert(int index) {
    int mask = table.length - 1;
    int at = hash(tags[index], firsts[index], seconds[index], texts[index]) & mask;
    while (table[at] != 0) {
      at = (at + 1) & mask;
    }
    table[at] = (short) index;
  }

  private void grow() {
    int capacity = tags.length * 2;
    int known = tags.length;
    tags = Arrays.copyOf(tags, capacity);
    firsts = Arrays.copyOf(firsts, capacity);
    seconds = Arrays.copyOf(seconds, capacity);
    texts = Arrays.copyOf(texts, capacity);
    table = new short[capacity * 2];
    for (int i = 1; i < known; i++) {
      if (tags[i] != 0) {
        insert(i);
      }
    }
  }
}
