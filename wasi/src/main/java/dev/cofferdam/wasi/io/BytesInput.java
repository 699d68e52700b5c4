package dev.cofferdam.wasi.io;

import java.util.Arrays;

/// An input stream over an array; always ready.
final class BytesInput extends WasiInputStream {
  private final byte[] bytes;
  private int position;

  BytesInput(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public byte[] read(int maxBytes) {
    if (position == bytes.length) {
      throw StreamException.closed();
    }
    int start = position;
    position = Math.min(bytes.length, start + maxBytes);
    return Arrays.copyOfRange(bytes, start, position);
  }

  @Override
  public Pollable subscribe() {
    return Pollable.always();
  }
}
