package dev.cofferdam.fleet.run;

import com.google.gson.JsonObject;
import dev.cofferdam.fleet.config.ConfigException;
import dev.cofferdam.fleet.config.FleetConfig;
import dev.cofferdam.fleet.config.FleetReader;
import dev.cofferdam.fleet.config.FleetSettings;
import dev.cofferdam.fleet.control.ControlException;
import dev.cofferdam.fleet.control.ControlServer;
import dev.cofferdam.fleet.control.ControlVerb;
import dev.cofferdam.fleet.control.FleetLock;
import dev.cofferdam.fleet.control.FleetRunningException;
import dev.cofferdam.fleet.control.Json;
import dev.cofferdam.fleet.control.OwnerOnly;
import dev.cofferdam.fleet.log.EventLines;
import dev.cofferdam.fleet.log.FleetLog;
import dev.cofferdam.fleet.view.FleetSnapshot;
import dev.cofferdam.fleet.view.SnapshotJson;
import dev.cofferdam.history.CrashDatabase;
import dev.cofferdam.isolation.GuestEvent;
import dev.cofferdam.isolation.GuestListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A fleet with everything around it: its lock, crash history, log, control endpoint and the watch
/// over its files.
///
/// What is told to the log about guests is told once the crash history has it for good: a crash
/// that the log shows is found there, and a quarantine that the log calls kept is in force again,
/// whatever happens to this process.
public final class FleetProcess implements AutoCloseable {
  private final Path file;
  private final FleetLog log;
  private final FleetSettings settings;
  private final ArrayDeque<AutoCloseable> opened = new ArrayDeque<>();
  private final StopRequest stop;
  private final Fleet fleet;
  private @Nullable FileWatch watch;

  private FleetProcess(Path file, FleetConfig config, FleetLog log, StopRequest stop)
      throws IOException {
    this.file = file;
    this.log = log;
    this.stop = stop;
    this.settings = config.settings();
    try {
      OwnerOnly.folder(settings.state());
      opened.push(FleetLock.take(settings.state()));
      CrashDatabase history = openHistory();
      this.fleet = startFleet(config, history);
      listen(history);
      watch(config);
    } catch (IOException | RuntimeException e) {
      closeAll(e);
      throw e;
    }
    log.write(log.line("running").with("fleet", config.name()).with("file", file.toString()));
  }

  private CrashDatabase openHistory() {
    CrashDatabase history =
        CrashDatabase.open(
            Histories.spec(settings.history())
                .withCommitted(event -> log.write(EventLines.of(event)))
                .withAvailability(state -> log.write(HistoryLines.of(log, state))));
    opened.push(history);
    return history;
  }

  /// Starts a fleet.
  ///
  /// @param file the fleet's file, for reloads
  /// @param config what it says
  /// @param log where the log goes; it is not closed with the process
  /// @throws FleetRunningException if another process runs the fleet
  /// @throws dev.cofferdam.history.HistoryException if the crash history cannot be opened
  /// @throws IOException if a folder, file or port cannot be used
  public static FleetProcess start(Path file, FleetConfig config, FleetLog log) throws IOException {
    return start(file, config, log, new StopRequest());
  }

  /// Starts a fleet that may be stopped while it starts.
  ///
  /// @param file the fleet's file, for reloads
  /// @param config what it says
  /// @param log where the log goes; it is not closed with the process
  /// @param stop once it is made, no more guests are started, and {@link #awaitStop} returns
  /// @throws FleetRunningException if another process runs the fleet
  /// @throws dev.cofferdam.history.HistoryException if the crash history cannot be opened
  /// @throws IOException if a folder, file or port cannot be used
  public static FleetProcess start(Path file, FleetConfig config, FleetLog log, StopRequest stop)
      throws IOException {
    return new FleetProcess(file, config, log, stop);
  }

  private Fleet startFleet(FleetConfig config, CrashDatabase history) {
    Fleet started =
        Fleet.start(
            config,
            new Fleet.Surroundings(
                log,
                event -> tell(event, history.listener()),
                new LoggedQuarantines(history.quarantines(), log),
                () -> Histories.sentence(history.state())),
            stop);
    opened.push(started);
    return started;
  }

  /// The crash history keeps everything but starts, so it does not say of them that it has them.
  private void tell(GuestEvent event, GuestListener history) {
    if (event instanceof GuestEvent.Started) {
      log.write(EventLines.of(event));
    }
    history.on(event);
  }

  private void listen(CrashDatabase history) throws IOException {
    if (settings.controlPort().isEmpty()) {
      return;
    }
    Map<String, ControlVerb> verbs = new HashMap<>(CrashVerbs.of(history.queries()));
    verbs.put("fleet", _ -> SnapshotJson.write(fleet.snapshot()));
    verbs.put("call", this::callVerb);
    verbs.put("restart", request -> done(() -> fleet.restart(text(request, "guest"))));
    verbs.put("release", request -> done(() -> fleet.release(text(request, "guest"))));
    verbs.put("reload", _ -> reloadVerb());
    verbs.put("stop", _ -> done(this::requestStop));
    opened.push(ControlServer.start(settings.state(), settings.controlPort().get(), verbs));
  }

  private JsonObject callVerb(JsonObject request) {
    return CallVerb.call(fleet.guest(text(request, "guest")), text(request, "call"));
  }

  private static String text(JsonObject request, String name) {
    return Json.text(request, name)
        .orElseThrow(() -> ControlException.badRequest("'%s' is missing".formatted(name)));
  }

  private static JsonObject done(Runnable action) {
    action.run();
    return new JsonObject();
  }

  private synchronized void watch(FleetConfig config) throws IOException {
    if (settings.watches()) {
      watch = FileWatch.start(config.files(), this::reloadChanged);
      opened.push(watch);
    }
  }

  private void reloadChanged() {
    try {
      reload();
    } catch (ConfigException _) {
      // The log says what is wrong; the next change may mend it.
    }
  }

  /// Watches other files, too: those that a refused version names may be what has to be mended.
  private void watchAlso(Set<Path> files) {
    if (watch == null) {
      return;
    }
    var all = new LinkedHashSet<>(fleet.config().files());
    all.addAll(files);
    try {
      watch.watch(all);
    } catch (IOException e) {
      log.write(log.line("watch-failed").with("why", e.toString()));
    }
  }

  private JsonObject reloadVerb() {
    try {
      var answer = new JsonObject();
      answer.addProperty("done", reload().sentence());
      return answer;
    } catch (ConfigException e) {
      throw ControlException.conflict("nothing was changed:\n" + e.getMessage());
    }
  }

  /// Reads the files again and changes the guests to what they say now.
  ///
  /// @throws ConfigException if the files are wrong; nothing is changed then, and the log says why
  public synchronized ReloadReport reload() {
    try {
      return change(FleetReader.read(file));
    } catch (ConfigException e) {
      watchAlso(e.files());
      log.write(log.line("reload-refused").with("why", String.valueOf(e.getMessage())));
      throw e;
    } catch (RuntimeException | Error e) {
      log.write(log.line("reload-failed").with("why", e.toString()));
      throw e;
    }
  }

  private ReloadReport change(FleetConfig wanted) {
    ReloadReport report = fleet.reload(wanted);
    log.write(log.line("reloaded").with("done", report.sentence()));
    if (!wanted.settings().equals(settings)) {
      log.write(
          log.line("settings-kept").with("why", "settings change when the fleet is started again"));
    }
    watchAlso(Set.of());
    return report;
  }

  /// Opens the log's file anew, as whoever moved it away wishes.
  public void reopenLog() {
    try {
      log.reopen();
    } catch (IOException e) {
      log.write(log.line("log-not-reopened").with("why", e.toString()));
    }
  }

  /// Returns how the fleet is.
  public FleetSnapshot snapshot() {
    return fleet.snapshot();
  }

  /// Has {@link #awaitStop} return.
  public void requestStop() {
    stop.make();
  }

  /// Waits until somebody wants the fleet to stop.
  public void awaitStop() throws InterruptedException {
    stop.await();
  }

  /// Stops the guests in reverse order, and then everything around them.
  @Override
  public void close() throws IOException {
    log.write(log.line("stopping"));
    var failure = new IOException("the fleet did not end in good order");
    closeAll(failure);
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
    log.write(log.line("stopped-fleet"));
  }

  /// Closes what was opened, the last first, whatever fails.
  private void closeAll(Exception failure) {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        failure.addSuppressed(e);
      }
    }
  }
}
