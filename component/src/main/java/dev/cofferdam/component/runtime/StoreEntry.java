package dev.cofferdam.component.runtime;

import dev.cofferdam.component.abi.BadValueException;
import dev.cofferdam.engine.LinkException;
import dev.cofferdam.engine.Store;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The one way into the guests of a Store: one fuel budget, one deadline and one classification for
/// everything a component call does.
public final class StoreEntry {
  private StoreEntry() {}

  /// Runs `body` inside the Store, on another thread where this one has too little stack.
  ///
  /// What is the embedder's mistake (a value of the wrong type, an import that does not fit) leaves
  /// as it is; everything else as the Store classifies it.
  public static <T extends @Nullable Object> T call(Store store, Supplier<T> body) {
    return store.needsOtherThread()
        ? store.callElsewhere(() -> callInside(store, body))
        : callInside(store, body);
  }

  static void run(Store store, Runnable body) {
    StoreEntry.<@Nullable Object>call(
        store,
        () -> {
          body.run();
          return null;
        });
  }

  @SuppressWarnings("ThrowableNotThrown") // fail() returns what is thrown
  private static <T extends @Nullable Object> T callInside(Store store, Supplier<T> body) {
    store.begin();
    try {
      return body.get();
    } catch (BadValueException | LinkException mistake) {
      throw mistake;
    } catch (Throwable failure) {
      throw store.fail(failure);
    } finally {
      store.end();
    }
  }
}
