package dev.cofferdam.wasi.filesystem;

import dev.cofferdam.engine.Ledger;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import java.util.HashMap;
import java.util.Map;

/// The open files and directories of one Store: counted against its limit, and closed with it at
/// the latest.
///
/// Used by one thread at a time, as its Store is.
final class OpenFiles {
  private final Ledger ledger;
  private final int countMax;
  private final Map<DirectoryGrant, GrantedRoot> roots = new HashMap<>();
  private int count;

  private OpenFiles(Ledger ledger, int countMax) {
    this.ledger = ledger;
    this.countMax = countMax;
  }

  /// Returns those of a Store.
  static OpenFiles of(Store store) {
    return store.extension(OpenFiles.class, s -> new OpenFiles(s.ledger(), s.limits().files()));
  }

  /// Returns the granted directory of this Store; one, however often the guest asks.
  GrantedRoot root(DirectoryGrant grant) {
    return roots.computeIfAbsent(grant, g -> new GrantedRoot(g, this));
  }

  /// Something that is open.
  final class Opened {
    private final Ledger.Entry entry;
    private boolean isOpen = true;

    private Opened(Ledger.Entry entry) {
      this.entry = entry;
    }

    /// Closes it; a second time does nothing.
    void close() {
      if (isOpen) {
        isOpen = false;
        count--;
        entry.close();
      }
    }
  }

  /// Makes sure that one more may be opened.
  ///
  /// @throws Trap when the limit is reached
  void requireRoom() {
    if (count >= countMax) {
      throw Trap.limit(TrapKind.FILE_LIMIT, "files", countMax, count + 1L);
    }
  }

  /// Enters something that has been opened; the limit was looked at before.
  Opened enter(String kind, AutoCloseable resource) {
    var entry = ledger.open(kind, resource);
    count++;
    return new Opened(entry);
  }
}
