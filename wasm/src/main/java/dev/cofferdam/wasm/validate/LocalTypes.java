package dev.cofferdam.wasm.validate;

import dev.cofferdam.wasm.FunctionBody;
import dev.cofferdam.wasm.InvalidException;
import java.util.Arrays;
import java.util.BitSet;

/// The locals of the function being validated, and which of them have a value yet.
///
/// A local without a default value must be set before it is read. What a block has set is forgotten
/// at the block's end.
final class LocalTypes {
  private final Context context;
  private int[] types = new int[64];
  private int count;
  private final BitSet unset = new BitSet();
  private int[] initialized = new int[8];
  private int initializedCount;

  LocalTypes(Context context) {
    this.context = context;
  }

  /// Starts over with the locals of another function.
  void reset(int[] params, FunctionBody body) {
    count = 0;
    initializedCount = 0;
    unset.clear();
    requireRoom(params.length);
    System.arraycopy(params, 0, types, 0, params.length);
    count = params.length;
    for (var run : body.locals()) {
      addRun(run, body.bytes().offset());
    }
  }

  /// Starts over without locals.
  void reset() {
    count = 0;
    initializedCount = 0;
    unset.clear();
  }

  private void addRun(FunctionBody.LocalRun run, int offset) {
    context.requireValType(run.type(), offset);
    int type = context.types().code(run.type());
    int end = count + run.count();
    context.charge(run.count() >>> 3, offset);
    requireRoom(end);
    Arrays.fill(types, count, end, type);
    if (!ValCodes.isDefaultable(type)) {
      unset.set(count, end);
    }
    count = end;
  }

  private void requireRoom(int wanted) {
    if (wanted > types.length) {
      types = Arrays.copyOf(types, Math.max(wanted, types.length * 2));
    }
  }

  int type(int index, int offset) {
    if (Integer.compareUnsigned(index, count) >= 0) {
      throw new InvalidException("unknown local " + Integer.toUnsignedString(index), offset);
    }
    return types[index];
  }

  void requireInitialized(int index, int offset) {
    if (unset.get(index)) {
      throw new InvalidException("uninitialized local " + index, offset);
    }
  }

  void setInitialized(int index) {
    if (unset.get(index)) {
      unset.clear(index);
      if (initializedCount == initialized.length) {
        initialized = Arrays.copyOf(initialized, initializedCount * 2);
      }
      initialized[initializedCount++] = index;
    }
  }

  /// Returns how many locals have been set that had no value at the start.
  int initializedCount() {
    return initializedCount;
  }

  /// Forgets all settings but the first `keptCount`.
  void forgetInitialized(int keptCount) {
    while (initializedCount > keptCount) {
      unset.set(initialized[--initializedCount]);
    }
  }
}
