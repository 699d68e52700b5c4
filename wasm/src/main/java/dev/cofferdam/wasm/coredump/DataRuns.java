package dev.cofferdam.wasm.coredump;

import dev.cofferdam.wasm.AddressType;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What of the memories goes into the data section: everything but longer runs of zeros.
///
/// Readers allow a module so many segments only. Where contents are so scattered that there would
/// be more, longer runs of zeros are written.
final class DataRuns {
  /// Half of what common readers allow.
  static final int RUNS_MAX = 50_000;

  /// A shorter run of zeros costs less than the head of another segment.
  private static final int GAP_BYTES_MIN = 32;

  private static final byte[] ZEROS = new byte[4_096];

  private final List<Run> runs = new ArrayList<>();
  private long byteCount;

  private DataRuns() {}

  /// A data segment to be.
  private record Run(int memoryIndex, AddressType addressType, CoreSegment segment) {
    byte[] head() {
      var head = new ByteSink();
      if (memoryIndex == 0) {
        head.u8(0);
      } else {
        head.u8(2).unsigned(memoryIndex);
      }
      if (addressType == AddressType.I32) {
        int bits = (int) segment.address();
        head.u8(Format.I32_CONST).signed(bits);
      } else {
        head.u8(Format.I64_CONST).signed(segment.address());
      }
      return head.u8(Format.END).unsigned(segment.size()).toBytes();
    }
  }

  static DataRuns of(List<CoreMemory> memories) {
    for (int gapBytes = GAP_BYTES_MIN; ; gapBytes *= 2) {
      var found = new DataRuns();
      boolean isLast = gapBytes > Integer.MAX_VALUE / 2;
      if (found.addAll(memories, gapBytes, isLast ? Integer.MAX_VALUE : RUNS_MAX)) {
        found.count();
        return found;
      }
    }
  }

  /// Returns whether there are no more than `runsMax`.
  private boolean addAll(List<CoreMemory> memories, int gapBytes, int runsMax) {
    for (int i = 0; i < memories.size(); i++) {
      for (CoreSegment segment : memories.get(i).segments()) {
        add(i, memories.get(i).type().addressType(), segment, gapBytes, runsMax);
        if (runs.size() > runsMax) {
          return false;
        }
      }
    }
    return true;
  }

  private void add(
      int memoryIndex, AddressType addressType, CoreSegment whole, int gapBytes, int runsMax) {
    int end = whole.offset() + whole.size();
    int start = nextNonZero(whole.source(), whole.offset(), end);
    while (start < end && runs.size() <= runsMax) {
      int runEnd = runEnd(whole.source(), start, end, gapBytes);
      long address = whole.address() + (start - whole.offset());
      var segment = new CoreSegment(address, whole.source(), start, runEnd - start);
      runs.add(new Run(memoryIndex, addressType, segment));
      start = nextNonZero(whole.source(), runEnd, end);
    }
  }

  private static int nextNonZero(byte[] source, int from, int end) {
    int at = from;
    while (at < end) {
      int length = Math.min(ZEROS.length, end - at);
      int found = Arrays.mismatch(source, at, at + length, ZEROS, 0, length);
      if (found >= 0) {
        return at + found;
      }
      at += length;
    }
    return end;
  }

  /// Returns where the run that starts with a byte that is not zero ends: after its last one before
  /// `gapBytes` of zeros.
  private static int runEnd(byte[] source, int start, int end, int gapBytes) {
    int runEnd = start + 1;
    for (int i = runEnd; i < end && i - runEnd < gapBytes; i++) {
      if (source[i] != 0) {
        runEnd = i + 1;
      }
    }
    return runEnd;
  }

  private void count() {
    byteCount = new ByteSink().unsigned(runs.size()).size();
    for (Run run : runs) {
      byteCount += run.head().length + (long) run.segment.size();
    }
  }

  /// Returns whether there is nothing to write.
  boolean isEmpty() {
    return runs.isEmpty();
  }

  /// Returns the size of the section's contents.
  long size() {
    return byteCount;
  }

  /// Writes the section's contents.
  void writeTo(OutputStream out) throws IOException {
    out.write(new ByteSink().unsigned(runs.size()).toBytes());
    for (Run run : runs) {
      out.write(run.head());
      CoreSegment segment = run.segment;
      out.write(segment.source(), segment.offset(), segment.size());
    }
  }
}
