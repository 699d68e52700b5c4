package dev.cofferdam.cli.doctor;

import dev.cofferdam.engine.HostFunction;
import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.TrapKind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Attacks of core modules: on what the engine counts, and one for each kind of trap.
final class CoreAttacks {
  private static final String LOOP = "(module (func (export \"run\") (loop (br 0))))";
  private static final String CALL_HOST =
      "(module (import \"\" \"host\" (func $h)) (func (export \"run\") call $h))";
  private static final Object[] NOTHING = new Object[0];
  private static final long SHORT_MILLIS = 100;
  private static final long SLACK_MILLIS = 1_000;
  private static final int PAGE_BYTES = 65_536;

  private CoreAttacks() {}

  static List<Check> onLimits() {
    return List.of(
        new Check("fuel", CoreAttacks::fuel),
        new Check("timeout", CoreAttacks::timeout),
        new Check("timeout in the host", CoreAttacks::timeoutInHost),
        new Check("memoryBytes", CoreAttacks::memory),
        new Check("memoryBytes at the start", CoreAttacks::memoryAtStart),
        new Check("stackBytes", CoreAttacks::stack),
        new Check("tableElements", CoreAttacks::tableElements),
        new Check("memories", CoreAttacks::memories),
        new Check("tables", CoreAttacks::tables),
        new Check("instances", CoreAttacks::instances));
  }

  private static Check.Seen fuel(Room room) {
    Limits limits = Room.limits().withFuel(100_000);
    return room.attack(limits, LOOP)
        .endsBy(TrapKind.OUT_OF_FUEL, "units", a -> a.usage().call().fuel(), limits.fuel() + 10);
  }

  private static Check.Seen timeout(Room room) {
    Limits limits =
        Room.limits().withFuel(Long.MAX_VALUE).withTimeout(Duration.ofMillis(SHORT_MILLIS));
    return room.attack(limits, LOOP)
        .endsBy(TrapKind.DEADLINE, "ms", Attempt::millis, SHORT_MILLIS + SLACK_MILLIS);
  }

  private static Check.Seen timeoutInHost(Room room) {
    HostFunction hang =
        (_, _) -> {
          new CountDownLatch(1).await();
          return NOTHING;
        };
    Limits limits = Room.limits().withTimeout(Duration.ofMillis(SHORT_MILLIS));
    return room.attack(limits, CALL_HOST, hang)
        .endsBy(TrapKind.DEADLINE, "ms", Attempt::millis, SHORT_MILLIS + SLACK_MILLIS);
  }

  private static Check.Seen memory(Room room) {
    Limits limits = Room.limits().withMemoryBytes(16 * PAGE_BYTES);
    String grow =
        "(module (memory 0 64) (func (export \"run\") (loop"
            + " (br_if 0 (i32.ge_s (memory.grow (i32.const 1)) (i32.const 0))))))";
    return room.attack(limits, grow)
        .staysWithin("bytes", a -> a.usage().memoryBytes(), limits.memoryBytes());
  }

  private static Check.Seen memoryAtStart(Room room) {
    Limits limits = Room.limits().withMemoryBytes(PAGE_BYTES);
    return room.attack(limits, "(module (memory 2))")
        .endsBy(TrapKind.MEMORY_LIMIT, "bytes", a -> a.usage().memoryBytes(), PAGE_BYTES);
  }

  private static Check.Seen stack(Room room) {
    Limits limits = Room.limits().withStackBytes(64 << 10);
    return room.attack(limits, "(module (func $f (export \"run\") call $f))")
        .endsBy(TrapKind.STACK_OVERFLOW, "bytes", a -> a.usage().stackBytes(), limits.stackBytes());
  }

  private static Check.Seen tableElements(Room room) {
    Limits limits = Room.limits().withTableElements(1_000);
    String grow =
        "(module (table 0 2000 funcref) (func (export \"run\") (loop (br_if 0"
            + " (i32.ge_s (table.grow (ref.null func) (i32.const 1)) (i32.const 0))))))";
    return room.attack(limits, grow)
        .staysWithin("elements", a -> a.usage().counts().tableElements(), limits.tableElements());
  }

  private static Check.Seen memories(Room room) {
    return room.attack(Room.limits().withMemories(2), "(module (memory 0) (memory 0) (memory 0))")
        .endsBy(TrapKind.MEMORY_LIMIT, "memories", a -> a.usage().counts().memories(), 2);
  }

  private static Check.Seen tables(Room room) {
    String three = "(module (table 1 funcref) (table 1 funcref) (table 1 funcref))";
    return room.attack(Room.limits().withTables(2), three)
        .endsBy(TrapKind.TABLE_LIMIT, "tables", a -> a.usage().counts().tables(), 2);
  }

  private static Check.Seen instances(Room room) {
    return room.attempt(Room.limits().withInstances(3), store -> Loads.instantiate(store, 5))
        .endsBy(TrapKind.INSTANCE_LIMIT, "instances", a -> a.usage().counts().instances(), 3);
  }

  static List<Check> onRules() {
    return List.of(
        trap("unreachable", TrapKind.UNREACHABLE, "unreachable"),
        trap(
            "memory past its end",
            TrapKind.MEMORY_OUT_OF_BOUNDS,
            "(drop (i32.load (i32.const -9)))"),
        trap("division by zero", TrapKind.INTEGER_DIVIDE_BY_ZERO, divide("1", "0")),
        trap("integer overflow", TrapKind.INTEGER_OVERFLOW, divide("0x80000000", "-1")),
        trap(
            "integer of NaN",
            TrapKind.INVALID_CONVERSION_TO_INTEGER,
            "(drop (i32.trunc_f64_s (f64.const nan)))"),
        trap("call past the table", TrapKind.UNDEFINED_ELEMENT, call(7)),
        trap("call of nothing", TrapKind.UNINITIALIZED_ELEMENT, call(0)),
        trap("call of another type", TrapKind.INDIRECT_CALL_TYPE_MISMATCH, call(1)),
        trap(
            "table past its end", TrapKind.TABLE_OUT_OF_BOUNDS, "(drop (table.get (i32.const 7)))"),
        new Check("host function that throws", CoreAttacks::hostFailure),
        new Check("host without memory", CoreAttacks::hostWithoutMemory),
        new Check("cancel", CoreAttacks::cancel));
  }

  private static String divide(String a, String b) {
    return "(drop (i32.div_s (i32.const %s) (i32.const %s)))".formatted(a, b);
  }

  private static String call(int index) {
    return "(call_indirect (type $t) (i32.const %d))".formatted(index);
  }

  private static Check trap(String name, TrapKind kind, String body) {
    String wat =
        "(module (type $t (func)) (memory 1) (table 2 funcref) (elem (i32.const 1) func $i)"
            + "(func $i (result i32) (i32.const 0)) (func (export \"run\") %s))".formatted(body);
    return new Check(name, room -> room.attack(Room.limits(), wat).endsBy(kind));
  }

  private static Check.Seen hostFailure(Room room) {
    HostFunction failing =
        (_, _) -> {
          throw new IllegalStateException("the doctor's host function fails");
        };
    return room.attack(Room.limits(), CALL_HOST, failing).endsBy(TrapKind.HOST);
  }

  private static Check.Seen hostWithoutMemory(Room room) {
    HostFunction full =
        (_, _) -> {
          throw new OutOfMemoryError("the doctor pretends");
        };
    return room.attack(Room.limits(), CALL_HOST, full).endsBy(TrapKind.HOST_OUT_OF_MEMORY);
  }

  private static Check.Seen cancel(Room room) {
    String wat =
        "(module (import \"\" \"host\" (func $h))"
            + " (func (export \"run\") (call $h) (loop (br 0))))";
    HostFunction cancel =
        (caller, _) -> {
          var canceller = Thread.ofVirtual().start(caller.store()::cancel);
          canceller.join();
          return NOTHING;
        };
    return room.attack(Room.limits(), wat, cancel).endsBy(TrapKind.CANCELLED);
  }
}
