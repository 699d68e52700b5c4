package dev.cofferdam.wasi;

import dev.cofferdam.component.ComponentVal.Result;
import dev.cofferdam.component.HostCall;
import dev.cofferdam.component.HostFunc;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Store;
import dev.cofferdam.wasi.io.WasiInterface;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Calls the functions of interfaces as a guest would, in a Store of its own that it is inside of
/// until it closes.
public final class FakeGuest implements HostCall, AutoCloseable {
  private final Map<String, HostFunc> funcs = new HashMap<>();
  private final Store store;
  private String name = "";
  private boolean isClosed;

  public FakeGuest(List<WasiInterface> interfaces, Limits limits) {
    interfaces.forEach(i -> funcs.putAll(i.funcs()));
    store = Engine.create().newStore(limits);
    store.begin();
  }

  public FakeGuest(List<WasiInterface> interfaces) {
    this(interfaces, Limits.untrusted().withTimeout(Duration.ofSeconds(5)));
  }

  /// Calls a function and returns its result.
  public @Nullable Object call(String func, Object... args) throws Exception {
    name = func;
    return Objects.requireNonNull(funcs.get(func), func).call(this, args);
  }

  /// Calls a function that returns `result` and gives its `ok` payload.
  public Object ok(String func, Object... args) throws Exception {
    var result = result(func, args);
    if (!result.isOk()) {
      throw new AssertionError(func + " gave " + result);
    }
    var payload = result.payload();
    return payload == null ? "" : payload;
  }

  /// Calls a function that returns `result` and gives its `err` payload.
  public Object err(String func, Object... args) throws Exception {
    var result = result(func, args);
    if (result.isOk()) {
      throw new AssertionError(func + " gave " + result);
    }
    var payload = result.payload();
    return payload == null ? "" : payload;
  }

  private Result result(String func, Object... args) throws Exception {
    return (Result) Objects.requireNonNull(call(func, args), func);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Store store() {
    return store;
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

  @Override
  public void close() {
    if (!isClosed) {
      isClosed = true;
      store.end();
      store.close();
    }
  }
}
