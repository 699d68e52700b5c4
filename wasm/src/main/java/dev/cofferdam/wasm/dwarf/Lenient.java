package dev.cofferdam.wasm.dwarf;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads what may be missing or odd without loss to the rest.
final class Lenient {
  private Lenient() {}

  /// Returns what `read` returns, or `absent` where it cannot be read. What is beyond a limit still
  /// ends all reading.
  static <T extends @Nullable Object> T read(T absent, Supplier<T> read) {
    try {
      return read.get();
    } catch (DwarfException.BeyondLimit e) {
      throw e;
    } catch (DwarfException _) {
      return absent;
    }
  }

  /// Does as much of `action` as can be done.
  static void attempt(Runnable action) {
    try {
      action.run();
    } catch (DwarfException.BeyondLimit e) {
      throw e;
    } catch (DwarfException _) {
      // What was read until then stays.
    }
  }
}
