package dev.cofferdam.wasi.io;

import dev.cofferdam.component.HostCall;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import java.util.ArrayList;
import java.util.List;

/// The interface `wasi:io/poll`.
final class PollInterface {
  private PollInterface() {}

  static WasiInterface define() {
    return WasiInterface.of("wasi:io/poll")
        .resource("pollable", IoInterfaces.POLLABLE)
        .func("[method]pollable.ready", (_, args) -> ((Pollable) args[0]).isReady())
        .func(
            "[method]pollable.block",
            (call, args) -> {
              Waiting.until(List.of((Pollable) args[0]), call);
              return null;
            })
        .func("poll", (call, args) -> poll(call, pollables((List<?>) args[0])));
  }

  /// Waits for any of the events and returns the indices of those that have happened.
  ///
  /// One event may be in the list more often than once, so its length has a limit of its own: that
  /// of handles. Each entry costs fuel.
  private static List<Long> poll(HostCall call, List<Pollable> pollables)
      throws InterruptedException {
    if (pollables.isEmpty()) {
      throw GuestMisuse.trap("empty poll list");
    }
    int limit = call.store().limits().handles();
    if (pollables.size() > limit) {
      throw Trap.limit(TrapKind.HANDLE_LIMIT, "handles", limit, pollables.size());
    }
    call.chargeFuel(pollables.size());
    Waiting.until(pollables, call);
    return readyIndices(pollables);
  }

  private static List<Pollable> pollables(List<?> handles) {
    return handles.stream().map(Pollable.class::cast).toList();
  }

  private static List<Long> readyIndices(List<Pollable> pollables) {
    var indices = new ArrayList<Long>();
    for (int i = 0; i < pollables.size(); i++) {
      if (pollables.get(i).isReady()) {
        indices.add((long) i);
      }
    }
    return indices;
  }
}
