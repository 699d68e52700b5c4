package dev.cofferdam.cli;

import dev.cofferdam.fleet.view.FleetSnapshot;
import dev.cofferdam.fleet.view.FleetView;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Draws a fleet on the terminal's other screen, again and again, until it is closed; then the
/// terminal is as it was.
final class LiveView implements AutoCloseable {
  private static final long PERIOD_MILLIS = 500;
  private static final String ENTER = "\033[?1049h\033[?25l";
  private static final String LEAVE = "\033[?25h\033[?1049l";
  private static final String HOME = "\033[H";
  private static final String CLEAR_LINE = "\033[K";
  private static final String CLEAR_BELOW = "\033[J";

  private final PrintStream out;
  private final Supplier<FleetSnapshot> fleet;
  private final Thread lastResort = new Thread(this::restore, "terminal");
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("fleet-view").daemon().factory());

  private LiveView(PrintStream out, Supplier<FleetSnapshot> fleet) {
    this.out = out;
    this.fleet = fleet;
  }

  static LiveView start(PrintStream out, Supplier<FleetSnapshot> fleet) {
    var view = new LiveView(out, fleet);
    Runtime.getRuntime().addShutdownHook(view.lastResort);
    out.print(ENTER);
    var _ = view.thread.scheduleWithFixedDelay(view::draw, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    return view;
  }

  private void draw() {
    TerminalSize size = TerminalSize.now();
    String frame = frame(fleet.get(), size.columns(), size.rows());
    out.writeBytes(frame.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /// Returns what draws a snapshot over whatever was drawn before.
  static String frame(FleetSnapshot snapshot, int columns, int rows) {
    var frame = new StringBuilder(HOME);
    // The last row stays free, so that the terminal does not scroll.
    for (String line : FleetView.lines(snapshot, columns, rows - 1)) {
      frame.append(line).append(CLEAR_LINE).append("\r\n");
    }
    return frame.append(CLEAR_BELOW).toString();
  }

  private void restore() {
    out.print(LEAVE);
    out.flush();
  }

  @Override
  public void close() {
    thread.shutdownNow();
    awaitEnd();
    restore();
    Runtime.getRuntime().removeShutdownHook(lastResort);
  }

  private void awaitEnd() {
    try {
      var _ = thread.awaitTermination(PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
