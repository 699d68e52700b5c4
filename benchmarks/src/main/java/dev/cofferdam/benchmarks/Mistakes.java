package dev.cofferdam.benchmarks;

import java.util.ArrayList;
import java.util.List;

/// Counts what should not have been, and keeps the first few sentences about it. Safe for use by
/// many threads.
final class Mistakes {
  private static final int SENTENCES_MAX = 10;

  private final List<String> sentences = new ArrayList<>();
  private long count;

  synchronized void add(String sentence) {
    count++;
    if (sentences.size() < SENTENCES_MAX) {
      sentences.add(sentence);
    }
  }

  synchronized long count() {
    return count;
  }

  /// Prints the kept sentences on the error stream.
  synchronized void print() {
    sentences.forEach(sentence -> System.err.println("  " + sentence));
  }
}
