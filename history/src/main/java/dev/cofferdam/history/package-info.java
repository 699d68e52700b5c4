/// Crash history: what happened to guests, kept in a database.
///
/// A {@link dev.cofferdam.history.CrashDatabase} is a file of the embedded database H2, or tables
/// on a PostgreSQL server. It is told what happens as the guests' listener, keeps their quarantines
/// so that these outlive the process, and answers questions afterwards, from this process or, once
/// that has ended, from another.
///
/// ```java
/// HistorySpec spec =
///     HistorySpec.ofFile(Path.of("crashes"))
///         .withRetention(Retention.standard().withAge(Duration.ofDays(30)))
///         .withCommitted(event -> log.info("kept: " + event.guest()));
/// try (CrashDatabase history = CrashDatabase.open(spec)) {
///   runGuests(history.listener(), history.quarantines());
///   for (StoredCrash crash :
///       history.queries().crashes(CrashFilter.all().withGuest("greeter"), Page.newest(20))) {
///     show(crash.id(), crash.failure().sentence());
///   }
/// }
/// ```
///
/// ## What is kept
///
/// Every crash with its whole report, and every restart planned, quarantine, release, replacement
/// and end. Crashes and events share one sequence of numbers, and lists have its order, so a clock
/// that leaps changes nothing but the times shown. {@link dev.cofferdam.history.Retention} bounds
/// all of it: old rows go in small steps, and a fingerprint that fills the database keeps its
/// newest reports only. What was counted stays: a {@link dev.cofferdam.history.Tally} of a
/// fingerprint, guest or component tells the first and last time and the mean time between failures
/// whether or not the rows are still there.
///
/// ## What is safe when
///
/// The listener's events are written in batches of what has gathered. An event of which the
/// `committed` callback was told survives `kill -9` and a power failure; a quarantine does when
/// `put` returns. While the database is away, guests go on: events wait in a bounded buffer and are
/// tried again, those beyond it are lost, counted in {@link dev.cofferdam.history.HistoryState} and
/// noted in the database as an event of kind `LOST`. A batch whose commit was not answered is not
/// counted twice.
///
/// ## Files and servers
///
/// One process has a file open; another is told so. On a server several processes may share the
/// tables, which are made and brought up to date when the first of them starts. Text from guests is
/// escaped and capped before it is stored, and values are always bound, never part of a statement.
///
/// How it is built: the `Recorder` takes events from the `EventBuffer` and writes each `Batch`
/// through a `Lane`, one connection with a thread of its own; `CrashTable`, `EventTable`,
/// `TallyTable` and `MinuteTable` are the tables; `Sweep` is one step of retention; `Schema` is how
/// the tables came to be; `GuestHealth` decides, and is pure.
package dev.cofferdam.history;
