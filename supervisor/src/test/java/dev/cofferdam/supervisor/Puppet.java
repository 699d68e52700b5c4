package dev.cofferdam.supervisor;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// A task that does what a test tells it, and notes in a journal when it starts (`+a`) and when it
/// is stopped (`-a`).
final class Puppet implements Task {
  private enum Order {
    RETURN,
    CRASH
  }

  private final String name;
  private final List<String> journal;
  private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();

  Puppet(String name, List<String> journal) {
    this.name = name;
    this.journal = journal;
  }

  @Override
  public void run(TaskContext context) throws InterruptedException {
    journal.add("+" + name);
    context.started();
    try {
      if (orders.take() == Order.CRASH) {
        throw new IllegalStateException(name + " crashed");
      }
    } catch (InterruptedException interrupted) {
      journal.add("-" + name);
      throw interrupted;
    }
  }

  void crash() {
    orders.add(Order.CRASH);
  }

  void finish() {
    orders.add(Order.RETURN);
  }
}
