package dev.cofferdam.supervisor;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// The mechanism of a supervisor: one thread that takes a message, has it {@linkplain
/// Decision#decide decided}, does what was decided, and waits for the next. Nothing here blocks but
/// the wait, so a child that hangs while it starts or stops holds nobody up.
///
/// The state belongs to the loop's thread; other threads see the last one published.
final class SupervisorLoop {
  private final String path;
  private final SupervisorEnvironment environment;
  private final EventDelivery events;
  private final ChildRecords records = new ChildRecords();
  private final BlockingQueue<Runnable> mailbox = new LinkedBlockingQueue<>();
  private final CompletableFuture<@Nullable Void> booted = new CompletableFuture<>();
  private final CompletableFuture<ExitReason> ended = new CompletableFuture<>();
  private volatile SupervisorState state;
  private Runnable onBooted = () -> {};

  /// When the timer will ring, in the time of the state.
  private long timerNanos = ChildState.NEVER;

  private SupervisorLoop(String path, Rules rules, Surroundings surroundings) {
    this.path = path;
    this.environment = surroundings.environment;
    this.events = surroundings.events;
    this.state = SupervisorState.of(rules, environment.time().nanoTime());
  }

  /// What all loops of a tree share.
  record Surroundings(SupervisorEnvironment environment, EventDelivery events) {}

  static SupervisorLoop of(String path, SupervisorSpec spec, Surroundings surroundings) {
    Rules rules = Rules.of(spec, surroundings.environment.seed() + path.hashCode());
    var loop = new SupervisorLoop(path, rules, surroundings);
    spec.children().forEach(child -> loop.post(() -> loop.enter(child)));
    return loop;
  }

  static SupervisorLoop of(String path, DynamicSupervisorSpec spec, Surroundings surroundings) {
    Rules rules = Rules.of(spec, surroundings.environment.seed() + path.hashCode());
    return new SupervisorLoop(path, rules, surroundings);
  }

  private Surroundings surroundings() {
    return new Surroundings(environment, events);
  }

  String path() {
    return path;
  }

  SupervisorState state() {
    return state;
  }

  ChildRecords records() {
    return records;
  }

  /// Is done when all first children run, and fails when they do not.
  CompletableFuture<@Nullable Void> booted() {
    return booted;
  }

  /// Is done when the supervisor and all below it have ended.
  CompletableFuture<ExitReason> ended() {
    return ended;
  }

  void stop() {
    post(() -> react(new Input.Stop()));
  }

  void stopNow() {
    post(() -> react(new Input.StopNow()));
  }

  /// Has the loop's thread do something.
  void post(Runnable message) {
    mailbox.add(message);
  }

  /// Runs until the supervisor ends. `whenBooted` is called once all first children run.
  ExitReason run(Runnable whenBooted) {
    onBooted = whenBooted;
    post(() -> react(new Input.Boot()));
    ExitReason reason = work();
    records.releaseAll();
    booted.completeExceptionally(new ChildStartException(path, reason));
    events.deliver(new SupervisorEvent.SupervisorEnded(path, reason));
    ended.complete(reason);
    drain();
    return reason;
  }

  private ExitReason work() {
    try {
      while (state.mode() != SupervisorState.Mode.ENDED) {
        take().run();
      }
      return state.endReason();
    } catch (Throwable bug) {
      records.instances().forEach(Instance::condemn);
      return new ExitReason.Failed(bug);
    }
  }

  /// Answers those who came too late.
  private void drain() {
    for (Runnable late = mailbox.poll(); late != null; late = mailbox.poll()) {
      late.run();
    }
  }

  private Runnable take() {
    while (true) {
      try {
        return mailbox.take();
      } catch (InterruptedException _) {
        // A supervisor is stopped by a message; an interrupt is not addressed to it.
      }
    }
  }

  /// Decides and acts. Only messages call it.
  void react(Input input) {
    Transition next = Decision.decide(state, input, environment.time().nanoTime());
    state = next.state();
    next.actions().forEach(this::perform);
    setTimer();
  }

  private void setTimer() {
    long due = state.dueNanos();
    if (due < timerNanos) {
      timerNanos = due;
      long delay = Math.max(0, due - state.nowNanos());
      environment.time().schedule(delay, () -> post(this::ring));
    }
  }

  private void ring() {
    timerNanos = ChildState.NEVER;
    react(new Input.Tick());
  }

  private void perform(Action action) {
    switch (action) {
      case Action.Start(long key, ChildSpec spec, int instance) -> start(key, spec, instance);
      case Action.Ask(long key, int _) -> instance(key).ask();
      case Action.Cancel(long key, int _) -> instance(key).cancel();
      case Action.Condemn(long key, int instance) -> condemn(key, instance);
      case Action.Up(long key) -> records.up(key);
      case Action.Down(long key) -> records.down(key);
      case Action.Refuse(long key, ExitReason reason) -> records.refuse(key, reason);
      case Action.Forget(long key) -> records.forget(key);
      case Action.ReportStarted(String child, int instance) ->
          events.deliver(new SupervisorEvent.ChildStarted(path, child, instance));
      case Action.ReportEnded(String child, int instance, ExitReason reason) ->
          events.deliver(new SupervisorEvent.ChildEnded(path, child, instance, reason));
      case Action.ReportRestart(String child, long delay) ->
          events.deliver(new SupervisorEvent.RestartPlanned(path, child, Duration.ofNanos(delay)));
      case Action.Booted _ -> boot();
      case Action.End _ -> {}
    }
  }

  private void boot() {
    events.deliver(new SupervisorEvent.SupervisorStarted(path));
    booted.complete(null);
    onBooted.run();
  }

  private Instance instance(long key) {
    return Objects.requireNonNull(records.instance(key), () -> "child without instance: " + key);
  }

  private void start(long key, ChildSpec spec, int number) {
    Instance.Reports reports = reports(key, spec, number);
    String name = path + "/" + spec.id();
    Instance instance =
        switch (spec.work()) {
          case Work.OfTask(Task task) -> new TaskInstance(name, task, spec, number, reports);
          case Work.OfSupervisor(SupervisorSpec below) ->
              new SupervisorInstance(of(name, below, surroundings()), number, reports);
          case Work.OfDynamicSupervisor(DynamicSupervisorSpec below) ->
              new SupervisorInstance(of(name, below, surroundings()), number, reports);
        };
    records.put(key, instance);
    try {
      instance.start();
    } catch (OutOfMemoryError noThread) {
      reports.ended(new ExitReason.Failed(noThread));
    }
  }

  private Instance.Reports reports(long key, ChildSpec spec, int number) {
    return new Instance.Reports() {
      @Override
      public void started() {
        post(() -> react(new Input.Started(key, number)));
      }

      @Override
      public void ended(ExitReason reason) {
        post(() -> instanceEnded(key, spec, number, reason));
      }
    };
  }

  private void instanceEnded(long key, ChildSpec spec, int number, ExitReason reason) {
    if (records.pardon(key, number)) {
      events.deliver(new SupervisorEvent.CondemnedEnded(path, spec.id(), number));
    } else {
      records.remove(key);
      react(new Input.Ended(key, number, reason));
    }
  }

  private void condemn(long key, int number) {
    Instance instance = instance(key);
    records.condemn(key, number);
    instance.condemn();
  }

  private void enter(ChildSpec spec) {
    react(new Input.Add(records.enter(spec.id()), spec));
  }
}
