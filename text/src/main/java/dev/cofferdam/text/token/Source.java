package dev.cofferdam.text.token;

import dev.cofferdam.wasm.MalformedException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// A text as UTF-8 bytes, and the places in it. Immutable by convention: nobody writes to `bytes`.
final class Source {
  final byte[] bytes;

  private Source(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Checks that the bytes are UTF-8.
  static Source of(byte[] utf8) {
    try {
      var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
    } catch (CharacterCodingException _) {
      throw new MalformedException("malformed UTF-8 encoding", 0);
    }
    return new Source(utf8);
  }

  static Source of(String text) {
    try {
      ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[utf8.remaining()];
      utf8.get(bytes);
      return new Source(bytes);
    } catch (CharacterCodingException _) {
      throw new MalformedException("malformed UTF-8 encoding", 0);
    }
  }

  String text(int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  /// Returns an exception about the place at `offset`, which it names as line and column.
  MalformedException malformed(String message, int offset) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < offset && i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        line++;
        column = 1;
      } else if ((bytes[i] & 0xC0) != 0x80) {
        column++;
      }
    }
    return new MalformedException(message + " at " + line + ":" + column, offset);
  }
}
