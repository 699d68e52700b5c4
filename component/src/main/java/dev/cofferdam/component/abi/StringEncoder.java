package dev.cofferdam.component.abi;

import dev.cofferdam.component.validate.StringEncoding;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import java.nio.charset.StandardCharsets;

/// Writes strings into a linear memory.
///
/// Which memory is asked for, and in how many steps, depends on the encoding the string had where
/// it comes from: guests see it, so the specification fixes it.
///
/// Specification: CanonicalABI, `store_string_into_range`.
final class StringEncoder {
  private final LowerContext context;
  private final String text;

  private StringEncoder(LowerContext context, String text) {
    this.context = context;
    this.text = text;
  }

  /// Writes a string.
  ///
  /// @return its address in the low half, its length in code units, perhaps tagged, in the high
  ///   half
  static long encode(LowerContext context, Object value) {
    return switch (value) {
      case String text -> new StringEncoder(context, requireWellFormed(text)).encode(false);
      case TaggedString(String text) -> new StringEncoder(context, text).encode(true);
      default -> throw new BadValueException("string", value);
    };
  }

  private static String requireWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (Character.isSurrogate(unit)) {
        boolean isPair =
            Character.isHighSurrogate(unit)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!isPair) {
          throw new BadValueException("string has an unpaired surrogate at index " + i);
        }
        i++;
      }
    }
    return text;
  }

  private long encode(boolean isTagged) {
    StringEncoding source = context.sourceEncoding;
    boolean isLatin1 = source == StringEncoding.LATIN1_UTF16 && !isTagged;
    return switch (context.encoding) {
      case UTF8 ->
          source == StringEncoding.UTF8
              ? copy(text.getBytes(StandardCharsets.UTF_8), 1, 1)
              : toUtf8(isLatin1 ? 2 : 3);
      case UTF16 ->
          source == StringEncoding.UTF8
              ? utf8ToUtf16()
              : copy(text.getBytes(StandardCharsets.UTF_16LE), 2, 2);
      case LATIN1_UTF16 -> {
        if (isLatin1) {
          yield copy(text.getBytes(StandardCharsets.ISO_8859_1), 1, 2);
        }
        yield isTagged ? probablyUtf16() : toLatin1OrUtf16(sourceUnits(source));
      }
    };
  }

  private long sourceUnits(StringEncoding source) {
    return source == StringEncoding.UTF8 ? utf8Length() : text.length();
  }

  private long utf8Length() {
    long length = 0;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      length += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
    }
    return length;
  }

  private long copy(byte[] encoded, int unitSize, int alignment) {
    requireLength(encoded.length);
    int address = context.allocate(alignment, encoded.length);
    System.arraycopy(encoded, 0, context.memory(), address, encoded.length);
    return place(address, encoded.length / unitSize);
  }

  private long toUtf8(int worstFactor) {
    long units = text.length();
    long worst = worstFactor * units;
    requireLength(worst);
    int address = context.allocate(1, units);
    int ascii = writeAscii(address);
    if (ascii == units) {
      return place(address, units);
    }
    address = context.reallocate(address, units, 1, worst);
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(encoded, ascii, context.memory(), address + ascii, encoded.length - ascii);
    if (worst > encoded.length) {
      address = context.reallocate(address, worst, 1, encoded.length);
    }
    return place(address, encoded.length);
  }

  private int writeAscii(int address) {
    byte[] memory = context.memory();
    int i = 0;
    while (i < text.length() && text.charAt(i) < 0x80) {
      memory[address + i] = (byte) text.charAt(i);
      i++;
    }
    return i;
  }

  private long utf8ToUtf16() {
    long worst = 2 * utf8Length();
    requireLength(worst);
    int address = context.allocate(2, worst);
    byte[] encoded = text.getBytes(StandardCharsets.UTF_16LE);
    System.arraycopy(encoded, 0, context.memory(), address, encoded.length);
    if (encoded.length < worst) {
      address = context.reallocate(address, worst, 2, encoded.length);
    }
    return place(address, encoded.length / 2);
  }

  private long toLatin1OrUtf16(long units) {
    requireLength(2 * units);
    int address = context.allocate(2, units);
    int latin1 = writeLatin1(address);
    if (latin1 < text.length()) {
      return widen(address, units, latin1);
    }
    if (latin1 < units) {
      address = context.reallocate(address, units, 2, latin1);
    }
    return place(address, latin1);
  }

  private int writeLatin1(int address) {
    byte[] memory = context.memory();
    int i = 0;
    while (i < text.length() && text.charAt(i) < 0x100) {
      memory[address + i] = (byte) text.charAt(i);
      i++;
    }
    return i;
  }

  private long widen(int narrowAddress, long units, int latin1) {
    long worst = 2 * units;
    int address = context.reallocate(narrowAddress, units, 2, worst);
    byte[] memory = context.memory();
    for (int i = latin1 - 1; i >= 0; i--) {
      memory[address + 2 * i] = memory[address + i];
      memory[address + 2 * i + 1] = 0;
    }
    byte[] encoded = text.getBytes(StandardCharsets.UTF_16LE);
    int done = 2 * latin1;
    System.arraycopy(encoded, done, memory, address + done, encoded.length - done);
    if (worst > encoded.length) {
      address = context.reallocate(address, worst, 2, encoded.length);
    }
    return place(address, (encoded.length / 2) | StringDecoder.UTF16_TAG);
  }

  private long probablyUtf16() {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_16LE);
    requireLength(encoded.length);
    int address = context.allocate(2, encoded.length);
    System.arraycopy(encoded, 0, context.memory(), address, encoded.length);
    int length = encoded.length / 2;
    if (text.chars().anyMatch(unit -> unit >= 0x100)) {
      return place(address, length | StringDecoder.UTF16_TAG);
    }
    byte[] memory = context.memory();
    for (int i = 0; i < length; i++) {
      memory[address + i] = memory[address + 2 * i];
    }
    address = context.reallocate(address, encoded.length, 1, length);
    return place(address, length);
  }

  private static void requireLength(long byteCount) {
    if (byteCount > 0xFFFF_FFFFL / 2) {
      throw Trap.of(
          TrapKind.STRING_OUT_OF_BOUNDS,
          TrapKind.STRING_OUT_OF_BOUNDS.message() + ": string is too long for the guest's memory");
    }
  }

  private static long place(int address, long length) {
    return Integer.toUnsignedLong(address) | length << 32;
  }
}
