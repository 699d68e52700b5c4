package dev.cofferdam.component.abi;

import dev.cofferdam.component.validate.StringEncoding;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import java.util.function.LongConsumer;

/// What lifting values out of one guest needs, for one call.
///
/// No guest code runs while values are lifted, so the memory stays the same array.
public final class LiftContext {
  /// Largest string or list, in bytes.
  static final long MAX_BYTES = (1L << 28) - 1;

  /// What a call's values may always take beside strings and lists: it is gone with the call.
  private static final long FREE_BYTES = 1_024;

  final byte[] memory;
  final StringEncoding encoding;
  final HandleTransfer handles;
  final boolean isForGuest;
  private final LongConsumer budget;

  /// Makes a context.
  ///
  /// @param memory the guest's memory now; empty where the definition names none
  /// @param encoding how its strings are encoded
  /// @param handles its handle table
  /// @param isForGuest whether the values go on into another guest: then only lowering sees them,
  ///   and they may be in the form that suits it
  /// @param budget is charged with the bytes that the lifted values take in the host's heap, and
  ///   traps where they are too many
  public LiftContext(
      byte[] memory,
      StringEncoding encoding,
      HandleTransfer handles,
      boolean isForGuest,
      LongConsumer budget) {
    this.memory = memory;
    this.encoding = encoding;
    this.handles = handles;
    this.isForGuest = isForGuest;
    this.budget = budget;
  }

  /// Pays for bytes in the host's heap before they are allocated.
  public void charge(long bytes) {
    budget.accept(bytes);
  }

  /// Pays for what every call of a type takes, if it is much.
  void chargeFixed(long bytes) {
    if (bytes > FREE_BYTES) {
      charge(bytes);
    }
  }

  /// Checks that a value of a size and alignment can stand at an address, and returns the address.
  int requireInPlace(long address, int size, int alignment) {
    requireAligned(address, alignment);
    if (address + size > memory.length) {
      throw Trap.of(TrapKind.POINTER_OUT_OF_BOUNDS);
    }
    return (int) address;
  }

  static void requireAligned(long address, int alignment) {
    if ((address & (alignment - 1)) != 0) {
      throw Trap.of(
          TrapKind.UNALIGNED_POINTER,
          TrapKind.UNALIGNED_POINTER.message() + ": pointer is not aligned to " + alignment);
    }
  }
}
