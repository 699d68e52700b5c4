package dev.cofferdam.engine;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// Writes modules of functions of type `[i32] -> []`, exported as `f0`, `f1` and so on, which are
/// too large to be written as text.
final class HugeModule {
  private final List<byte[]> bodies = new ArrayList<>();

  /// Adds a function with locals of type `i32` and this code.
  HugeModule function(int localCount, Code code) {
    var body = new Code();
    if (localCount == 0) {
      body.op(0);
    } else {
      body.op(1).leb(localCount).op(0x7f);
    }
    bodies.add(body.add(code.bytes()).op(0x0b).bytes());
    return this;
  }

  byte[] bytes() {
    var functions = new Code().leb(bodies.size());
    var exports = new Code().leb(bodies.size());
    var code = new Code().leb(bodies.size());
    for (int i = 0; i < bodies.size(); i++) {
      functions.op(0);
      byte[] name = ("f" + i).getBytes(java.nio.charset.StandardCharsets.UTF_8);
      exports.leb(name.length).add(name).op(0).leb(i);
      code.leb(bodies.get(i).length).add(bodies.get(i));
    }
    return new Code()
        .op(0, 'a', 's', 'm', 1, 0, 0, 0)
        .section(1, new Code().op(1, 0x60, 1, 0x7f, 0))
        .section(3, functions)
        .section(7, exports)
        .section(10, code)
        .bytes();
  }

  /// Code, or anything else in the binary format.
  static final class Code {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Code op(int... bytes) {
      for (int b : bytes) {
        out.write(b);
      }
      return this;
    }

    Code leb(int value) {
      int rest = value;
      while (rest >>> 7 != 0) {
        out.write((rest & 0x7f) | 0x80);
        rest >>>= 7;
      }
      out.write(rest);
      return this;
    }

    /// A constant's value.
    Code signedLeb(int value) {
      int rest = value;
      while (rest >> 6 != rest >> 31) {
        out.write((rest & 0x7f) | 0x80);
        rest >>= 7;
      }
      out.write(rest & 0x7f);
      return this;
    }

    Code add(byte[] bytes) {
      out.writeBytes(bytes);
      return this;
    }

    Code repeat(int count, Code code) {
      byte[] bytes = code.bytes();
      for (int i = 0; i < count; i++) {
        out.writeBytes(bytes);
      }
      return this;
    }

    Code section(int id, Code contents) {
      return op(id).leb(contents.out.size()).add(contents.bytes());
    }

    byte[] bytes() {
      return out.toByteArray();
    }
  }
}
