package dev.cofferdam.history;

/// How often a guest, or a component, crashed.
///
/// @param name the guest's name, or the component's digest
/// @param tally how often
public record Summary(String name, Tally tally) {}
