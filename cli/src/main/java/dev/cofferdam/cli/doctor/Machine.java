package dev.cofferdam.cli.doctor;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Collectors;

/// What the machine and the JVM must have.
final class Machine {
  private static final int JDK_MIN = 25;
  private static final long HEAP_MIN_BYTES = 128L << 20;
  private static final long MIB = 1 << 20;

  private Machine() {}

  static List<Check> all() {
    return List.of(
        new Check("JDK", _ -> jdk()),
        new Check("heap", _ -> heap()),
        new Check("processors", _ -> processors()),
        new Check("collector", _ -> collector()));
  }

  private static Check.Seen jdk() {
    return new Check.Seen(
        Runtime.version().feature() >= JDK_MIN,
        "%s, %s or later wanted".formatted(Runtime.version(), JDK_MIN));
  }

  private static Check.Seen heap() {
    long bytes = Runtime.getRuntime().maxMemory();
    return new Check.Seen(
        bytes >= HEAP_MIN_BYTES,
        "%,d MiB at most, %,d MiB or more wanted (-Xmx)"
            .formatted(bytes / MIB, HEAP_MIN_BYTES / MIB));
  }

  private static Check.Seen processors() {
    int count = Runtime.getRuntime().availableProcessors();
    return new Check.Seen(
        count > 1, count + ", 2 or more wanted: guests run beside their host and its timers");
  }

  private static Check.Seen collector() {
    String names =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(GarbageCollectorMXBean::getName)
            .collect(Collectors.joining(", "));
    return new Check.Seen(
        !names.isEmpty() && !names.contains("Epsilon"), names + "; one that collects is wanted");
  }
}
