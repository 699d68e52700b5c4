package dev.cofferdam.isolation;

import dev.cofferdam.component.Component;
import dev.cofferdam.component.ComponentLinker;
import dev.cofferdam.engine.Store;
import dev.cofferdam.isolation.breaker.Breakers;
import dev.cofferdam.isolation.quarantine.EngineVersion;
import dev.cofferdam.isolation.quarantine.Subject;
import dev.cofferdam.isolation.quarantine.Ward;
import java.util.Optional;

/// What all lives of a guest share.
///
/// @param terms what it may use
/// @param component its code
/// @param linker what it imports
/// @param reporter makes its crash reports
/// @param breakers watch what it imports
/// @param surroundings what it shares with other guests
/// @param dumps leaves core dumps of its crashes
record GuestParts(
    GuestTerms terms,
    Component component,
    ComponentLinker linker,
    CrashReporter reporter,
    Breakers breakers,
    Surroundings surroundings,
    GuestDumps dumps) {
  /// Looks up whether the guest is in quarantine.
  Ward newWard() {
    Subject subject = subject();
    return new Ward(terms.name(), subject, surroundings.quarantines().find(subject));
  }

  /// Returns the ward of a version that has been there before: it is in no quarantine.
  Ward cleanWard() {
    return new Ward(terms.name(), subject(), Optional.empty());
  }

  private Subject subject() {
    return new Subject(terms.code().digest(), terms.configurationDigest(), EngineVersion.current());
  }

  /// Returns what all instances may fill of the heap.
  HeapShare.Need heapNeed() {
    return surroundings
        .outside()
        .heap()
        .need(terms.limits().memoryBytes(), component.memoryCount(), terms.pool);
  }

  Store newStore() {
    Store store = component.engine().newStore(terms.limits());
    store.onGrowth(surroundings.outside().heap());
    return store;
  }
}
