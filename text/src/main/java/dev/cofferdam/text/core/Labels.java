package dev.cofferdam.text.core;

import dev.cofferdam.text.token.Tokens;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The labels in scope, innermost last. Looking a name up takes constant time at any depth.
final class Labels {
  private final List<@Nullable String> names = new ArrayList<>();
  private final Map<String, Deque<Integer>> heights = new HashMap<>();

  void push(@Nullable String name) {
    if (name != null) {
      heights.computeIfAbsent(name, _ -> new ArrayDeque<>()).push(names.size());
    }
    names.add(name);
  }

  void pop() {
    String name = names.removeLast();
    if (name != null) {
      heights.computeIfPresent(name, (_, stack) -> withoutTop(stack));
    }
  }

  private static @Nullable Deque<Integer> withoutTop(Deque<Integer> stack) {
    stack.pop();
    return stack.isEmpty() ? null : stack;
  }

  /// Reads a label and returns how many blocks out it is.
  int label(Tokens tokens) {
    if (!tokens.isId()) {
      return tokens.u32();
    }
    int at = tokens.position();
    Deque<Integer> stack = heights.get(tokens.id());
    if (stack == null) {
      throw tokens.malformed("unknown label", at);
    }
    return names.size() - 1 - stack.element();
  }
}
