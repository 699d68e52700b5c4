package dev.cofferdam.isolation;

/// How one function of the host does, for one guest.
///
/// @param name the function as the guest imports it
/// @param state whether it is called
/// @param callCount how often it was called
/// @param failureCount how often it failed
/// @param failuresInRow how often it has failed since it last did well
/// @param detachedCount how many calls that were given up still run in it
public record HostFuncInfo(
    String name,
    BreakerState state,
    long callCount,
    long failureCount,
    int failuresInRow,
    int detachedCount) {}
