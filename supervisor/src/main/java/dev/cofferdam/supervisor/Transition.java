package dev.cofferdam.supervisor;

import java.util.List;

/// What a supervisor has decided.
///
/// @param state what it is now
/// @param actions what is to be done, in this order
record Transition(SupervisorState state, List<Action> actions) {}
