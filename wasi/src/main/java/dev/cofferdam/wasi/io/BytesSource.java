package dev.cofferdam.wasi.io;

/// Input of given bytes.
record BytesSource(byte[] bytes) implements InputSource {
  @Override
  public WasiInputStream open() {
    return new BytesInput(bytes);
  }
}
