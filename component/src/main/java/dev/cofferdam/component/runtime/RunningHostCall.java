package dev.cofferdam.component.runtime;

import dev.cofferdam.component.HostCall;
import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;

/// A running call of a host function.
final class RunningHostCall implements HostCall {
  private final Store store;
  private final String name;
  private long chargedBytes;

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
    long budget = store.limits().hostCallBytes();
    if (byteCount > budget - chargedBytes) {
      throw Trap.limit(TrapKind.HOST_CALL_BYTES, "hostCallBytes", budget, chargedBytes + byteCount);
    }
    chargedBytes += byteCount;
  }

  @Override
  public long remainingNanos() {
    return store.remainingNanos();
  }
}
