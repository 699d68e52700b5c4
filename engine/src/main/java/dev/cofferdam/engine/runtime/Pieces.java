package dev.cofferdam.engine.runtime;

import java.util.Arrays;

/// Fills and copies in pieces of 1 MiB, with a look at the deadline between them, so that no
/// safepoint and no deadline waits for a whole memory. Bounds are the caller's business.
final class Pieces {
  private static final int PIECE = 1 << 20;

  private Pieces() {}

  static void fill(StoreContext context, byte[] bytes, int offset, int size, byte value) {
    int end = offset + size;
    int at = offset;
    while (end - at > PIECE) {
      Arrays.fill(bytes, at, at + PIECE, value);
      at += PIECE;
      context.checkpoint();
    }
    Arrays.fill(bytes, at, end, value);
  }

  @SuppressWarnings("ReferenceEquality") // arrays, not values
  static void copy(
      StoreContext context, Object from, int fromIndex, Object to, int toIndex, int count) {
    if (count <= PIECE) {
      System.arraycopy(from, fromIndex, to, toIndex, count);
    } else if (from == to && fromIndex < toIndex) {
      copyDown(context, from, fromIndex, toIndex, count);
    } else {
      copyUp(context, from, fromIndex, to, toIndex, count);
    }
  }

  private static void copyUp(
      StoreContext context, Object from, int fromIndex, Object to, int toIndex, int count) {
    int done = 0;
    while (done < count) {
      int size = Math.min(PIECE, count - done);
      System.arraycopy(from, fromIndex + done, to, toIndex + done, size);
      done += size;
      context.checkpoint();
    }
  }

  private static void copyDown(
      StoreContext context, Object array, int fromIndex, int toIndex, int count) {
    int left = count;
    while (left > 0) {
      int size = Math.min(PIECE, left);
      left -= size;
      System.arraycopy(array, fromIndex + left, array, toIndex + left, size);
      context.checkpoint();
    }
  }
}
