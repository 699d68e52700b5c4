package dev.cofferdam.engine;

import dev.cofferdam.engine.runtime.HostAllocation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Everything that the host opened for a Store: what is still open when the Store closes is closed
/// by it, youngest first.
///
/// Safe for use by many threads.
public final class Ledger {
  private final LinkedHashSet<Entry> open = new LinkedHashSet<>();
  private long openedCount;
  private long closedCount;
  private boolean isClosed;

  Ledger() {}

  /// A thing that was opened. Closing it twice does nothing more.
  public final class Entry implements AutoCloseable {
    private final String kind;
    private final AutoCloseable resource;

    private Entry(String kind, AutoCloseable resource) {
      this.kind = kind;
      this.resource = resource;
    }

    /// Closes the thing and crosses it out.
    @Override
    public void close() {
      if (forget(this)) {
        closeResource(this);
      }
    }
  }

  /// Enters a thing of a kind, such as `file` or `timer`. Where that fails, the thing is closed at
  /// once.
  ///
  /// @throws IllegalStateException if the Store is closed
  public Entry open(String kind, AutoCloseable resource) {
    Entry entry = enter(kind, resource);
    if (!add(entry)) {
      closeResource(entry);
      throw new IllegalStateException("the Store is closed");
    }
    return entry;
  }

  /// Nobody else knows of the thing yet, so it must not be lost where the heap is full.
  private Entry enter(String kind, AutoCloseable resource) {
    try {
      HostAllocation.due();
      return new Entry(kind, resource);
    } catch (OutOfMemoryError full) {
      try {
        resource.close();
      } catch (Throwable e) {
        full.addSuppressed(e);
      }
      throw full;
    }
  }

  private synchronized boolean add(Entry entry) {
    openedCount++;
    if (isClosed) {
      closedCount++;
      return false;
    }
    return open.add(entry);
  }

  private synchronized boolean forget(Entry entry) {
    boolean wasOpen = open.remove(entry);
    if (wasOpen) {
      closedCount++;
    }
    return wasOpen;
  }

  private static void closeResource(Entry entry) {
    try {
      entry.resource.close();
    } catch (Exception e) {
      throw new IllegalStateException("closing a " + entry.kind + " failed", e);
    }
  }

  /// Returns how many things were ever opened.
  public synchronized long openedCount() {
    return openedCount;
  }

  /// Returns how many things were closed; equal to `openedCount` once the Store is closed.
  public synchronized long closedCount() {
    return closedCount;
  }

  /// Returns how many things are open, by kind.
  public synchronized Map<String, Integer> openByKind() {
    var counts = new TreeMap<String, Integer>();
    for (Entry entry : open) {
      counts.merge(entry.kind, 1, Integer::sum);
    }
    return counts;
  }

  /// Closes everything, whatever one of the things throws; returns the first failure with the
  /// others attached.
  @Nullable RuntimeException closeAll() {
    Throwable first = null;
    for (Entry entry : remaining().reversed()) {
      try {
        entry.close();
      } catch (Throwable e) {
        if (first == null) {
          first = e;
        } else if (!first.equals(e)) {
          first.addSuppressed(e);
        }
      }
    }
    return switch (first) {
      case null -> null;
      case RuntimeException failure -> failure;
      case Throwable failure -> new IllegalStateException("closing a thing failed", failure);
    };
  }

  private synchronized List<Entry> remaining() {
    isClosed = true;
    return new ArrayList<>(open);
  }
}
