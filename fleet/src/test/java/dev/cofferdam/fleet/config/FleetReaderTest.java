package dev.cofferdam.fleet.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.isolation.Probe;
import dev.cofferdam.isolation.Probes;
import dev.cofferdam.supervisor.Restart;
import dev.cofferdam.supervisor.RestartStrategy;
import dev.cofferdam.wasm.coredump.CoreDumpContent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FleetReaderTest {
  @TempDir private Path path;
  private ConfigFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = ConfigFolder.in(path);
  }

  @Test
  void component_thatStatesNothing_runsUntrusted() {
    FleetConfig fleet = folder.read("[[guest]]\ncomponent = \"empty.wasm\"");

    GuestConfig guest = fleet.guests().getFirst();
    assertEquals("empty", guest.name());
    assertEquals(Limits.untrusted(), guest.limits());
    assertEquals(GrantsConfig.nothing(), guest.grants());
    assertEquals(SupervisionConfig.standard(), guest.supervision());
  }

  @Test
  void settings_haveDefaultsBesideTheFile() {
    FleetConfig fleet = folder.read("[[guest]]\ncomponent = \"empty.wasm\"");

    Path state = path.resolve(".cofferdam/fleet");
    assertEquals("fleet", fleet.name());
    assertEquals(
        new FleetSettings(
            state,
            Duration.ofSeconds(10),
            true,
            Optional.of(0),
            Optional.empty(),
            new HistoryConfig.File(state.resolve("history"))),
        fleet.settings());
  }

  @Test
  void settings_areRead() {
    FleetConfig fleet =
        folder.read(
            """
            [fleet]
            name = "shop"
            state = "run"
            drain = "3s"
            watch = false
            [control]
            port = 4711
            [log]
            file = "shop.log"
            [history]
            url = "jdbc:postgresql://db/crashes"
            properties = { user = "shop" }
            [[guest]]
            component = "empty.wasm"
            """);

    assertEquals("shop", fleet.name());
    assertEquals(
        new FleetSettings(
            path.resolve("run"),
            Duration.ofSeconds(3),
            false,
            Optional.of(4711),
            Optional.of(path.resolve("shop.log")),
            new HistoryConfig.Url("jdbc:postgresql://db/crashes", Map.of("user", "shop"))),
        fleet.settings());
  }

  @Test
  void control_canBeSwitchedOff() {
    FleetConfig fleet =
        folder.read("[control]\nenabled = false\n[[guest]]\ncomponent = \"empty.wasm\"");

    assertEquals(Optional.empty(), fleet.settings().controlPort());
  }

  @Test
  void everyLimit_hasAKey() {
    folder.write(
        "Component.toml",
        """
        [component]
        file = "empty.wasm"
        [limits]
        fuel = 1
        timeout = "2s"
        memory = "3MiB"
        stack = "4KiB"
        table-elements = 5
        memories = 6
        tables = 7
        instances = 8
        handles = 9
        host-call-bytes = 10
        random-bytes = "11B"
        output-bytes = "12KiB"
        http-field-bytes = 13
        files = 14
        sockets = 15
        """);

    FleetConfig fleet = folder.read("[[guest]]\ncomponent = \"Component.toml\"");

    var timeout = Duration.ofSeconds(2);
    assertEquals(
        new Limits(1, timeout, 3 << 20, 4 << 10, 5, 6, 7, 8, 9, 10, 11, 12 << 10, 13, 14, 15),
        fleet.guests().getFirst().limits());
  }

  @Test
  void grants_areReadWithPathsBesideTheFile() throws Exception {
    Files.createDirectories(path.resolve("sub/data"));
    folder.write(
        "sub/Component.toml",
        """
        [component]
        file = "../empty.wasm"
        [grants]
        dirs = ["data::/data:ro"]
        env = { B = "1", A = "2" }
        args = ["--fast"]
        stdio = "none"
        trap-unknown-imports = true
        sockets = false
        """);

    FleetConfig fleet = folder.read("[[guest]]\ncomponent = \"sub/Component.toml\"");

    assertEquals(
        new GrantsConfig(
            List.of(new GrantedDirectory(path.resolve("sub/data"), "/data", true)),
            Map.of("B", "1", "A", "2"),
            List.of("--fast"),
            StdioGrant.NONE,
            true),
        fleet.guests().getFirst().grants());
  }

  @Test
  void supervision_isRead() {
    FleetConfig fleet =
        folder.read(
            """
            [[guest]]
            component = "empty.wasm"
            [guest.supervision]
            restart = "transient"
            pool = 2
            mailbox = 7
            drain = "1s"
            trial = "none"
            crashes = { equal-in-row = 4, any-in-row = 5, window-calls = 6, window = "30s" }
            backoff = { first = "1s", max = "8s", jitter = 0.5 }
            [guest.supervision.probes]
            liveness = { function = "ping", period = "3s", failures = 2 }
            """);

    SupervisionConfig supervision = fleet.guests().getFirst().supervision();
    assertEquals(Restart.TRANSIENT, supervision.restart());
    assertEquals(2, supervision.pool());
    assertEquals(7, supervision.mailboxCalls());
    assertEquals(
        Probes.none()
            .withLiveness(Probe.of("ping").withPeriod(Duration.ofSeconds(3)).withFailures(2)),
        supervision.probes());
    assertEquals(Duration.ofSeconds(1), supervision.drain());
    assertEquals(Duration.ZERO, supervision.trial());
    assertEquals(4, supervision.crashes().equalInRow());
    assertEquals(Duration.ofSeconds(8), supervision.crashes().maxDelay());
  }

  @Test
  void coreDumps_areReadAndOverridden() {
    folder.write(
        "sub/Component.toml",
        """
        [component]
        file = "../empty.wasm"
        [core-dumps]
        folder = "dumps"
        kept = 3
        content = "full"
        max-size = "1MiB"
        """);
    String guest = "[[guest]]\ncomponent = \"sub/Component.toml\"\n";

    FleetConfig fleet =
        folder.read(
            guest
                + "name = \"a\"\ncore-dumps = { content = \"redacted\" }\n"
                + guest
                + "name = \"b\"\ncore-dumps = { enabled = false }");

    assertEquals(
        Optional.of(
            new CoreDumpConfig(path.resolve("sub/dumps"), CoreDumpContent.REDACTED, 3, 1 << 20)),
        fleet.guests().getFirst().coreDumps());
    assertEquals(Optional.empty(), fleet.guests().getLast().coreDumps());
  }

  @Test
  void guest_overridesWhatItsComponentStates() {
    folder.write(
        "Component.toml",
        """
        [component]
        name = "pricing"
        file = "empty.wasm"
        [limits]
        fuel = 5
        memory = "1MiB"
        [grants]
        env = { A = "1", B = "2" }
        """);

    FleetConfig fleet =
        folder.read(
            """
            [[guest]]
            component = "Component.toml"
            limits = { fuel = 6 }
            grants = { env = { B = "3" } }
            """);

    GuestConfig guest = fleet.guests().getFirst();
    assertEquals("pricing", guest.name());
    assertEquals(Limits.untrusted().withFuel(6).withMemoryBytes(1 << 20), guest.limits());
    assertEquals(Map.of("A", "1", "B", "3"), guest.grants().environment());
  }

  @Test
  void count_makesAsManyGuestsWithNumberedNames() {
    FleetConfig fleet =
        folder.read("[[guest]]\ncomponent = \"empty.wasm\"\nname = \"worker\"\ncount = 3");

    assertEquals(
        List.of("worker-1", "worker-2", "worker-3"),
        fleet.guests().stream().map(GuestConfig::name).toList());
  }

  @Test
  void groups_haveAStrategy() {
    FleetConfig fleet =
        folder.read(
            """
            [[group]]
            name = "front"
            strategy = "one-for-all"
            [[guest]]
            component = "empty.wasm"
            group = "front"
            """);

    assertEquals(List.of(new GroupConfig("front", RestartStrategy.ONE_FOR_ALL)), fleet.groups());
    assertEquals(Optional.of("front"), fleet.guests().getFirst().group());
  }

  @Test
  void files_areAllThatWereRead() {
    folder.write("Component.toml", "[component]\nfile = \"empty.wasm\"");

    FleetConfig fleet = folder.read("[[guest]]\ncomponent = \"Component.toml\"");

    assertEquals(
        List.of("fleet.toml", "Component.toml", "empty.wasm"),
        fleet.files().stream().map(file -> path.relativize(file).toString()).toList());
  }

  @Test
  void sameFiles_readTwice_areEqual() {
    String fleet = "[[guest]]\ncomponent = \"empty.wasm\"";

    assertEquals(folder.read(fleet), folder.read(fleet));
  }

  @Test
  void changedComponent_isAnotherGuest() {
    String fleet = "[[guest]]\ncomponent = \"empty.wasm\"";
    FleetConfig before = folder.read(fleet);
    folder.write("empty.wasm", new byte[] {0, 'a', 's', 'm', 13, 0, 1, 0, 0, 2, 1, 'x'});

    FleetConfig after = folder.read(fleet);

    assertTrue(!before.guests().equals(after.guests()));
  }
}
