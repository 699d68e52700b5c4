package dev.cofferdam.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.supervisor.SupervisorState.Mode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Holds the decision to its promises in all states of a small supervisor, and in random ones of
/// larger supervisors.
final class DecisionModelTest {
  private static final long SECOND = 1_000_000_000L;
  private static final int SEQUENCE_COUNT = 100_000;
  private static final ExitReason CRASH = new ExitReason.Failed(new IllegalStateException());
  private static final ExitReason RETURN = new ExitReason.Normal();

  @ParameterizedTest
  @EnumSource(RestartStrategy.class)
  void everyReachableState_ofTwoChildren_keepsThePromises(RestartStrategy strategy) {
    int count =
        Arrays.stream(Restart.values())
            .flatMap(first -> Arrays.stream(Restart.values()).map(second -> List.of(first, second)))
            .parallel()
            .mapToInt(types -> explore(small(strategy, false), types))
            .sum();
    assertTrue(count > 1_000, "only " + count + " states");
  }

  @Test
  void everyReachableState_ofTwoDynamicChildren_keepsThePromises() {
    int count = 0;
    for (Restart first : Restart.values()) {
      count += explore(small(RestartStrategy.ONE_FOR_ONE, true), List.of(first, Restart.PERMANENT));
    }
    assertTrue(count > 100, "only " + count + " states");
  }

  @ParameterizedTest
  @EnumSource(RestartStrategy.class)
  void everyReachableState_ofThreeChildren_keepsThePromises(RestartStrategy strategy) {
    List<Restart> types = List.of(Restart.PERMANENT, Restart.TRANSIENT, Restart.TEMPORARY);

    assertTrue(explore(small(strategy, false), types) > 1_000);
  }

  private static Rules small(RestartStrategy strategy, boolean isDynamic) {
    return new Rules(
        strategy,
        isDynamic,
        RestartIntensity.of(1, Duration.ofSeconds(2)),
        Optional.empty(),
        AutoShutdown.NEVER,
        10,
        1);
  }

  /// Visits all states that can be reached and returns how many there are.
  private static int explore(Rules rules, List<Restart> types) {
    var start = new DecisionWorld(rules);
    for (int i = 0; i < types.size(); i++) {
      ChildSpec spec = ChildSpec.of("c" + i, _ -> {}).withRestart(types.get(i));
      start.feed(new Input.Add(i, spec.withShutdown(Shutdown.after(Duration.ofSeconds(1)))), 0);
    }
    Set<String> seen = new HashSet<>();
    Deque<DecisionWorld> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      DecisionWorld world = open.pop();
      for (Input input : inputs(world)) {
        DecisionWorld next = world.copy();
        long clock = world.state().clockNanos() + (input instanceof Input.Tick ? SECOND : 0);
        next.feed(input, clock);
        if (seen.add(next.fingerprint())) {
          open.push(next);
        }
      }
    }
    return seen.size();
  }

  /// Returns all that can happen to a supervisor, late words of earlier instances included.
  private static List<Input> inputs(DecisionWorld world) {
    List<Input> inputs = new ArrayList<>(List.of(new Input.Tick(), new Input.Stop()));
    Children children = world.state().children();
    for (int i = 0; i < children.size(); i++) {
      ChildState child = children.at(i);
      long key = child.key();
      inputs.add(new Input.Started(key, child.instance()));
      inputs.add(new Input.Ended(key, child.instance() - 1, CRASH));
      inputs.addAll(List.of(new Input.Terminate(key), new Input.Restart(key)));
      inputs.add(new Input.Delete(key));
      if (world.live().containsKey(key)) {
        inputs.add(new Input.Ended(key, child.instance(), CRASH));
        inputs.add(new Input.Ended(key, child.instance(), RETURN));
      }
    }
    return inputs;
  }

  @Test
  void randomSequences_keepThePromises() {
    runSequences(SEQUENCE_COUNT, DecisionModelTest::randomStep);
  }

  @Test
  void randomSequences_whileTimeStandsStill_keepThePromises() {
    runSequences(SEQUENCE_COUNT / 10, _ -> 0);
  }

  /// Sequences know nothing of each other, and all processors take part.
  private static void runSequences(int count, ToLongFunction<Random> step) {
    IntStream.range(0, count)
        .parallel()
        .forEach(seed -> {
          try {
            runSequence(new Random(seed), step);
          } catch (Throwable broken) {
            throw new AssertionError("seed " + seed, broken);
          }
        });
  }

  private static void runSequence(Random random, ToLongFunction<Random> step) {
    var world = new DecisionWorld(randomRules(random));
    long clock = random.nextLong();
    int nextKey = 0;
    for (; nextKey < random.nextInt(4); nextKey++) {
      world.feed(new Input.Add(nextKey, randomSpec(random, nextKey)), 0);
    }
    world.feed(new Input.Boot(), clock);
    for (int i = 0; i < 24; i++) {
      clock += step.applyAsLong(random);
      Input input = random.nextInt(12) == 0 ? null : pick(random, inputs(world));
      if (input == null) {
        world.feed(new Input.Add(nextKey, randomSpec(random, nextKey)), clock);
        nextKey++;
      } else if (!(input instanceof Input.Stop) || random.nextInt(20) == 0) {
        world.feed(input, clock);
      }
    }
    settles(world, clock);
    stops(world, clock);
  }

  /// Left alone, a supervisor has all running that it wants, or waits for one that will not stop.
  private static void settles(DecisionWorld world, long clock) {
    long time = clock;
    for (int i = 0; i < 14; i++) {
      for (Input word : List.copyOf(inputs(world))) {
        if (word instanceof Input.Started) {
          world.feed(word, time);
        }
      }
      time += 3_600 * SECOND;
      world.feed(new Input.Tick(), time);
    }
    Children children = world.state().children();
    for (int i = 0; i < children.size() && world.state().mode() == Mode.RUNNING; i++) {
      ChildState child = children.at(i);
      boolean isUp = child.phase() == Phase.RUNNING;
      assertTrue(isUp || !child.isWanted() || isAnyToStop(world), child::toString);
    }
  }

  private static boolean isAnyToStop(DecisionWorld world) {
    Children children = world.state().children();
    for (int i = 0; i < children.size(); i++) {
      if (children.at(i).mustStop()) {
        return true;
      }
    }
    return false;
  }

  /// Told to stop, a supervisor ends as soon as its children do.
  private static void stops(DecisionWorld world, long clock) {
    world.feed(new Input.Stop(), clock);
    for (int i = 0; i < 20 && !world.hasEnded(); i++) {
      for (var instance : List.copyOf(world.live().entrySet())) {
        ChildState child = world.state().children().find(instance.getKey());
        if (child != null && child.phase().isStopping()) {
          world.feed(new Input.Ended(instance.getKey(), instance.getValue(), CRASH), clock);
        }
      }
    }
    assertEquals(Mode.ENDED, world.state().mode());
  }

  private static Rules randomRules(Random random) {
    boolean isDynamic = random.nextInt(4) == 0;
    Backoff backoff = Backoff.of(Duration.ofMillis(200), Duration.ofSeconds(1));
    return new Rules(
        isDynamic ? RestartStrategy.ONE_FOR_ONE : pick(random, RestartStrategy.values()),
        isDynamic,
        RestartIntensity.of(random.nextInt(4), Duration.ofSeconds(5)),
        random.nextBoolean() ? Optional.of(backoff) : Optional.empty(),
        pick(random, AutoShutdown.values()),
        10,
        random.nextLong());
  }

  private static ChildSpec randomSpec(Random random, int key) {
    List<Shutdown> ways =
        List.of(Shutdown.kill(), Shutdown.after(Duration.ofSeconds(1)), Shutdown.infinity());
    ChildSpec spec =
        ChildSpec.of("c" + key, _ -> {})
            .withRestart(pick(random, Restart.values()))
            .withShutdown(pick(random, ways));
    boolean canBeDone = spec.restart() != Restart.PERMANENT;
    return canBeDone && random.nextBoolean() ? spec.withSignificance() : spec;
  }

  /// Mostly a little forward; sometimes the clock jumps a day, or back.
  private static long randomStep(Random random) {
    return switch (random.nextInt(20)) {
      case 0 -> -86_400 * SECOND;
      case 1 -> 86_400 * SECOND;
      case 2 -> random.nextLong();
      default -> random.nextLong(SECOND);
    };
  }

  private static <T> T pick(Random random, List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  @SafeVarargs
  private static <T> T pick(Random random, T... items) {
    return items[random.nextInt(items.length)];
  }
}
