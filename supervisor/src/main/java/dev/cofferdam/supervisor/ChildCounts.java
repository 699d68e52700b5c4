package dev.cofferdam.supervisor;

/// The children of a supervisor at one moment, counted.
///
/// @param specs how many there are, running or not
/// @param active how many run, start or stop
/// @param supervisors how many of all are supervisors
/// @param workers how many of all are tasks
/// @param condemned how many instances were let go and still run
public record ChildCounts(int specs, int active, int supervisors, int workers, int condemned) {}
