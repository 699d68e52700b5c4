package dev.cofferdam.component.runtime;

import dev.cofferdam.component.HostCall;
import dev.cofferdam.engine.Store;

/// A running call of a host function.
final class RunningHostCall implements HostCall {
  private final Store store;
  private final String name;

  RunningHostCall(Store store, String name) {
    this.store = store;
    this.name = name;
  }

  @Override
  public Store store() {
    return store;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void chargeFuel(long fuel) {
    store.chargeFuel(fuel);
  }

  @Override
  public void chargeBytes(long byteCount) {
    store.chargeHostBytes(byteCount);
  }

  @Override
  public long remainingNanos() {
    return store.remainingNanos();
  }
}
