package dev.cofferdam.wasm;

/// A small valid module with something in every section and of every kind of instruction.
public final class SampleModule {
  private SampleModule() {}

  /// Returns its binary.
  public static byte[] bytes() {
    return ModuleBytes.create()
        .types(
            "60 00 00", // 0: func
            "60 01 7f 01 7f", // 1: func (i32) -> i32
            "4e 02 50 00 5f 01 7f 01 5e 63 02 01", // 2, 3: rec struct (mut i32), array of (ref null
            // 2)
            "4f 01 02 5f 02 7f 01 78 00", // 4: sub final 2, struct (mut i32) i8
            "5e 7f 01") // 5: array (mut i32)
        .vector(2, ModuleBytes.name("env") + ModuleBytes.name("f") + "00 01")
        .funcs(0, 1)
        .vector(4, "70 01 01 04", "40 00 64 70 00 01 d2 00 0b")
        .vector(5, "01 01 02")
        .vector(13, "00 00")
        .vector(6, "7f 01 41 07 41 01 6a 0b", "63 05 00 41 02 fb 07 05 0b")
        .vector(7, ModuleBytes.name("run") + "00 01", ModuleBytes.name("memory") + "02 00")
        .section(8, "01")
        .vector(9, "00 41 00 0b 01 01", "05 70 01 d0 70 0b", "03 00 01 02")
        .section(12, "01")
        .code(plainBody(), gcBody())
        .vector(11, "00 41 00 0b 02 68 69")
        .section(0, ModuleBytes.name("name") + "01 05 01 01 02 61 62")
        .bytes();
  }

  private static String plainBody() {
    return "01 02 7e" // two i64 locals
        + "41 00 28 02 04 1a" // load
        + "02 40 41 00 0e 01 00 00 0b" // block, br_table
        + "41 01 04 40 01 05 01 0b" // if, else
        + "03 40 41 00 0d 00 0b" // loop, br_if
        + "1f 40 01 02 00 08 00 0b" // try_table, throw
        + "43 00 00 80 3f 44 00 00 00 00 00 00 f0 3f 1a 1a"
        + "fd 0c 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 fd 15 03 1a" // v128
        + "41 00 41 00 11 01 00 1a" // call_indirect
        + "41 00 41 00 41 00 fc 08 00 00 fc 09 00" // memory.init, data.drop
        + "0b";
  }

  private static String gcBody() {
    return "00"
        + "20 00 41 01 fb 00 04 fb 16 02 fb 02 02 00 1a" // struct.new, ref.cast, struct.get
        + "41 01 41 02 fb 08 05 02 fb 0f 1a" // array.new_fixed, array.len
        + "02 63 02 d0 02 fb 18 03 00 02 04 0b 1a" // br_on_cast
        + "20 00 12 00 0b"; // return_call
  }
}
