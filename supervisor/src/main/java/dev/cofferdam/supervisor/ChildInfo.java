package dev.cofferdam.supervisor;

/// A child at one moment.
///
/// @param id its name
/// @param status where it stands
/// @param instance how many times it has been started
/// @param restart its restart type
/// @param isSupervisor whether it is a supervisor
public record ChildInfo(
    String id, ChildStatus status, int instance, Restart restart, boolean isSupervisor) {}
