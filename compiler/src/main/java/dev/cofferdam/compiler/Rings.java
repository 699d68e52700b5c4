package dev.cofferdam.compiler;

import java.util.Arrays;

/// Finds the strongly connected components of a graph that have a cycle, without recursion
/// (Tarjan's algorithm).
final class Rings {
  private static final int NONE = -1;

  private final int[][] targets;
  private final int[] order;
  private final int[] low;
  private final int[] rings;
  private final int[] path;
  private final int[] next;
  private final int[] pending;
  private final boolean[] isPending;
  private int pendingCount;
  private int visitedCount;

  /// Creates a search of the graph whose node i has edges to `targets[i]`.
  Rings(int[][] targets) {
    this.targets = targets;
    int count = targets.length;
    order = new int[count];
    low = new int[count];
    rings = new int[count];
    path = new int[count];
    next = new int[count];
    pending = new int[count];
    isPending = new boolean[count];
    Arrays.fill(order, NONE);
    Arrays.fill(rings, NONE);
  }

  /// Returns for each node the smallest node of its component, or -1 where it is on no cycle.
  int[] find() {
    for (int node = 0; node < targets.length; node++) {
      if (order[node] == NONE) {
        visitFrom(node);
      }
    }
    return rings;
  }

  private void visitFrom(int root) {
    int depth = 0;
    path[0] = root;
    enter(root);
    while (depth >= 0) {
      int node = path[depth];
      if (next[node] < targets[node].length) {
        int target = targets[node][next[node]++];
        if (order[target] == NONE) {
          enter(target);
          path[++depth] = target;
        } else if (isPending[target]) {
          low[node] = Math.min(low[node], order[target]);
        }
      } else {
        leave(node);
        depth--;
        if (depth >= 0) {
          low[path[depth]] = Math.min(low[path[depth]], low[node]);
        }
      }
    }
  }

  private void enter(int node) {
    order[node] = visitedCount;
    low[node] = visitedCount;
    visitedCount++;
    pending[pendingCount++] = node;
    isPending[node] = true;
  }

  private void leave(int node) {
    if (low[node] != order[node]) {
      return;
    }
    int end = pendingCount;
    do {
      isPending[pending[--pendingCount]] = false;
    } while (pending[pendingCount] != node);
    int size = end - pendingCount;
    if (size > 1 || Arrays.stream(targets[node]).anyMatch(target -> target == node)) {
      int first = Arrays.stream(pending, pendingCount, end).min().orElse(node);
      for (int i = pendingCount; i < end; i++) {
        rings[pending[i]] = first;
      }
    }
  }
}
