package dev.cofferdam.history;

import static dev.cofferdam.history.Crashes.NOON;
import static dev.cofferdam.history.Crashes.crash;
import static dev.cofferdam.history.Crashes.quarantine;
import static dev.cofferdam.history.Crashes.report;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.engine.WasmFrame;
import dev.cofferdam.isolation.GuestEvent;
import dev.cofferdam.isolation.Quarantine;
import dev.cofferdam.isolation.report.CrashReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every kind of database has to do.
abstract class CrashDatabaseContract {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private HistorySpec spec;
  private CrashDatabase database;

  /// Returns where a database is that no other test uses.
  abstract Location freshLocation();

  @BeforeEach
  final void open() {
    spec = HistorySpec.of(freshLocation()).withTime(() -> NOON);
    database = CrashDatabase.open(spec);
  }

  @AfterEach
  final void close() {
    database.close();
  }

  @Test
  void crash_isFoundWithItsWholeReport() throws Exception {
    CrashReport report = report("a", 1, NOON);
    tell(crash("a", report));

    StoredCrash found = newest().getFirst();
    assertEquals(report.target(), found.target());
    assertEquals(report.fingerprint(), found.failure().fingerprint());
    assertEquals("0x1 - app!crash", found.failure().topFrame());
    assertEquals(Optional.of(report.toJson()), query().crash(found.id()).orElseThrow().json());
  }

  @Test
  void crashNumber_thatIsUnknown_isEmpty() {
    assertEquals(Optional.empty(), query().crash(7));
  }

  @Test
  void crashes_ofAGuest_areFound() throws Exception {
    tell(crash("a", 1, NOON), crash("b", 1, NOON), crash("a", 2, NOON));

    assertEquals(2, count(CrashFilter.all().withGuest("a")));
  }

  @Test
  void crashes_ofAFingerprint_areFound() throws Exception {
    tell(crash("a", 1, NOON), crash("a", 2, NOON));

    assertEquals(1, count(CrashFilter.all().withFingerprint(report("a", 2, NOON).fingerprint())));
  }

  @Test
  void crashes_ofAComponent_areFound() throws Exception {
    tell(crash("a", 1, NOON), crash("b", 1, NOON), crash("b", 1, NOON));

    assertEquals(2, count(CrashFilter.all().withDigest(Crashes.digest("b"))));
  }

  @Test
  void crashes_ofAStretchOfTime_areFound() throws Exception {
    tell(crash("a", 1, NOON), crash("a", 1, NOON.plusSeconds(10)), crash("a", 1, hours(1)));

    assertEquals(2, count(CrashFilter.all().withUntil(hours(1))));
    assertEquals(1, count(CrashFilter.all().withSince(NOON.plusSeconds(11))));
    assertEquals(0, count(CrashFilter.all().withSince(hours(2))));
  }

  @Test
  void crashes_pageAfterPage_comeOnceEach() throws Exception {
    tell(crash("a", 1, NOON), crash("a", 2, NOON), crash("a", 3, NOON));

    List<StoredCrash> first = query().crashes(CrashFilter.all(), Page.newest(2));
    long last = first.getLast().id();
    List<StoredCrash> second = query().crashes(CrashFilter.all(), Page.newest(2).after(last));
    assertEquals(List.of("0x3", "0x2"), places(first));
    assertEquals(List.of("0x1"), places(second));
  }

  @Test
  void clockThatLeapsBack_leavesTheOrder() throws Exception {
    tell(crash("a", 1, NOON), crash("a", 2, hours(-24)));

    assertEquals(List.of("0x2", "0x1"), places(newest()));
    assertEquals(new Tally(2, hours(-24), NOON), query().guest("a").orElseThrow());
  }

  @Test
  void fingerprints_comeByCount() throws Exception {
    tell(crash("a", 1, NOON), crash("a", 2, NOON), crash("a", 1, hours(1)));

    FingerprintSummary top = query().topFingerprints(FingerprintOrder.COUNT, 5).getFirst();
    assertEquals(new Tally(2, NOON, hours(1)), top.tally());
    assertEquals("unreachable", top.kind());
    assertEquals("0x1 - app!crash", top.topFrame());
    assertEquals(Optional.of(top), query().fingerprint(top.fingerprint()));
  }

  @Test
  void fingerprints_comeByTheirLastTime() throws Exception {
    tell(crash("a", 1, NOON), crash("a", 2, hours(2)), crash("a", 1, hours(1)));

    var order = query().topFingerprints(FingerprintOrder.LAST_SEEN, 5);
    assertEquals(
        List.of("0x2 - app!crash", "0x1 - app!crash"),
        order.stream().map(FingerprintSummary::topFrame).toList());
  }

  @Test
  void fingerprint_namesTheGuestsThatHadItMost() throws Exception {
    CrashReport shared = report("shared", 1, NOON);
    tell(crash("a", shared), crash("b", shared), crash("b", shared));

    assertEquals(
        new FingerprintSummary.Guests(2, List.of("b", "a")),
        query().fingerprint(shared.fingerprint()).orElseThrow().guests());
  }

  @Test
  void guestsAndComponents_areCounted() throws Exception {
    tell(crash("a", 1, NOON), crash("b", 1, NOON), crash("b", 2, hours(1)));

    assertEquals(List.of("b", "a"), query().topGuests(5).stream().map(Summary::name).toList());
    assertEquals(Crashes.digest("b"), query().topComponents(1).getFirst().name());
    assertEquals(2, query().component(Crashes.digest("b")).orElseThrow().count());
    assertEquals(Optional.empty(), query().guest("c"));
  }

  @Test
  void timeline_countsInBucketsAlsoWhereThereIsNone() throws Exception {
    tell(crash("a", 1, NOON), crash("b", 1, NOON.plusSeconds(90)), crash("a", 1, hours(2)));

    var buckets = query().timeline(Optional.empty(), NOON, Duration.ofHours(1), 3);
    assertEquals(List.of(2L, 0L, 1L), buckets.stream().map(TimelineBucket::count).toList());
    var ofA = query().timeline(Optional.of("a"), NOON, Duration.ofHours(1), 3);
    assertEquals(List.of(1L, 0L, 1L), ofA.stream().map(TimelineBucket::count).toList());
  }

  @Test
  void otherEvents_areRecordedInTheirOrder() throws Exception {
    tell(
        new GuestEvent.Started("a", NOON, 1),
        new GuestEvent.RestartPlanned("a", NOON, Duration.ofMillis(200)),
        new GuestEvent.Replaced("a", NOON, "00ff"),
        new GuestEvent.RolledBack("a", NOON, "slow"),
        new GuestEvent.Stopped("b", NOON));

    var events = query().events(Optional.of("a"), Page.newest(10));
    assertEquals(
        List.of("ROLLED_BACK slow", "REPLACED 00ff", "RESTART_PLANNED after 200 ms"),
        events.stream().map(event -> event.kind() + " " + event.detail()).toList());
  }

  @Test
  void health_followsCrashesQuarantineAndRelease() throws Exception {
    assertEquals(GuestHealth.HEALTHY, health());
    tell(crash("a", 1, NOON), crash("a", 1, NOON), crash("a", 1, NOON));
    assertEquals(GuestHealth.FLAKY, health());
    tell(new GuestEvent.Quarantined("a", NOON, quarantine("c", Duration.ofMinutes(15))));
    assertEquals(GuestHealth.QUARANTINED, health());
    tell(new GuestEvent.Released("a", NOON));
    assertEquals(GuestHealth.FLAKY, health());
  }

  @Test
  void quarantine_isThereAfterTheDatabaseWasClosed() {
    Quarantine quarantine = quarantine("c", Duration.ofMinutes(15));
    database.quarantines().put(quarantine);

    reopen(same -> same);

    assertEquals(Optional.of(quarantine), find("c"));
    assertEquals(Optional.empty(), find("other"));
  }

  @Test
  void laterQuarantine_takesTheEarlierOnesPlace() {
    Quarantine longer = quarantine("c", Duration.ofMinutes(30));
    database.quarantines().put(quarantine("c", Duration.ofMinutes(15)));
    database.quarantines().put(longer);

    assertEquals(Optional.of(longer), find("c"));
  }

  @Test
  void removedQuarantine_isGoneAfterTheDatabaseWasClosed() {
    Quarantine quarantine = quarantine("c", Duration.ofMinutes(15));
    database.quarantines().put(quarantine);
    database.quarantines().remove(quarantine.key());

    reopen(same -> same);

    assertEquals(Optional.empty(), find("c"));
  }

  @Test
  void quarantinesBeyondTheLimit_goByTheirAge() {
    reopen(spec -> spec.withRetention(Retention.standard().withQuarantineCount(2)));
    for (int i = 1; i <= 3; i++) {
      database.quarantines().put(quarantine("c" + i, Duration.ofMinutes(15), hours(i)));
    }

    assertEquals(Optional.empty(), find("c1"));
    reopen(same -> same);

    assertEquals(Optional.empty(), find("c1"));
    assertTrue(find("c2").isPresent() && find("c3").isPresent());
  }

  @Test
  void olderTables_areCarriedOverWithEverythingInThem() throws Exception {
    spec = HistorySpec.of(freshLocation()).withTime(() -> NOON);
    try (var lane = new Lane("test", Connector.of(spec.location()))) {
      var batch = new Batch("w", 1, List.of(Row.of(crash("a", 1, NOON)).orElseThrow()));
      lane.write(connection -> Schema.migrate(connection, Schema.STEPS.subList(0, 1)));
      lane.write(connection -> batch.write(connection, spec.retention(), NOON));
    }

    reopen(same -> same);
    tell(crash("a", 1, hours(1)));

    assertEquals(List.of(hours(1), NOON), newest("a").stream().map(StoredCrash::time).toList());
    assertEquals(new Tally(2, NOON, hours(1)), query().guest("a").orElseThrow());
    assertTrue(query().crash(newest().getLast().id()).orElseThrow().json().isPresent());
  }

  @Test
  void migrationThatEndedHalfWay_isFinished() throws Exception {
    spec = HistorySpec.of(freshLocation()).withTime(() -> NOON);
    List<String> second = Schema.STEPS.get(1);
    try (var lane = new Lane("test", Connector.of(spec.location()))) {
      lane.write(connection -> Schema.migrate(connection, Schema.STEPS.subList(0, 1)));
      for (String statement : second.subList(0, second.size() / 2)) {
        lane.write(connection -> Sql.execute(connection, statement));
      }
    }

    reopen(same -> same);
    tell(crash("a", 1, NOON));

    assertEquals(1, newest("a").size());
  }

  @Test
  void tablesOfANewerVersion_areLeftAlone() {
    int newer = Schema.STEPS.size() + 1;
    try (var lane = new Lane("test", Connector.of(spec.location()))) {
      lane.write(
          connection -> Sql.update(connection, "UPDATE cofferdam_schema SET version = ?", newer));
    }

    var failure = assertThrows(HistoryException.class, () -> CrashDatabase.open(spec));
    assertTrue(
        String.valueOf(failure.getMessage())
            .contains(
                "has tables of version %d, and this Cofferdam knows version %d"
                    .formatted(newer, newer - 1)),
        failure.getMessage());
  }

  @Test
  void rowsBeyondTheLimit_goAndTheTotalsStay() throws Exception {
    reopen(spec -> spec.withRetention(Retention.standard().withRowCount(3)));
    for (int i = 1; i <= 5; i++) {
      tell(crash("a", i, hours(i)));
    }
    sweep();

    assertEquals(List.of("0x5", "0x4", "0x3"), places(newest()));
    assertEquals(new Tally(5, hours(1), hours(5)), query().guest("a").orElseThrow());
    assertEquals(
        1, query().fingerprint(report("a", 1, NOON).fingerprint()).orElseThrow().tally().count());
  }

  @Test
  void crashesBeyondTheAge_goButForTheNewest() throws Exception {
    tell(crash("old", 1, hours(-24 * 91)), crash("old", 1, NOON));
    for (int i = 0; i < Retention.NEWEST_KEPT - 1; i++) {
      database.listener().on(crash("a", 1, hours(-24 * 92)));
    }
    assertTrue(database.flush(PATIENCE));
    sweep();

    assertEquals(List.of(NOON), newest("old").stream().map(StoredCrash::time).toList());
    assertEquals(
        Retention.NEWEST_KEPT - 1,
        query()
            .timeline(Optional.of("a"), hours(-24 * 92), Duration.ofMinutes(1), 1)
            .getFirst()
            .count());
  }

  @Test
  void reportsBeyondTheLimit_goAndTheCrashesStay() throws Exception {
    reopen(spec -> spec.withRetention(Retention.standard().withReportsPerFingerprint(2)));
    tell(crash("a", 1, NOON), crash("a", 1, NOON));
    tell(crash("a", 1, NOON), crash("a", 2, NOON));

    var reports = newest().stream().map(crash -> query().crash(crash.id()).orElseThrow().json());
    assertEquals(List.of(true, true, true, false), reports.map(Optional::isPresent).toList());
  }

  @Test
  void totalsBeyondTheLimit_goByTheirLastTime() throws Exception {
    reopen(spec -> spec.withRetention(Retention.standard().withTallyCount(1)));
    tell(crash("a", 1, hours(1)), crash("b", 1, NOON));
    sweep();

    assertEquals(1, query().topGuests(10).size());
    assertTrue(query().guest("a").isPresent());
  }

  @Test
  void hostileNames_areStoredAsText() throws Exception {
    String name = "'; DROP TABLE cofferdam_crash; --\u0000\u001b[31m\n\"\ud800";
    tell(crash(name, 1, NOON));

    StoredCrash found = newest(name).getFirst();
    assertEquals(
        "'; DROP TABLE cofferdam_crash; --\\u{0}\\u{1b}[31m\\u{a}\"\\u{d800}", found.guest());
  }

  @Test
  void namesOfAMegabyte_areCappedAndStayDistinct() throws Exception {
    String huge = "x".repeat(1_000_000);
    tell(crash(huge + "1", 1, NOON), crash(huge + "2", 1, NOON));

    assertEquals(1, newest(huge + "1").size());
    assertEquals(StoredText.NAME_LENGTH_MAX, newest(huge + "1").getFirst().guest().length());
  }

  @Test
  void reportOfManyHugeNames_isShortenedAndKeepsItsFingerprint() throws Exception {
    var frame = new WasmFrame("\u0007".repeat(1_000), 1, "\u0007".repeat(1_000), 1);
    CrashReport report = report(Crashes.target("a"), Collections.nCopies(500, frame), NOON);
    tell(crash("a", report));

    String json = query().crash(newest().getFirst().id()).orElseThrow().json().orElseThrow();
    assertTrue(json.length() <= ReportText.LENGTH_MAX, () -> "length " + json.length());
    assertTrue(json.endsWith("\"fingerprint\": \"" + report.fingerprint() + "\"}"), json);
    assertTrue(json.contains("report shortened"), json);
  }

  @Test
  void everyEvent_isAcknowledgedOnceItIsCommitted() throws Exception {
    List<Long> seen = Collections.synchronizedList(new ArrayList<>());
    reopen(spec -> spec.withCommitted(_ -> seen.add(query().guest("a").orElseThrow().count())));
    tell(crash("a", 1, NOON));
    tell(crash("a", 1, NOON));
    database.close();

    assertEquals(List.of(1L, 2L), seen);
  }

  @Test
  void batchThatIsWrittenAgain_countsOnce() throws Exception {
    var batch = new Batch("w", 1, List.of(Row.of(crash("a", 1, NOON)).orElseThrow()));
    try (var lane = new Lane("test", Connector.of(spec.location()))) {
      lane.write(connection -> batch.write(connection, spec.retention(), NOON));
      lane.write(connection -> batch.write(connection, spec.retention(), NOON));
    }

    assertEquals(1, query().guest("a").orElseThrow().count());
    assertEquals(1, newest().size());
  }

  private void reopen(UnaryOperator<HistorySpec> change) {
    database.close();
    spec = change.apply(spec);
    database = CrashDatabase.open(spec);
  }

  private void tell(GuestEvent... events) throws InterruptedException {
    for (GuestEvent event : events) {
      database.listener().on(event);
    }
    assertTrue(database.flush(PATIENCE), () -> database.state().toString());
  }

  private void sweep() {
    try (var lane = new Lane("test", Connector.of(spec.location()))) {
      lane.write(connection -> Sweep.step(connection, spec.retention(), NOON));
    }
  }

  private CrashQueries query() {
    return database.queries();
  }

  private List<StoredCrash> newest() {
    return query().crashes(CrashFilter.all(), Page.newest(100));
  }

  private List<StoredCrash> newest(String guest) {
    return query().crashes(CrashFilter.all().withGuest(guest), Page.newest(100));
  }

  private int count(CrashFilter filter) {
    return query().crashes(filter, Page.newest(100)).size();
  }

  private GuestHealth health() {
    return query().health("a", GuestHealth.Thresholds.standard());
  }

  private Optional<Quarantine> find(String component) {
    return database.quarantines().find(component, "conf", "1.0");
  }

  private static List<String> places(List<StoredCrash> crashes) {
    return crashes.stream()
        .map(crash -> crash.failure().topFrame().replace(" - app!crash", ""))
        .toList();
  }

  private static Instant hours(int count) {
    return NOON.plus(Duration.ofHours(count));
  }
}
