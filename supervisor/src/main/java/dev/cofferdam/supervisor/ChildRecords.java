package dev.cofferdam.supervisor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The bookkeeping of a loop: which instance belongs to which child, and who waits for what. Only
/// the loop's thread touches it, but for what is said otherwise.
final class ChildRecords {
  private final Map<String, Long> keys = new HashMap<>();
  private final Map<Long, String> ids = new HashMap<>();

  /// Other threads look nested supervisors up here.
  private final Map<Long, Instance> instances = new ConcurrentHashMap<>();

  private final Map<Long, CompletableFuture<Long>> startWaiters = new HashMap<>();
  private final Map<Long, List<CompletableFuture<@Nullable Void>>> stopWaiters = new HashMap<>();
  private final Set<InstanceId> condemned = new HashSet<>();
  private long nextKey;
  private volatile int condemnedCount;

  private record InstanceId(long key, int instance) {}

  /// Enters a child and returns its key.
  long enter(String id) {
    long key = nextKey++;
    keys.put(id, key);
    ids.put(key, id);
    return key;
  }

  void forget(long key) {
    String id = ids.remove(key);
    if (id != null) {
      keys.remove(id, key);
    }
    instances.remove(key);
  }

  @Nullable Long key(String id) {
    return keys.get(id);
  }

  boolean has(long key) {
    return ids.containsKey(key);
  }

  int size() {
    return ids.size();
  }

  void put(long key, Instance instance) {
    instances.put(key, instance);
  }

  /// Returns a child's instance, if it has one. Any thread may call it.
  @Nullable Instance instance(long key) {
    return instances.get(key);
  }

  void remove(long key) {
    instances.remove(key);
  }

  List<Instance> instances() {
    return List.copyOf(instances.values());
  }

  void condemn(long key, int instance) {
    condemned.add(new InstanceId(key, instance));
    condemnedCount = condemned.size();
    instances.remove(key);
  }

  /// Tells whether the instance had been condemned, and forgets it.
  boolean pardon(long key, int instance) {
    boolean was = condemned.remove(new InstanceId(key, instance));
    condemnedCount = condemned.size();
    return was;
  }

  /// Returns how many condemned instances still run. Any thread may call it.
  int condemnedCount() {
    return condemnedCount;
  }

  void awaitStart(long key, CompletableFuture<Long> waiter) {
    startWaiters.put(key, waiter);
  }

  void awaitStop(long key, CompletableFuture<@Nullable Void> waiter) {
    stopWaiters.computeIfAbsent(key, _ -> new ArrayList<>()).add(waiter);
  }

  void up(long key) {
    CompletableFuture<Long> waiter = startWaiters.remove(key);
    if (waiter != null) {
      waiter.complete(key);
    }
  }

  void down(long key) {
    refuse(key, new ExitReason.Stopped());
    for (CompletableFuture<@Nullable Void> waiter : stopWaiters.getOrDefault(key, List.of())) {
      waiter.complete(null);
    }
    stopWaiters.remove(key);
  }

  void refuse(long key, ExitReason reason) {
    CompletableFuture<Long> waiter = startWaiters.remove(key);
    if (waiter != null) {
      String id = ids.getOrDefault(key, "child");
      waiter.completeExceptionally(new ChildStartException(id, reason));
    }
  }

  /// Tells all who wait that the supervisor has ended.
  void releaseAll() {
    List.copyOf(startWaiters.keySet()).forEach(key -> refuse(key, new ExitReason.Stopped()));
    stopWaiters.values().forEach(waiters -> waiters.forEach(waiter -> waiter.complete(null)));
    stopWaiters.clear();
  }
}
