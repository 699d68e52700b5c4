package dev.cofferdam.isolation;

import dev.cofferdam.component.Component;
import dev.cofferdam.component.ComponentLinker;
import dev.cofferdam.engine.Store;

/// What all lives of a guest share.
///
/// @param terms what it may use
/// @param component its code
/// @param linker what it imports
/// @param reporter makes its crash reports
/// @param surroundings what it shares with other guests
record GuestParts(
    GuestSpec.Terms terms,
    Component component,
    ComponentLinker linker,
    CrashReporter reporter,
    Surroundings surroundings) {
  Store newStore() {
    return component.engine().newStore(terms.limits());
  }
}
