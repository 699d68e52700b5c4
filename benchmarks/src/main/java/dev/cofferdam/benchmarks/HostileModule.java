package dev.cofferdam.benchmarks;

import java.util.ArrayList;
import java.util.List;

/// Makes modules that cost whoever compiles them much. Each exports `run`, which takes a number and
/// returns one.
///
/// @param functionCount how many functions there are besides `run`
/// @param body one of their bodies
/// @param isEndless whether `run` calls them for ever, or once each
record HostileModule(int functionCount, WasmBytes body, boolean isEndless) {
  private static final int GET = 0x20;
  private static final int SET = 0x21;
  private static final int CONST = 0x41;
  private static final int LOOP = 0x03;
  private static final int IF = 0x04;
  private static final int BR = 0x0c;
  private static final int BR_IF = 0x0d;
  private static final int VOID = 0x40;
  private static final int END = 0x0b;
  private static final int CALL = 0x10;
  private static final int DROP = 0x1a;
  private static final int ADD = 0x6a;
  private static final int SUB = 0x6b;
  private static final int MUL = 0x6c;
  private static final int XOR = 0x73;
  private static final int I32 = 0x7f;
  private static final int LOCALS = 8;
  private static final int COUNTER = 9;

  /// A module of 100 functions, each of about 50 KB with 2,500 branches, called once each.
  ///
  /// @param seed modules of different numbers have no code in common
  static byte[] slowToCompile(int seed) {
    var body = new WasmBytes();
    for (int i = 0; i < 2_500; i++) {
      step(body, i, seed);
      body.put(GET, 1 + i % LOCALS, IF, VOID);
      step(body, i + 3, seed);
      body.put(END);
    }
    return new HostileModule(100, body, false).toArray();
  }

  /// A module of 200 functions, each just small enough for the JVM to optimize, in hot loops for
  /// ever.
  static byte[] hot() {
    var body = new WasmBytes().put(CONST).signed(100).put(SET, COUNTER, LOOP, VOID);
    for (int i = 0; i < 300; i++) {
      step(body, i, 0);
    }
    body.put(GET, COUNTER, CONST, 1, SUB, SET, COUNTER, GET, COUNTER, BR_IF, 0, END);
    return new HostileModule(200, body, true).toArray();
  }

  private static void step(WasmBytes body, int number, int seed) {
    int local = 1 + number % LOCALS;
    body.put(GET, local, CONST).signed(number * 7_919 + seed).put(MUL);
    body.put(GET, 1 + (number + 5) % LOCALS, XOR, GET, 0, ADD, SET, local);
  }

  private byte[] toArray() {
    var types = new WasmBytes().put(1, 0x60, 1, I32, 1, I32);
    var funcs = new WasmBytes().unsigned(functionCount + 1);
    var code = new WasmBytes().unsigned(functionCount + 1);
    for (WasmBytes each : bodies()) {
      funcs.put(0);
      code.sized(each);
    }
    return new WasmBytes()
        .put(0, 'a', 's', 'm', 1, 0, 0, 0)
        .section(1, types)
        .section(3, funcs)
        .section(7, new WasmBytes().put(1).name("run").put(0).unsigned(functionCount))
        .section(10, code)
        .toArray();
  }

  private List<WasmBytes> bodies() {
    var bodies = new ArrayList<WasmBytes>();
    byte[] work = body.toArray();
    for (int i = 0; i < functionCount; i++) {
      bodies.add(new WasmBytes().put(1, COUNTER, I32).bytes(work).put(GET, 1, END));
    }
    bodies.add(run());
    return bodies;
  }

  private WasmBytes run() {
    var run = new WasmBytes().put(0, LOOP, VOID);
    for (int i = 0; i < functionCount; i++) {
      run.put(GET, 0, CALL).unsigned(i).put(DROP);
    }
    if (isEndless) {
      run.put(BR, 0);
    }
    return run.put(END, GET, 0, END);
  }
}
