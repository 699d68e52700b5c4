package dev.cofferdam.supervisor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// A task that runs on a virtual thread.
final class TaskInstance implements Instance, TaskContext {
  private final Task task;
  private final boolean announcesStart;
  private final int number;
  private final Reports reports;
  private final Thread thread;
  private final AtomicBoolean hasStarted = new AtomicBoolean();

  /// Guarded by itself, as is the change of `isStopping`.
  private final List<Runnable> stopActions = new ArrayList<>();

  private volatile boolean isStopping;

  TaskInstance(String name, Task task, ChildSpec spec, int number, Reports reports) {
    this.task = task;
    this.announcesStart = spec.announcesStart();
    this.number = number;
    this.reports = reports;
    this.thread = Thread.ofVirtual().name(name + "#" + number).unstarted(this::run);
  }

  @Override
  public void start() {
    thread.start();
  }

  private void run() {
    if (!announcesStart) {
      started();
    }
    ExitReason reason = outcome();
    if (!reason.isAbnormal()) {
      started();
    }
    reports.ended(reason);
  }

  /// Runs the task. Whatever it throws becomes a reason here.
  private ExitReason outcome() {
    try {
      task.run(this);
      return isStopping ? new ExitReason.Stopped() : new ExitReason.Normal();
    } catch (InterruptedException interrupted) {
      return isStopping ? new ExitReason.Stopped() : new ExitReason.Failed(interrupted);
    } catch (Throwable thrown) {
      return new ExitReason.Failed(thrown);
    }
  }

  @Override
  public void started() {
    if (hasStarted.compareAndSet(false, true)) {
      reports.started();
    }
  }

  @Override
  public boolean isStopping() {
    return isStopping;
  }

  @Override
  public void onStop(Runnable action) {
    synchronized (stopActions) {
      stopActions.add(action);
      if (!isStopping) {
        return;
      }
    }
    runAside(action);
  }

  @Override
  public int instance() {
    return number;
  }

  @Override
  public void ask() {
    List<Runnable> actions;
    synchronized (stopActions) {
      isStopping = true;
      actions = List.copyOf(stopActions);
    }
    if (actions.isEmpty()) {
      thread.interrupt();
    }
    actions.forEach(this::runAside);
  }

  private void runAside(Runnable action) {
    Thread.ofVirtual().name(thread.getName() + " stop").start(action);
  }

  @Override
  public void cancel() {
    isStopping = true;
    thread.interrupt();
  }

  @Override
  public void condemn() {
    thread.interrupt();
  }
}
