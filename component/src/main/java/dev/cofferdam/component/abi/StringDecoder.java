package dev.cofferdam.component.abi;

import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/// Reads strings out of a linear memory.
///
/// Specification: CanonicalABI, `load_string_from_range`.
final class StringDecoder {
  /// The bit of a length that says UTF-16 where strings are `latin1+utf16`.
  static final long UTF16_TAG = 1L << 31;

  private static final long OBJECT_BYTES = 48;
  private static final int CHUNK_CHARS = 1024;

  private StringDecoder() {}

  /// Reads a string.
  ///
  /// @param address where it starts, unsigned
  /// @param length its length in code units, unsigned, perhaps tagged
  /// @return a String, or a [TaggedString] on the way to another guest
  static Object decode(LiftContext context, long address, long length) {
    return switch (context.encoding) {
      case UTF8 -> decode(context, address, length, 1, StandardCharsets.UTF_8);
      case UTF16 -> decode(context, address, 2 * length, 2, StandardCharsets.UTF_16LE);
      case LATIN1_UTF16 -> decodeLatin1OrUtf16(context, address, length);
    };
  }

  private static Object decodeLatin1OrUtf16(LiftContext context, long address, long length) {
    if ((length & UTF16_TAG) == 0) {
      return decode(context, address, length, 2, StandardCharsets.ISO_8859_1);
    }
    long byteCount = 2 * (length ^ UTF16_TAG);
    String text = decode(context, address, byteCount, 2, StandardCharsets.UTF_16LE);
    return context.isForGuest ? new TaggedString(text) : text;
  }

  private static String decode(
      LiftContext context, long address, long byteCount, int alignment, Charset charset) {
    if (byteCount > LiftContext.MAX_BYTES) {
      throw outOfBounds("string is longer than " + LiftContext.MAX_BYTES + " bytes");
    }
    LiftContext.requireAligned(address, alignment);
    if (address + byteCount > context.memory.length) {
      throw outOfBounds(TrapKind.STRING_POINTER_OUT_OF_BOUNDS.message());
    }
    context.charge(OBJECT_BYTES + byteCount);
    String text = new String(context.memory, (int) address, (int) byteCount, charset);
    if (text.indexOf('\uFFFD') >= 0) {
      requireWellFormed(
          ByteBuffer.wrap(context.memory, (int) address, (int) byteCount).slice(), charset);
    }
    return text;
  }

  private static void requireWellFormed(ByteBuffer bytes, Charset charset) {
    CharsetDecoder decoder = charset.newDecoder();
    CharBuffer chars = CharBuffer.allocate(CHUNK_CHARS);
    CoderResult result;
    do {
      chars.clear();
      result = decoder.decode(bytes, chars, true);
    } while (result.isOverflow());
    if (result.isError()) {
      throw malformed(charset, bytes.position(), result.length());
    }
  }

  private static Trap malformed(Charset charset, int index, int length) {
    if (charset.equals(StandardCharsets.UTF_8)) {
      return Trap.of(
          TrapKind.INVALID_UTF8,
          TrapKind.INVALID_UTF8.message()
              + " sequence of "
              + length
              + " bytes from index "
              + index);
    }
    return Trap.of(
        TrapKind.INVALID_UTF16,
        TrapKind.INVALID_UTF16.message() + ": unpaired surrogate at index " + index / 2);
  }

  private static Trap outOfBounds(String detail) {
    return Trap.of(
        TrapKind.STRING_OUT_OF_BOUNDS, TrapKind.STRING_OUT_OF_BOUNDS.message() + ": " + detail);
  }
}
