package dev.cofferdam.wasi.io;

/// Input that a pump delivers.
record StreamSource(InputPump pump) implements InputSource {
  @Override
  public WasiInputStream open() {
    return new PumpedInput(pump);
  }
}
