package dev.cofferdam.fleet.run;

import dev.cofferdam.fleet.config.FleetConfig;
import dev.cofferdam.fleet.config.GroupConfig;
import dev.cofferdam.fleet.config.GuestConfig;
import dev.cofferdam.fleet.config.Nearest;
import dev.cofferdam.fleet.control.ControlException;
import dev.cofferdam.fleet.log.FleetLog;
import dev.cofferdam.fleet.view.FleetSnapshot;
import dev.cofferdam.isolation.Cofferdam;
import dev.cofferdam.isolation.CofferdamSpec;
import dev.cofferdam.isolation.CrashBudget;
import dev.cofferdam.isolation.GuestListener;
import dev.cofferdam.isolation.QuarantineStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/// A running fleet: the guests of a configuration, which can be changed while they run.
///
/// Safe for use by many threads. Changes are made one after the other; looking and calling does not
/// wait for them.
public final class Fleet implements AutoCloseable {
  private final Cofferdam cofferdam;
  private final Surroundings surroundings;
  private final FleetTimer timer = new FleetTimer();
  private final GroupLinks links;
  private final Object changes = new Object();
  private volatile FleetConfig config;
  private volatile SequencedMap<String, FleetGuest> guests = new LinkedHashMap<>();

  /// What a fleet works with.
  ///
  /// @param log where it writes what it does
  /// @param listener is told what happens to the guests
  /// @param quarantines where quarantines are kept
  /// @param historyState says how the crash history fares, for people
  public record Surroundings(
      FleetLog log,
      GuestListener listener,
      QuarantineStore quarantines,
      Supplier<String> historyState) {}

  private Fleet(FleetConfig config, Surroundings surroundings) {
    this.config = config;
    this.surroundings = surroundings;
    this.cofferdam =
        Cofferdam.create(
            CofferdamSpec.standard()
                .withListener(surroundings.listener())
                .withQuarantines(surroundings.quarantines()));
    this.links = new GroupLinks(cofferdam);
  }

  /// Starts all guests, in order. A guest that does not start stays down, and the log and the
  /// snapshot say why.
  public static Fleet start(FleetConfig config, Surroundings surroundings) {
    return start(config, surroundings, new StopRequest());
  }

  /// Starts all guests, in order, until a stop is requested: the rest is not started then.
  public static Fleet start(FleetConfig config, Surroundings surroundings, StopRequest stop) {
    var fleet = new Fleet(config, surroundings);
    synchronized (fleet.changes) {
      config.guests().stream().takeWhile(_ -> !stop.isMade()).forEach(fleet::add);
      fleet.link();
    }
    return fleet;
  }

  private void add(GuestConfig guest) {
    var added = new FleetGuest(cofferdam, surroundings.log(), guest);
    var more = new LinkedHashMap<>(guests);
    more.put(guest.name(), added);
    guests = Collections.unmodifiableSequencedMap(more);
    begin(added, 1);
  }

  /// Starts a guest, and tries again by and by where that may help: as often as its crash budget
  /// allows crashes in a row.
  private void begin(FleetGuest guest, int attempt) {
    CrashBudget budget = guest.config().supervision().crashes();
    if (guest.begin() && attempt < budget.anyInRow()) {
      timer.after(CommandRules.delay(attempt, budget), () -> beginAgain(guest, attempt + 1));
    }
  }

  private void beginAgain(FleetGuest guest, int attempt) {
    synchronized (changes) {
      if (guest.equals(guests.get(guest.config().name())) && guest.isDown()) {
        begin(guest, attempt);
        link();
      }
    }
  }

  private void link() {
    links.link(config, List.copyOf(guests.values()));
  }

  /// Changes the guests to those of another configuration: those that are gone are stopped, those
  /// that changed are replaced, new ones are started. One that does not start goes on as it was.
  ///
  /// The settings stay those that the fleet was started with.
  ///
  /// @return what was done
  public ReloadReport reload(FleetConfig wanted) {
    synchronized (changes) {
      ReloadPlan plan = ReloadPlan.between(running(), wanted);
      config = wanted;
      plan.stopped().forEach(this::remove);
      var failures = new ArrayList<String>();
      plan.replaced().forEach(next -> replace(next, failures));
      plan.started().forEach(this::add);
      order(wanted);
      link();
      return ReloadReport.of(plan, failures);
    }
  }

  private SequencedMap<String, GuestConfig> running() {
    var running = new LinkedHashMap<String, GuestConfig>();
    guests.forEach((name, guest) -> running.put(name, guest.config()));
    return running;
  }

  private void remove(String name) {
    var fewer = new LinkedHashMap<>(guests);
    FleetGuest removed = fewer.remove(name);
    guests = Collections.unmodifiableSequencedMap(fewer);
    if (removed != null) {
      removed.end();
    }
  }

  private void replace(GuestConfig next, List<String> failures) {
    try {
      replaceOrBegin(guest(next.name()), next);
    } catch (ControlException e) {
      failures.add(e.getMessage());
    }
  }

  private void replaceOrBegin(FleetGuest guest, GuestConfig next) {
    if (guest.isDown()) {
      guest.take(next);
      begin(guest, 1);
      guest.requireRunning();
    } else {
      guest.replace(next);
    }
  }

  private void order(FleetConfig wanted) {
    var ordered = new LinkedHashMap<String, FleetGuest>();
    wanted.guests().forEach(each -> ordered.put(each.name(), guest(each.name())));
    guests = Collections.unmodifiableSequencedMap(ordered);
  }

  /// Gives a guest a new instance, without losing a call; or starts it where it did not start.
  ///
  /// @throws ControlException if there is no such guest, or it does not start
  public void restart(String name) {
    synchronized (changes) {
      try {
        FleetGuest guest = guest(name);
        replaceOrBegin(guest, guest.config());
      } finally {
        link();
      }
    }
  }

  /// Ends a guest's quarantine.
  ///
  /// @throws ControlException if there is no such guest, or it does not run
  public void release(String name) {
    guest(name).running().release();
  }

  /// Returns a guest.
  ///
  /// @throws ControlException if there is none of that name
  FleetGuest guest(String name) {
    FleetGuest guest = guests.get(name);
    if (guest == null) {
      throw ControlException.notFound(
          "there is no guest '%s'%s"
              .formatted(
                  name,
                  Nearest.of(name, guests.keySet())
                      .map("; did you mean '%s'?"::formatted)
                      .orElse("; cofferdam ps lists them")));
    }
    return guest;
  }

  /// Returns the configuration that the guests were last changed to.
  public FleetConfig config() {
    return config;
  }

  /// Returns how the fleet is.
  public FleetSnapshot snapshot() {
    FleetConfig present = config;
    var groups = new ArrayList<FleetSnapshot.Group>();
    addGroup(groups, Optional.empty(), "");
    for (GroupConfig group : present.groups()) {
      String strategy = group.strategy().name().toLowerCase(Locale.ROOT).replace('_', '-');
      addGroup(groups, Optional.of(group.name()), strategy);
    }
    return new FleetSnapshot(
        present.name(),
        surroundings.log().now(),
        surroundings.historyState().get(),
        groups,
        surroundings.log().recent());
  }

  private void addGroup(List<FleetSnapshot.Group> groups, Optional<String> name, String strategy) {
    List<FleetSnapshot.Row> rows =
        guests.values().stream()
            .filter(guest -> guest.config().group().equals(name))
            .map(FleetGuest::row)
            .toList();
    if (!rows.isEmpty()) {
      groups.add(new FleetSnapshot.Group(name.orElse(""), strategy, rows));
    }
  }

  /// Stops the guests, the last one first, each when the one before has stopped. When the fleet's
  /// drain time is over, those that are left are stopped at the same time.
  @Override
  public void close() {
    timer.close();
    synchronized (changes) {
      links.unlink();
      var last = new ArrayList<>(guests.sequencedValues().reversed());
      StopInTurn.stop(last, FleetGuest::end, config.settings().drain());
    }
    cofferdam.close();
  }
}
