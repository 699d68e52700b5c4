package dev.cofferdam.isolation;

/// What a guest's crash history says at one crash, that crash included.
///
/// @param account the tally of the crash
/// @param inRow crashes of this tally without a good call between
/// @param equalInRow how many of the last of those have the fingerprint of this one
/// @param isAfterGoodCall whether a good call came before the row
/// @param callsInWindow calls within the window, good and bad
/// @param crashesInWindow those of them that crashed
record CrashCounts(
    CrashAccount account,
    int inRow,
    int equalInRow,
    boolean isAfterGoodCall,
    long callsInWindow,
    long crashesInWindow) {}
