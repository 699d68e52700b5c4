package dev.cofferdam.component.binary;

import static dev.cofferdam.component.types.CanonicalBuiltin.BACKPRESSURE_DEC;
import static dev.cofferdam.component.types.CanonicalBuiltin.BACKPRESSURE_INC;
import static dev.cofferdam.component.types.CanonicalBuiltin.CONTEXT_GET;
import static dev.cofferdam.component.types.CanonicalBuiltin.CONTEXT_SET;
import static dev.cofferdam.component.types.CanonicalBuiltin.ERROR_CONTEXT_DEBUG_MESSAGE;
import static dev.cofferdam.component.types.CanonicalBuiltin.ERROR_CONTEXT_DROP;
import static dev.cofferdam.component.types.CanonicalBuiltin.ERROR_CONTEXT_NEW;
import static dev.cofferdam.component.types.CanonicalBuiltin.FUTURE_CANCEL_READ;
import static dev.cofferdam.component.types.CanonicalBuiltin.FUTURE_CANCEL_WRITE;
import static dev.cofferdam.component.types.CanonicalBuiltin.FUTURE_DROP_READABLE;
import static dev.cofferdam.component.types.CanonicalBuiltin.FUTURE_DROP_WRITABLE;
import static dev.cofferdam.component.types.CanonicalBuiltin.FUTURE_NEW;
import static dev.cofferdam.component.types.CanonicalBuiltin.FUTURE_READ;
import static dev.cofferdam.component.types.CanonicalBuiltin.FUTURE_WRITE;
import static dev.cofferdam.component.types.CanonicalBuiltin.STREAM_CANCEL_READ;
import static dev.cofferdam.component.types.CanonicalBuiltin.STREAM_CANCEL_WRITE;
import static dev.cofferdam.component.types.CanonicalBuiltin.STREAM_DROP_READABLE;
import static dev.cofferdam.component.types.CanonicalBuiltin.STREAM_DROP_WRITABLE;
import static dev.cofferdam.component.types.CanonicalBuiltin.STREAM_NEW;
import static dev.cofferdam.component.types.CanonicalBuiltin.STREAM_READ;
import static dev.cofferdam.component.types.CanonicalBuiltin.STREAM_WRITE;
import static dev.cofferdam.component.types.CanonicalBuiltin.SUBTASK_CANCEL;
import static dev.cofferdam.component.types.CanonicalBuiltin.SUBTASK_DROP;
import static dev.cofferdam.component.types.CanonicalBuiltin.TASK_CANCEL;
import static dev.cofferdam.component.types.CanonicalBuiltin.TASK_RETURN;
import static dev.cofferdam.component.types.CanonicalBuiltin.THREAD_AVAILABLE_PARALLELISM;
import static dev.cofferdam.component.types.CanonicalBuiltin.THREAD_INDEX;
import static dev.cofferdam.component.types.CanonicalBuiltin.THREAD_NEW_INDIRECT;
import static dev.cofferdam.component.types.CanonicalBuiltin.THREAD_RESUME_LATER;
import static dev.cofferdam.component.types.CanonicalBuiltin.THREAD_SPAWN_INDIRECT;
import static dev.cofferdam.component.types.CanonicalBuiltin.THREAD_SPAWN_REF;
import static dev.cofferdam.component.types.CanonicalBuiltin.THREAD_SUSPEND;
import static dev.cofferdam.component.types.CanonicalBuiltin.THREAD_SUSPEND_THEN_PROMOTE;
import static dev.cofferdam.component.types.CanonicalBuiltin.THREAD_SUSPEND_THEN_RESUME;
import static dev.cofferdam.component.types.CanonicalBuiltin.THREAD_YIELD;
import static dev.cofferdam.component.types.CanonicalBuiltin.THREAD_YIELD_THEN_PROMOTE;
import static dev.cofferdam.component.types.CanonicalBuiltin.THREAD_YIELD_THEN_RESUME;
import static dev.cofferdam.component.types.CanonicalBuiltin.WAITABLE_JOIN;
import static dev.cofferdam.component.types.CanonicalBuiltin.WAITABLE_SET_DROP;
import static dev.cofferdam.component.types.CanonicalBuiltin.WAITABLE_SET_NEW;
import static dev.cofferdam.component.types.CanonicalBuiltin.WAITABLE_SET_POLL;
import static dev.cofferdam.component.types.CanonicalBuiltin.WAITABLE_SET_WAIT;

import dev.cofferdam.component.types.CanonicalBuiltin;
import dev.cofferdam.wasm.ValType;
import java.util.List;

/// Reads canonical definitions.
///
/// Specification: Binary, canonical definitions.
final class CanonReader {
  private static final List<CanonSyntax.OptionKind> OPTION_KINDS =
      List.of(CanonSyntax.OptionKind.values());

  private final ComponentReader reader;

  CanonReader(ComponentReader reader) {
    this.reader = reader;
  }

  CanonSyntax canon() {
    int code = reader.u8();
    return switch (code) {
      case 0x00 -> lift();
      case 0x01 -> lower();
      case 0x02 -> new CanonSyntax.ResourceNew(reader.index());
      case 0x03 -> new CanonSyntax.ResourceDrop(reader.index());
      case 0x04 -> new CanonSyntax.ResourceRep(reader.index());
      default -> code < 0x26 ? asyncBuiltin(code) : threadBuiltin(code);
    };
  }

  private CanonSyntax lift() {
    requireFuncSort("canonical function lift");
    return new CanonSyntax.Lift(reader.index(), options(), reader.index());
  }

  private CanonSyntax lower() {
    requireFuncSort("canonical function lower");
    return new CanonSyntax.Lower(reader.index(), options());
  }

  private void requireFuncSort(String what) {
    int sort = reader.u8();
    if (sort != 0) {
      throw reader.invalidByte(sort, what);
    }
  }

  private CanonSyntax asyncBuiltin(int code) {
    return switch (code) {
      case 0x05 -> plain(TASK_CANCEL);
      case 0x06 -> flagged(SUBTASK_CANCEL);
      case 0x09 -> taskReturn();
      case 0x0a -> context(CONTEXT_GET);
      case 0x0b -> context(CONTEXT_SET);
      case 0x0c -> flagged(THREAD_YIELD);
      case 0x0d -> plain(SUBTASK_DROP);
      case 0x1c -> withOptions(ERROR_CONTEXT_NEW, -1);
      case 0x1d -> withOptions(ERROR_CONTEXT_DEBUG_MESSAGE, -1);
      case 0x1e -> plain(ERROR_CONTEXT_DROP);
      case 0x1f -> plain(WAITABLE_SET_NEW);
      case 0x20 -> waitableSet(WAITABLE_SET_WAIT);
      case 0x21 -> waitableSet(WAITABLE_SET_POLL);
      case 0x22 -> plain(WAITABLE_SET_DROP);
      case 0x23 -> plain(WAITABLE_JOIN);
      case 0x24 -> plain(BACKPRESSURE_INC);
      case 0x25 -> plain(BACKPRESSURE_DEC);
      default -> streamOrFuture(code);
    };
  }

  private CanonSyntax streamOrFuture(int code) {
    return switch (code) {
      case 0x0e -> typed(STREAM_NEW);
      case 0x0f -> withOptions(STREAM_READ, reader.index());
      case 0x10 -> withOptions(STREAM_WRITE, reader.index());
      case 0x11 -> typedFlagged(STREAM_CANCEL_READ);
      case 0x12 -> typedFlagged(STREAM_CANCEL_WRITE);
      case 0x13 -> typed(STREAM_DROP_READABLE);
      case 0x14 -> typed(STREAM_DROP_WRITABLE);
      case 0x15 -> typed(FUTURE_NEW);
      case 0x16 -> withOptions(FUTURE_READ, reader.index());
      case 0x17 -> withOptions(FUTURE_WRITE, reader.index());
      case 0x18 -> typedFlagged(FUTURE_CANCEL_READ);
      case 0x19 -> typedFlagged(FUTURE_CANCEL_WRITE);
      case 0x1a -> typed(FUTURE_DROP_READABLE);
      case 0x1b -> typed(FUTURE_DROP_WRITABLE);
      default -> throw reader.invalidByte(code, "canonical function");
    };
  }

  private CanonSyntax threadBuiltin(int code) {
    return switch (code) {
      case 0x26 -> plain(THREAD_INDEX);
      case 0x27 -> builtin(THREAD_NEW_INDIRECT, reader.index(), reader.index(), false);
      case 0x28 -> plain(THREAD_RESUME_LATER);
      case 0x29 -> flagged(THREAD_SUSPEND);
      case 0x2a -> flagged(THREAD_SUSPEND_THEN_RESUME);
      case 0x2b -> flagged(THREAD_YIELD_THEN_RESUME);
      case 0x2c -> flagged(THREAD_SUSPEND_THEN_PROMOTE);
      case 0x2d -> flagged(THREAD_YIELD_THEN_PROMOTE);
      case 0x40 -> spawnRef();
      case 0x41 -> spawnIndirect();
      case 0x42 -> flagged(THREAD_AVAILABLE_PARALLELISM);
      default -> throw reader.invalidByte(code, "canonical function");
    };
  }

  private CanonSyntax spawnRef() {
    boolean isShared = reader.bool();
    return builtin(THREAD_SPAWN_REF, reader.index(), -1, isShared);
  }

  private CanonSyntax spawnIndirect() {
    boolean isShared = reader.bool();
    return builtin(THREAD_SPAWN_INDIRECT, reader.index(), reader.index(), isShared);
  }

  private CanonSyntax plain(CanonicalBuiltin builtin) {
    return builtin(builtin, -1, -1, false);
  }

  private CanonSyntax flagged(CanonicalBuiltin builtin) {
    return builtin(builtin, -1, -1, reader.bool());
  }

  private CanonSyntax typed(CanonicalBuiltin builtin) {
    return builtin(builtin, reader.index(), -1, false);
  }

  private CanonSyntax typedFlagged(CanonicalBuiltin builtin) {
    return builtin(builtin, reader.index(), -1, reader.bool());
  }

  private CanonSyntax waitableSet(CanonicalBuiltin builtin) {
    boolean isCancellable = reader.bool();
    return builtin(builtin, reader.index(), -1, isCancellable);
  }

  private static CanonSyntax builtin(CanonicalBuiltin builtin, int index, int table, boolean flag) {
    return new CanonSyntax.Builtin(builtin, index, table, null, null, flag, List.of());
  }

  private CanonSyntax withOptions(CanonicalBuiltin builtin, int index) {
    return new CanonSyntax.Builtin(builtin, index, -1, null, null, false, options());
  }

  private CanonSyntax taskReturn() {
    ValueTypeRef result = new TypeSyntaxReader(reader, 0).results();
    return new CanonSyntax.Builtin(TASK_RETURN, -1, -1, result, null, false, options());
  }

  private CanonSyntax context(CanonicalBuiltin builtin) {
    ValType type = reader.coreTypes().valType();
    return new CanonSyntax.Builtin(builtin, reader.index(), -1, null, type, false, List.of());
  }

  private List<CanonSyntax.Option> options() {
    return reader.vector(this::option);
  }

  private CanonSyntax.Option option() {
    int code = reader.u8();
    if (code >= OPTION_KINDS.size()) {
      throw reader.invalidByte(code, "canonical option");
    }
    var kind = OPTION_KINDS.get(code);
    return new CanonSyntax.Option(kind, kind.hasIndex() ? reader.index() : -1);
  }
}
