package dev.cofferdam.fleet.run;

import dev.cofferdam.fleet.config.GuestConfig;
import dev.cofferdam.fleet.control.ControlException;
import dev.cofferdam.fleet.log.FleetLog;
import dev.cofferdam.fleet.view.FleetSnapshot;
import dev.cofferdam.isolation.CallOutcome;
import dev.cofferdam.isolation.CallRefused;
import dev.cofferdam.isolation.Cofferdam;
import dev.cofferdam.isolation.Guest;
import dev.cofferdam.isolation.GuestCrashed;
import dev.cofferdam.isolation.GuestState;
import dev.cofferdam.isolation.GuestUsage;
import dev.cofferdam.isolation.HeapShareExceeded;
import dev.cofferdam.isolation.Outcome;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One guest of a fleet, which may have failed to start. Changed by one thread at a time, which the
/// fleet sees to; read by any.
final class FleetGuest {
  private final Cofferdam cofferdam;
  private final FleetLog log;
  private volatile GuestConfig config;
  private volatile FuncLookup funcs;
  private volatile GuestOutput output;
  private volatile @Nullable Guest guest;
  private volatile @Nullable CommandLoop loop;
  private volatile String failure = "";

  FleetGuest(Cofferdam cofferdam, FleetLog log, GuestConfig config) {
    this.cofferdam = cofferdam;
    this.log = log;
    this.config = config;
    this.funcs = FuncLookup.of(config.component().type());
    this.output = GuestOutput.of(config, log);
  }

  GuestConfig config() {
    return config;
  }

  FuncLookup funcs() {
    return funcs;
  }

  /// Starts the guest. Where it does not start it stays down, and says why; others go on.
  ///
  /// @return whether it makes sense to try again: what crashed or had no room may start later, what
  ///   cannot be loaded or linked will not
  boolean begin() {
    try {
      guest = cofferdam.start(GuestSpecs.of(config, output));
      failure = "";
      beginCommand();
      return false;
    } catch (RuntimeException e) {
      // Whatever a component does to its start, from a missing import to a crash.
      fail("start-failed", e);
      failure = sentence(e);
      return e instanceof GuestCrashed
          || e instanceof CallRefused
          || e instanceof HeapShareExceeded;
    }
  }

  /// Returns the guest, if it has started.
  Optional<Guest> present() {
    return Optional.ofNullable(guest);
  }

  boolean isDown() {
    return guest == null;
  }

  private void fail(String event, RuntimeException e) {
    log.write(log.line(event).with("guest", config.name()).with("why", sentence(e)));
  }

  private static String sentence(RuntimeException e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private void beginCommand() {
    Optional<String> run = funcs.command();
    if (run.isEmpty() || guest == null) {
      return;
    }
    var begun =
        new CommandLoop(
            new CommandLoop.Command(() -> runOnce(run.get()), this::renew),
            config.supervision().restart(),
            config.supervision().crashes());
    loop = begun;
    Thread.ofVirtual().name("command-" + config.name()).start(begun);
  }

  private CallOutcome runOnce(String function) {
    Guest present = guest;
    return present == null ? new Outcome.Returned(null) : present.tryCall(function);
  }

  private void renew() {
    Guest present = guest;
    if (present != null) {
      present.renew();
    }
  }

  /// Replaces the guest, which runs, by what another configuration says. Where that does not start,
  /// the guest goes on as it was.
  ///
  /// @throws ControlException if it did not start
  void replace(GuestConfig next) {
    if (!canReplace(next)) {
      startAnew(next);
      return;
    }
    CommandLoop stopped = stopCommand();
    GuestOutput nextOutput = GuestOutput.of(next, log);
    try {
      cofferdam.replace(GuestSpecs.of(next, nextOutput));
    } catch (RuntimeException e) {
      nextOutput.finish();
      goOn(stopped);
      fail("replace-failed", e);
      throw ControlException.conflict(
          "%s did not start, and goes on as it was: %s".formatted(next.name(), sentence(e)));
    }
    output.finish();
    take(next, nextOutput);
    failure = "";
    beginCommand();
  }

  /// Lets the command that was on go on: a second one would run in the same Store.
  private void goOn(@Nullable CommandLoop stopped) {
    if (stopped != null && stopped.goOn()) {
      loop = stopped;
    } else {
      beginCommand();
    }
  }

  /// Stops the guest and starts it as another configuration says; where that does not start, as it
  /// was before.
  private void startAnew(GuestConfig next) {
    GuestConfig before = config;
    end();
    take(next);
    var _ = begin();
    if (guest == null) {
      String why = failure;
      take(before);
      var _ = begin();
      throw ControlException.conflict(
          "%s did not start, and was started again as it was: %s".formatted(next.name(), why));
    }
  }

  /// Takes another configuration for the next start. Only for a guest that is down.
  void take(GuestConfig next) {
    take(next, GuestOutput.of(next, log));
  }

  /// The size of a mailbox is that of the first start.
  private boolean canReplace(GuestConfig next) {
    return next.supervision().mailboxCalls() == config.supervision().mailboxCalls();
  }

  private void take(GuestConfig next, GuestOutput nextOutput) {
    config = next;
    output = nextOutput;
    funcs = FuncLookup.of(next.component().type());
  }

  /// @throws ControlException if it did not start
  void requireRunning() {
    if (guest == null) {
      throw ControlException.conflict("%s did not start: %s".formatted(config.name(), failure));
    }
  }

  /// Returns the guest that runs.
  ///
  /// @throws ControlException if it did not start
  Guest running() {
    Guest present = guest;
    if (present == null) {
      throw ControlException.conflict("%s is not running: %s".formatted(config.name(), failure));
    }
    return present;
  }

  /// Stops the guest and waits for it, for its drain time and a little longer.
  void end() {
    var _ = stopCommand();
    Guest present = guest;
    if (present != null) {
      present.close();
      guest = null;
    }
    output.finish();
  }

  /// Returns the loop that was stopped, if there was one.
  private @Nullable CommandLoop stopCommand() {
    CommandLoop present = loop;
    if (present != null) {
      present.stop();
      loop = null;
    }
    return present;
  }

  FleetSnapshot.Row row() {
    Guest present = guest;
    if (present == null) {
      return new FleetSnapshot.Row(
          config.name(),
          failure.isEmpty() ? "stopped" : "failed",
          new FleetSnapshot.Counts(0, 0, 0),
          new FleetSnapshot.Usage(0, 0),
          failure);
    }
    return new FleetSnapshot.Row(
        config.name(),
        state(present),
        new FleetSnapshot.Counts(
            present.restartCount(), present.crashCount(), present.waitingCalls()),
        usage(present),
        note(present));
  }

  private static FleetSnapshot.Usage usage(Guest present) {
    GuestUsage usage = present.usage();
    return new FleetSnapshot.Usage(Math.max(0, usage.fuel()), usage.memoryBytes());
  }

  private String state(Guest present) {
    CommandLoop command = loop;
    GuestState state = present.state();
    if (command == null || state != GuestState.READY) {
      return state.name().toLowerCase(Locale.ROOT);
    }
    if (command.isDone()) {
      return "done";
    }
    return command.isRunning() ? "running" : "ready";
  }

  private String note(Guest present) {
    if (present.state() == GuestState.QUARANTINED) {
      return present
          .quarantine()
          .map(each -> "%s; tried again at %s".formatted(each.why(), each.halfOpenAt()))
          .orElse("");
    }
    CommandLoop command = loop;
    return command == null ? "" : command.lastEnd();
  }
}
