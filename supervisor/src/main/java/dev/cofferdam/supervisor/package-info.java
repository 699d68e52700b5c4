/// Supervision trees as in Erlang/OTP, for any Java task on virtual threads.
///
/// ## Why supervise
///
/// A long-running program meets failures nobody foresaw: a connection that breaks, a message that
/// makes a parser throw, a state that should not be possible. Code that tries to repair itself on
/// the spot is where the next such failure is born. Supervision does something simpler: the failing
/// part ends, *all of it*, with its state; somebody else, who does nothing but watch, starts it
/// anew from a state that is known to be good. That cures every failure that does not come back at
/// once, which is most of them. The work does not watch itself, and the watcher does not work.
///
/// ## A first supervisor
///
/// A {@link dev.cofferdam.supervisor.Task} is the work: a method that blocks as it likes, on a
/// virtual thread of its own. A {@link dev.cofferdam.supervisor.ChildSpec} says how to start and
/// stop it. A {@link dev.cofferdam.supervisor.Supervisor} does so:
///
/// ```java
/// SupervisorSpec spec =
///     SupervisorSpec.of("orders", RestartStrategy.REST_FOR_ONE)
///         .withChild(ChildSpec.of("connection", connection::run).withAnnouncedStart())
///         .withChild(ChildSpec.of("reader", reader::run));
/// try (Supervisor supervisor = Supervisor.start(spec)) {
///   serve();
/// }
/// ```
///
/// `start` returns when both run: the connection first, and because its start is *announced*, only
/// once it has called {@link dev.cofferdam.supervisor.TaskContext#started}; then the reader. If
/// either throws, it is started again. At the end of the block the reader is stopped, then the
/// connection: children stop in the reverse order of their start, so each can rely on those before
/// it as long as it lives.
///
/// ## What to restart
///
/// Two questions, two answers. *Is this child to be started again?* Its {@link
/// dev.cofferdam.supervisor.Restart} says: always (a server), after failures (a job that has an
/// end), or never. *Who else is affected?* The {@link dev.cofferdam.supervisor.RestartStrategy} of
/// its supervisor says: nobody; everybody; or those that were started after it, which is what the
/// example needs, as its reader holds the broken connection, and the connection knows no reader.
///
/// ## When to give up
///
/// A failure that comes back at once is not cured by restarting, and a supervisor that restarts for
/// ever only hides it. So each has a {@link dev.cofferdam.supervisor.RestartIntensity}: if there
/// are more restarts than 3 within 5 seconds, or what you choose, it stops all its children and
/// ends. That is no defeat but the next step of the same idea: the supervisor is itself a child of
/// a larger one, to which this is a failed child, and which restarts the whole branch from further
/// back. Only where the top one gives up does a person have to know, through {@link
/// dev.cofferdam.supervisor.Supervisor#ended}; the JVM and the threads of others go on. A {@link
/// dev.cofferdam.supervisor.Backoff} makes restarts wait, for children whose failures take a while
/// to pass, and the specification checks that giving up stays possible with it.
///
/// Build the tree so that a branch contains what must be restarted together, and so that the parts
/// that fail most hang lowest. Children that come and go, one for each connection or customer,
/// belong under a {@link dev.cofferdam.supervisor.DynamicSupervisor}.
///
/// ## How to stop
///
/// Java cannot end a thread, so a task has to take part: it ends when it is interrupted, or when an
/// action it has given to {@link dev.cofferdam.supervisor.TaskContext#onStop} tells it to. One that
/// does not is interrupted when its {@link dev.cofferdam.supervisor.Shutdown} time is over, and
/// *condemned* a second later: its supervisor goes on without it, counts it, and reports when it
/// ends after all. Stopping wins every race: once a child or its supervisor has been told to stop,
/// no failure, timer or sibling starts it again.
///
/// ## Where it differs from OTP
///
/// - A child that was terminated by hand stays down when its group is restarted.
/// - A supervisor that gives up is a failed child, so a transient one is restarted, too.
/// - Starting a child holds nobody up: while one starts, or stops, its supervisor handles the
///   failures of others, and can be stopped itself.
/// - Restarts can wait (`Backoff`), and a child that does not stop is let go rather than killed.
///
/// How it is built: `SupervisorLoop` is the mechanism, `Decision` the decision, `ChildRecords` the
/// bookkeeping.
package dev.cofferdam.supervisor;
