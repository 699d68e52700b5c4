package dev.cofferdam.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.WasmFrame;
import dev.cofferdam.history.CrashDatabase;
import dev.cofferdam.history.CrashFilter;
import dev.cofferdam.history.CrashQueries;
import dev.cofferdam.history.FingerprintOrder;
import dev.cofferdam.history.GuestHealth;
import dev.cofferdam.history.HistorySpec;
import dev.cofferdam.history.Page;
import dev.cofferdam.history.Retention;
import dev.cofferdam.isolation.GuestEvent;
import dev.cofferdam.isolation.report.CrashReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A crash history answers quickly, however much it holds. `-Dhistory.crashes` says how much.
@Tag("suites")
final class HistoryAtSizeTest {
  private static final int CRASHES = Integer.getInteger("history.crashes", 20_000);
  private static final int GUESTS = 20;
  private static final int PLACES = 1_000;
  private static final int ROUNDS = 15;

  /// What a person who waits for an answer does not notice, and what a busy machine adds to it.
  private static final long MILLIS_MAX = 100 * 5;

  /// A timeline reads a row for each minute that had a crash: 86,400 for 60 days at the most.
  private static final long TIMELINE_MILLIS_MAX = 5_000;

  /// Crashes are spread over this time, which retention keeps.
  private static final Duration PAST = Duration.ofDays(60);

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
  private final Instant begin = now.minus(PAST);

  @TempDir private Path folder;

  @Test
  @Timeout(1_800)
  void everyQuestion_isAnsweredQuickly() throws Exception {
    var spec =
        HistorySpec.ofFile(folder.resolve("crashes"))
            .withRetention(Retention.standard().withRowCount(Long.MAX_VALUE));
    try (var database = CrashDatabase.open(spec)) {
      long startNanos = System.nanoTime();
      fill(database);
      long millis = Duration.ofNanos(System.nanoTime() - startNanos).toMillis();
      System.out.printf(
          "%,d crashes in %,d ms, %,d a second%n", CRASHES, millis, CRASHES * 1_000L / millis);

      Map<String, Long> medians = new LinkedHashMap<>();
      questions(database.queries())
          .forEach((name, question) -> medians.put(name, median(question)));
      medians.forEach(
          (name, micros) -> System.out.printf("%-32s %,10.1f ms%n", name, micros / 1e3));

      assertEquals(CRASHES, total(database.queries()));
      assertEquals(
          Map.of(),
          medians.entrySet().stream()
              .filter(each -> each.getValue() > millisMax(each.getKey()) * 1_000)
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
  }

  private static long millisMax(String question) {
    return question.startsWith("timeline") ? TIMELINE_MILLIS_MAX : MILLIS_MAX;
  }

  private void fill(CrashDatabase database) throws InterruptedException {
    for (int i = 0; i < CRASHES; i++) {
      Instant time = begin.plus(PAST.multipliedBy(i).dividedBy(CRASHES));
      // Half of all crashes are of one guest, and half of each guest's of one place.
      int guest = i % 2 == 0 ? 0 : 1 + i / 2 % (GUESTS - 1);
      int place = i % 4 < 2 ? guest : GUESTS + i / 4 % PLACES;
      database.listener().on(crash("guest-" + guest, place, time));
    }
    assertTrue(database.flush(Duration.ofMinutes(10)));
  }

  private static GuestEvent crash(String guest, int place, Instant time) {
    var frames = List.of(new WasmFrame("app", place, "crash", place));
    var report =
        new CrashReport(
            new CrashReport.Failure("unreachable", "it is", frames, Optional.empty(), List.of()),
            new CrashReport.Target(guest + ".wasm", digest(guest), "go"),
            new CrashReport.Usage(
                10,
                new CrashReport.Memory(65_536, 65_536),
                new CrashReport.Resources(0, Map.of()),
                Limits.untrusted(),
                Optional.empty()),
            new CrashReport.Moment(time, Duration.ofMillis(3), 1));
    return new GuestEvent.Crashed(guest, time, report);
  }

  private static String digest(String guest) {
    return CrashReport.digest(guest.getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, Runnable> questions(CrashQueries queries) {
    String loudest = queries.topFingerprints(FingerprintOrder.COUNT, 1).getFirst().fingerprint();
    CrashFilter all = CrashFilter.all();
    var questions = new LinkedHashMap<String, Runnable>();
    questions.put("show", () -> queries.crash(CRASHES / 2));
    lists(queries, loudest)
        .forEach((name, filter) ->
            questions.put("list " + name, () -> queries.crashes(filter, Page.newest(100))));
    questions.put(
        "list, far back", () -> queries.crashes(all, Page.newest(100).after(CRASHES / 10)));
    questions.put("top by count", () -> queries.topFingerprints(FingerprintOrder.COUNT, 20));
    questions.put("top by time", () -> queries.topFingerprints(FingerprintOrder.LAST_SEEN, 20));
    questions.put("top guests", () -> queries.topGuests(20));
    questions.put("top components", () -> queries.topComponents(20));
    questions.put("mean time between crashes", () -> queries.guest("guest-0"));
    questions.put("rate", () -> queries.health("guest-0", GuestHealth.Thresholds.standard()));
    questions.put(
        "timeline of 60 days",
        () -> queries.timeline(Optional.empty(), begin, Duration.ofHours(1), 60 * 24));
    questions.put(
        "timeline of a week",
        () -> queries.timeline(Optional.of("guest-0"), begin, Duration.ofMinutes(1), 10_000));
    return questions;
  }

  private Map<String, CrashFilter> lists(CrashQueries queries, String loudest) {
    CrashFilter all = CrashFilter.all();
    String rare = queries.topFingerprints(FingerprintOrder.COUNT, 1_000).getLast().fingerprint();
    var lists = new LinkedHashMap<String, CrashFilter>();
    lists.put("all", all);
    lists.put("of a guest", all.withGuest("guest-1"));
    lists.put("of a fingerprint", all.withFingerprint(rare));
    lists.put("of a component", all.withDigest(digest("guest-1")));
    lists.put(
        "of a day",
        all.withSince(begin.plus(Duration.ofDays(9))).withUntil(begin.plus(Duration.ofDays(10))));
    lists.put(
        "of a guest and day",
        all.withGuest("guest-1")
            .withSince(begin.plus(Duration.ofDays(9)))
            .withUntil(begin.plus(Duration.ofDays(10))));
    lists.put(
        "of a component and day",
        all.withDigest(digest("guest-1"))
            .withSince(begin.plus(Duration.ofDays(9)))
            .withUntil(begin.plus(Duration.ofDays(10))));
    lists.put("of guest and fingerprint", all.withGuest("guest-0").withFingerprint(loudest));
    lists.put("that are none", all.withGuest("guest-1").withFingerprint(loudest));
    lists.put("of nobody", all.withGuest("nobody"));
    return lists;
  }

  private static long median(Runnable question) {
    long[] micros = new long[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long startNanos = System.nanoTime();
      question.run();
      micros[i] = (System.nanoTime() - startNanos) / 1_000;
    }
    Arrays.sort(micros);
    return micros[ROUNDS / 2];
  }

  private static long total(CrashQueries queries) {
    return queries.topGuests(GUESTS).stream().mapToLong(each -> each.tally().count()).sum();
  }
}
