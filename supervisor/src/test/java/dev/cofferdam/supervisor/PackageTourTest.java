package dev.cofferdam.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The example of the package's documentation, and what it says about it.
@Timeout(30)
final class PackageTourTest {
  private final List<String> journal = new CopyOnWriteArrayList<>();
  private final Work connection = new Work("connection");
  private final Work reader = new Work("reader");

  private final class Work {
    private final String name;
    private final CountDownLatch runs = new CountDownLatch(1);

    Work(String name) {
      this.name = name;
    }

    void run(TaskContext context) throws InterruptedException {
      journal.add(name + " starts");
      context.started();
      runs.countDown();
      try {
        new CountDownLatch(1).await();
      } finally {
        journal.add(name + " stops");
      }
    }
  }

  private void serve() throws InterruptedException {
    reader.runs.await();
  }

  @Test
  void example_startsInOrderAndStopsInReverse() throws InterruptedException {
    SupervisorSpec spec =
        SupervisorSpec.of("orders", RestartStrategy.REST_FOR_ONE)
            .withChild(ChildSpec.of("connection", connection::run).withAnnouncedStart())
            .withChild(ChildSpec.of("reader", reader::run));
    try (Supervisor supervisor = Supervisor.start(spec)) {
      assertEquals(2, supervisor.counts().active());
      serve();
    }
    assertEquals(
        List.of("connection starts", "reader starts", "reader stops", "connection stops"), journal);
  }
}
