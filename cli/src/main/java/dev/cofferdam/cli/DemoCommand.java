package dev.cofferdam.cli;

import dev.cofferdam.component.Component;
import dev.cofferdam.component.ComponentInstance;
import dev.cofferdam.component.ComponentLinker;
import dev.cofferdam.component.ComponentVal;
import dev.cofferdam.engine.Engine;
import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Store;
import dev.cofferdam.fleet.config.ByteSize;
import dev.cofferdam.isolation.CrashReporter;
import dev.cofferdam.isolation.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows the product: crashes one component in every way while a neighbour counts on.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Crashes an example component in every way, and shows who did not notice.",
    footer = {
      "",
      "Each line is one crash of examples/crashers: what the guest did, how its Store ended, and"
          + " how",
      "long a fresh Store of the same component took to start and answer. A bystander, another"
          + " Store",
      "of the same component on its own thread, counts all the while."
    })
final class DemoCommand implements Callable<Integer> {
  private static final String GREET = "demo:crashers/tools@0.1.0#greet";

  @Spec private CommandSpec spec;

  @Option(names = "--reports", description = "Print each crash report in full.")
  private boolean hasFullReports;

  private final Engine engine = Engine.create();
  private final CountDownLatch neverOpened = new CountDownLatch(1);

  @Override
  public Integer call() throws IOException {
    byte[] bytes = exampleBytes();
    long start = System.nanoTime();
    Component component = Component.load(engine, bytes);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "Loaded crashers.wasm (%s) in %.1f ms.%n%n",
        ByteSize.format(bytes.length),
        millisSince(start));
    var reporter = CrashReporter.of("crashers.wasm", bytes);
    try (var bystander =
        Bystander.start(engine.newStore(unhurried()), store -> instantiate(store, component))) {
      for (CrashWay way : CrashWay.ALL) {
        show(out, component, reporter, bystander, way);
      }
      out.printf(
          Locale.ROOT,
          "%n%d crashes. The bystander answered %,d calls and missed none.%n",
          CrashWay.ALL.size(),
          bystander.beats());
    }
    out.flush();
    return 0;
  }

  private void show(
      PrintWriter out,
      Component component,
      CrashReporter reporter,
      Bystander bystander,
      CrashWay way) {
    long beatsBefore = bystander.beats();
    var crashed = crash(component, reporter, way);
    double recoveryMillis = recover(component);
    long beats = awaitBeat(bystander, beatsBefore) - beatsBefore;
    out.printf(
        Locale.ROOT,
        "%-38s %-30s recovered in %6.2f ms   bystander +%,d%n",
        way.title(),
        crashed.report().failure().kind(),
        recoveryMillis,
        beats);
    out.println("    " + crashed.report().toLine());
    if (hasFullReports) {
      out.println(crashed.report().toText());
    }
    out.flush();
  }

  private Outcome.Crashed crash(Component component, CrashReporter reporter, CrashWay way) {
    Limits limits = way.limits().apply(Limits.untrusted());
    try (Store store = engine.newStore(limits)) {
      var function = instantiate(store, component).func(way.function());
      Outcome outcome =
          reporter.observe(store, way.function(), () -> function.call(way.args().toArray()));
      if (outcome instanceof Outcome.Crashed crashed) {
        return crashed;
      }
      throw new IllegalStateException(way.title() + " did not crash: " + outcome);
    }
  }

  /// Starts the component afresh, asks it for an answer and returns how long that took.
  private double recover(Component component) {
    long start = System.nanoTime();
    try (Store store = engine.newStore()) {
      Object answer = instantiate(store, component).func(GREET).call("Ada");
      if (!"Hello, Ada!".equals(answer)) {
        throw new IllegalStateException("the fresh Store answered " + answer);
      }
    }
    return millisSince(start);
  }

  private static long awaitBeat(Bystander bystander, long after) {
    while (bystander.beats() == after) {
      Thread.onSpinWait();
    }
    return bystander.beats();
  }

  private ComponentInstance instantiate(Store store, Component component) {
    var linker = ComponentLinker.create(engine);
    linker
        .instance("demo:crashers/host@0.1.0")
        .func("log", (_, _) -> null)
        .func("fetch-quote", (_, args) -> quote((String) args[0]));
    return linker.instantiate(store, component);
  }

  private Object quote(String symbol) throws InterruptedException {
    if (symbol.equals(CrashWay.SLOW_SYMBOL)) {
      neverOpened.await();
    }
    if (symbol.equals(CrashWay.FAILING_SYMBOL)) {
      throw new IllegalStateException("no connection to the exchange");
    }
    return ComponentVal.Result.ok(1.5);
  }

  private static Limits unhurried() {
    return Limits.untrusted().withFuel(Long.MAX_VALUE);
  }

  private static double millisSince(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e6;
  }

  private static byte[] exampleBytes() throws IOException {
    try (InputStream in = DemoCommand.class.getResourceAsStream("/crashers/crashers.wasm")) {
      if (in == null) {
        throw new IOException("crashers.wasm is missing from this build");
      }
      return in.readAllBytes();
    }
  }
}
