package dev.cofferdam.supervisor;

/// A supervisor that runs as a child of another.
final class SupervisorInstance implements Instance {
  private final SupervisorLoop loop;
  private final Thread thread;

  SupervisorInstance(SupervisorLoop loop, int number, Reports reports) {
    this.loop = loop;
    this.thread =
        Thread.ofVirtual()
            .name(loop.path() + "#" + number)
            .unstarted(() -> reports.ended(loop.run(reports::started)));
  }

  SupervisorLoop loop() {
    return loop;
  }

  @Override
  public void start() {
    thread.start();
  }

  @Override
  public void ask() {
    loop.stop();
  }

  @Override
  public void cancel() {
    loop.stopNow();
  }

  @Override
  public void condemn() {
    loop.stopNow();
  }
}
