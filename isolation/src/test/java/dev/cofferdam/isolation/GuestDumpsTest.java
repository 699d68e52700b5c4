package dev.cofferdam.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.wasm.coredump.CoreDump;
import dev.cofferdam.wasm.coredump.CoreDumpContent;
import dev.cofferdam.wasm.coredump.CoreDumpDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class GuestDumpsTest {
  private static final String SECRET = "a secret that a caller told the guest";

  @TempDir private Path folder;
  private final Cofferdam cofferdam = Cofferdam.create();

  @AfterEach
  void close() {
    cofferdam.close();
  }

  @Test
  void crash_leavesADumpThatTheReportNames() throws IOException {
    GuestCrashed crash = crash(start("g", CoreDumps.in(folder)));

    Path file = Path.of(crash.report().coreDump().orElseThrow());
    assertEquals(List.of(file), dumps());
    assertEquals("g", read(file).executableName());
    assertTrue(crash.report().toText().contains(file.toString()));
  }

  @Test
  void dump_hasTheFramesOfTheReport() throws IOException {
    GuestCrashed crash = crash(start("g", CoreDumps.in(folder)));

    CoreDump dump = read(dumps().getFirst());

    assertEquals(
        crash.report().failure().frames().stream().map(frame -> frame.funcIndex()).toList(),
        dump.threads().getFirst().frames().stream().map(frame -> frame.funcIndex()).toList());
  }

  @Test
  void dump_unlessAskedFor_hasNoContents() throws IOException {
    Guest guest = start("g", CoreDumps.in(folder));
    guest.call("greet", SECRET);

    crash(guest);

    assertFalse(contents().contains(SECRET));
    assertEquals(CoreDumpContent.REDACTED, read(dumps().getFirst()).content());
  }

  @Test
  void fullDump_hasTheContents() throws IOException {
    Guest guest = start("g", CoreDumps.in(folder).withContent(CoreDumpContent.FULL));
    guest.call("greet", SECRET);

    crash(guest);

    assertTrue(contents().contains(SECRET));
  }

  @Test
  void fullDumpBeyondTheLimit_isWrittenWithoutContents() throws IOException {
    CoreDumps small = CoreDumps.in(folder).withContent(CoreDumpContent.FULL).withBytesMax(2_000);

    crash(start("g", small));

    assertEquals(CoreDumpContent.REDACTED, read(dumps().getFirst()).content());
    assertTrue(Files.size(dumps().getFirst()) <= 2_000);
  }

  @Test
  void anyDumpBeyondTheLimit_isNotWrittenAndTheOutcomeIsTheSame() throws IOException {
    GuestCrashed crash = crash(start("g", CoreDumps.in(folder).withBytesMax(10)));

    assertEquals("integer-divide-by-zero", crash.report().failure().kind());
    assertEquals(Optional.empty(), crash.report().coreDump());
    assertTrue(suppressed(crash).contains("CoreDumps.bytesMax"), suppressed(crash));
    assertEquals(List.of(), dumps());
  }

  @Test
  void dumps_areKeptInTheNumberAskedForAndTheOldestGoes() throws IOException {
    Guest guest = start("g", CoreDumps.in(folder).withKept(2));
    crash(guest);
    Path first = dumps().getFirst();

    crash(guest);
    crash(guest);

    assertEquals(2, dumps().size());
    assertFalse(dumps().contains(first));
  }

  @Test
  void dumpsOfOneGuest_doNotPushOutThoseOfAnother() throws IOException {
    CoreDumps one = CoreDumps.in(folder).withKept(1);
    crash(start("a/b", one));
    crash(start("a_b", one));

    assertEquals(2, dumps().size());
  }

  @Test
  void hostileGuestName_staysInTheFolder() throws IOException {
    crash(start("../../\u202e" + "x".repeat(300), CoreDumps.in(folder)));

    assertTrue(
        dumps().getFirst().getFileName().toString().matches("[A-Za-z0-9._-]{1,120}"),
        dumps()::toString);
  }

  @Test
  void folderThatCannotBeMade_changesNothingButTheDump() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Guest guest = start("g", CoreDumps.in(file.resolve("below")));

    GuestCrashed crash = crash(guest);

    assertEquals("integer-divide-by-zero", crash.report().failure().kind());
    assertEquals("Hello, Ada!", guest.call("greet", "Ada"));
  }

  @Test
  void sinkThatThrows_changesNothingButTheDump() {
    CoreDumpSink broken =
        _ -> {
          throw new IllegalStateException("no room");
        };

    GuestCrashed crash = crash(start("g", CoreDumps.to(broken)));

    assertEquals(Optional.empty(), crash.report().coreDump());
    assertTrue(suppressed(crash).contains("no room"), suppressed(crash));
  }

  @Test
  void sinkThatHangs_delaysNoAnswerAndNoRestart() {
    var hanging = new CountDownLatch(1);
    CoreDumpSink slow =
        _ -> {
          hanging.await();
          return "late";
        };
    GuestSpec spec = Crashers.named("g").withCoreDumps(CoreDumps.to(slow));
    Guest guest = cofferdam.start(spec);
    long start = System.nanoTime();

    GuestCrashed first = crash(guest);
    GuestCrashed second = crash(guest);
    long tookSeconds = (System.nanoTime() - start) / 1_000_000_000;
    hanging.countDown();

    assertEquals("integer-divide-by-zero", first.report().failure().kind());
    assertEquals("integer-divide-by-zero", second.report().failure().kind());
    assertEquals(Optional.empty(), first.report().coreDump());
    assertTrue(tookSeconds < 10, tookSeconds + " s, of the 20 s that a call may take");
  }

  @Test
  void sinkThatFailsWithAnError_changesNothingButTheDump() {
    CoreDumpSink broken =
        _ -> {
          throw new AssertionError("broken sink");
        };

    GuestCrashed crash = crash(start("g", CoreDumps.to(broken)));

    assertTrue(suppressed(crash).contains("broken sink"), suppressed(crash));
  }

  @Test
  void partThatMayBeWrittenRightNow_isLeftAndAnOldOneGoes() throws IOException {
    Guest guest = start("g", CoreDumps.in(folder));
    crash(guest);
    String name = dumps().getFirst().getFileName().toString();
    String prefix = name.substring(0, name.indexOf('-', 2) + 1);
    Path fresh = Files.createFile(folder.resolve(prefix + "fresh.part"));
    Path old = Files.createFile(folder.resolve(prefix + "old.part"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(1))));

    crash(guest);

    assertTrue(Files.exists(fresh));
    assertFalse(Files.exists(old));
  }

  @Test
  void guestWithoutCoreDumps_leavesNone() throws IOException {
    GuestCrashed crash = crash(cofferdam.start(Crashers.named("g")));

    assertEquals(Optional.empty(), crash.report().coreDump());
    assertEquals(List.of(), dumps());
  }

  private Guest start(String name, CoreDumps dumps) {
    return cofferdam.start(
        Crashers.named(name).withCoreDumps(dumps.withPatience(Duration.ofSeconds(15))));
  }

  private static GuestCrashed crash(Guest guest) {
    return assertThrows(GuestCrashed.class, () -> guest.call("divide", 1, 0));
  }

  private static String suppressed(GuestCrashed crash) {
    return Arrays.toString(Objects.requireNonNull(crash.getCause()).getSuppressed());
  }

  private List<Path> dumps() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private String contents() throws IOException {
    return Files.readString(dumps().getFirst(), StandardCharsets.ISO_8859_1);
  }

  private static CoreDump read(Path file) throws IOException {
    return CoreDumpDecoder.decode(Files.readAllBytes(file));
  }
}
