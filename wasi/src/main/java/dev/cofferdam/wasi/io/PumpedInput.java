package dev.cofferdam.wasi.io;

/// A guest's end of a pump.
final class PumpedInput extends WasiInputStream {
  private final InputPump pump;

  PumpedInput(InputPump pump) {
    this.pump = pump;
  }

  @Override
  public byte[] read(int maxBytes) {
    return pump.take(maxBytes);
  }

  @Override
  public Pollable subscribe() {
    return Pollable.of(pump);
  }
}
