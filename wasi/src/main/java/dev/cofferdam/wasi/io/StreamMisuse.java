package dev.cofferdam.wasi.io;

final class StreamMisuse {
  static RuntimeException writeBeyondPermit(long count, long permitted) { return new IllegalStateException(); }
}
