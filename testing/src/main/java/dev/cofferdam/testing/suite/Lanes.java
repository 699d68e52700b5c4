package dev.cofferdam.testing.suite;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Vectors as scripts write them, lane by lane. A vector's value is its 16 bytes, low byte first.
final class Lanes {
  private static final int VECTOR_BYTES = 16;

  private Lanes() {}

  static byte[] value(Literal.Vector vector) {
    byte[] bytes = new byte[VECTOR_BYTES];
    int laneBytes = VECTOR_BYTES / vector.lanes().size();
    for (int i = 0; i < VECTOR_BYTES; i++) {
      long lane = bits(vector.lanes().get(i / laneBytes));
      bytes[i] = (byte) (lane >>> (8 * (i % laneBytes)));
    }
    return bytes;
  }

  static boolean matches(Literal.Vector pattern, @Nullable Object actual) {
    if (!(actual instanceof byte[] bytes) || bytes.length != VECTOR_BYTES) {
      return false;
    }
    List<String> lanes = pattern.lanes();
    int laneBytes = VECTOR_BYTES / lanes.size();
    for (int i = 0; i < lanes.size(); i++) {
      if (!isLane(pattern.laneType(), lanes.get(i), lane(bytes, i * laneBytes, laneBytes))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLane(String type, String pattern, long bits) {
    return switch (type) {
      case "f32" -> CoreValues.isFloat(pattern, (int) bits);
      case "f64" -> CoreValues.isDouble(pattern, bits);
      case "i8" -> (byte) bits == (byte) bits(pattern);
      case "i16" -> (short) bits == (short) bits(pattern);
      case "i32" -> (int) bits == (int) bits(pattern);
      default -> bits == bits(pattern);
    };
  }

  private static long lane(byte[] bytes, int offset, int size) {
    long bits = 0;
    for (int i = size - 1; i >= 0; i--) {
      bits = (bits << 8) | (bytes[offset + i] & 0xff);
    }
    return bits;
  }

  private static long bits(String text) {
    return text.startsWith("-") ? Long.parseLong(text) : Long.parseUnsignedLong(text);
  }
}
