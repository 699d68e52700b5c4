package dev.cofferdam.component.abi;

import dev.cofferdam.component.validate.StringEncoding;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;

/// What lowering values into one guest needs, for one call.
public final class LowerContext {
  final GuestMemory guest;
  final StringEncoding encoding;
  final StringEncoding sourceEncoding;
  final HandleTransfer handles;

  /// Makes a context.
  ///
  /// @param guest the guest's memory and allocator
  /// @param encoding how its strings are encoded
  /// @param sourceEncoding how strings were encoded where the values come from, which decides how
  ///   memory for them is asked for; UTF-8 for values of the host
  /// @param handles its handle table
  public LowerContext(
      GuestMemory guest,
      StringEncoding encoding,
      StringEncoding sourceEncoding,
      HandleTransfer handles) {
    this.guest = guest;
    this.encoding = encoding;
    this.sourceEncoding = sourceEncoding;
    this.handles = handles;
  }

  byte[] memory() {
    return guest.bytes();
  }

  /// Asks the guest for memory and checks what it answers.
  int allocate(int alignment, long size) {
    return reallocate(0, 0, alignment, size);
  }

  /// Asks the guest to move or resize memory and checks what it answers.
  int reallocate(int oldAddress, long oldSize, int alignment, long newSize) {
    int answer = guest.realloc(oldAddress, (int) oldSize, alignment, (int) newSize);
    long address = Integer.toUnsignedLong(answer);
    if ((address & (alignment - 1)) != 0) {
      throw Trap.of(
          TrapKind.REALLOC_UNALIGNED,
          TrapKind.UNALIGNED_POINTER.message() + ": " + TrapKind.REALLOC_UNALIGNED.message());
    }
    if (address + newSize > memory().length) {
      throw Trap.of(TrapKind.REALLOC_OUT_OF_BOUNDS);
    }
    return (int) address;
  }

  /// Checks that a value of a size and alignment can stand at an address the guest gave.
  int requireInPlace(long address, int size, int alignment) {
    LiftContext.requireAligned(address, alignment);
    if (address + size > memory().length) {
      throw Trap.of(TrapKind.POINTER_OUT_OF_BOUNDS);
    }
    return (int) address;
  }
}
