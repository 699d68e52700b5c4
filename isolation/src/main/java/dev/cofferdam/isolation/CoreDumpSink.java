package dev.cofferdam.isolation;

import dev.cofferdam.wasm.coredump.CoreDumpEncoder;
import java.io.IOException;

/// Keeps core dumps. Used by one thread at a time for each guest.
@FunctionalInterface
public interface CoreDumpSink {
  /// Keeps a dump and returns where it is, in words for the crash report. It may block: the guest's
  /// caller waits no longer than `CoreDumps.patience`, and the report of a dump that is not there
  /// by then does not name it. What it throws costs the dump only.
  String keep(Dump dump) throws IOException, InterruptedException;

  /// A dump to be kept.
  ///
  /// @param guest the guest's name, as its embedder chose it
  /// @param fileName a file name for it, made of letters, digits, `-`, `_` and `.`; those of one
  ///   guest sort by age
  /// @param filePrefix what the names of all files of this guest begin with, and those of no other
  /// @param kept how many dumps of this guest to keep, this one included
  /// @param contents writes it
  record Dump(
      String guest, String fileName, String filePrefix, int kept, CoreDumpEncoder contents) {}
}
