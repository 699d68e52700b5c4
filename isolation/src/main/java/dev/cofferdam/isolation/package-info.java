/// Guests: components that crash without harm, say why, and are there again.
///
/// A {@link dev.cofferdam.isolation.Cofferdam} starts each {@link dev.cofferdam.isolation.Guest}
/// from a {@link dev.cofferdam.isolation.GuestSpec}: a component, its limits, what it is granted.
/// Calls of any number of threads wait in the guest's bounded mailbox and are made by its own
/// virtual thread. Every call is answered in time: with a value, or with one of the other {@link
/// dev.cofferdam.isolation.CallOutcome}s.
///
/// ```java
/// try (Cofferdam cofferdam = Cofferdam.create()) {
///   Guest greeter = cofferdam.start(GuestSpec.of("greeter", Path.of("greeter.wasm")));
///   switch (greeter.tryCall("greet", "Ada")) {
///     case Outcome.Returned(var greeting) -> show(greeting);
///     case Outcome.Crashed(CrashReport report, _) -> log(report.toText());
///     case Outcome.Exited _, CallOutcome.Refused _ -> tryLater();
///   }
/// }
/// ```
///
/// A crash ends the guest's Store with everything that the host had opened for it, is told in a
/// {@link dev.cofferdam.isolation.report.CrashReport}, and is followed by a new Store of the same
/// component: at once if the guest had worked before, later if it crashes again and again, and not
/// at all when it has used up its {@link dev.cofferdam.isolation.CrashBudget}. Other guests notice
/// nothing of it.
///
/// What the host gives a guest is defined through a {@link dev.cofferdam.isolation.HostLinker}. Its
/// functions may throw, block and ignore interrupts: the caller is answered in time all the same,
/// and the report names the function.
///
/// A guest that crashes too often is put into {@link dev.cofferdam.isolation.Quarantine}, and a
/// function of the host that fails too often is left alone for a while. A {@link
/// dev.cofferdam.isolation.GuestListener} is told all of it. A new version of a guest takes over
/// without losing a call, and the old one comes back if it crashes on trial; a guest can have
/// several instances, be asked by {@link dev.cofferdam.isolation.Probes} how it does, and be linked
/// to guests that it needs.
///
/// How it is built: `LifeCycle` and `RestartRules` decide, and are pure; a `CaseFile` keeps the
/// books; a `GuestVersion` and its `Slot`s act on it; an `Incarnation` is one life with its Store
/// and thread; `Entry` is the way into the Store; `RunPermits` shares the processors;
/// `DeadlineSweep` answers what is late.
package dev.cofferdam.isolation;
