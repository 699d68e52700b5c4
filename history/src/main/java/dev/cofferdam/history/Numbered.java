package dev.cofferdam.history;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Rows with their numbers, in the order of these.
final class Numbered<R extends Row> implements Iterable<Numbered.Entry<R>> {
  private final List<Entry<R>> entries = new ArrayList<>();

  record Entry<R>(long id, R row) {}

  void add(long id, R row) {
    entries.add(new Entry<>(id, row));
  }

  List<Entry<R>> newestFirst() {
    return entries.reversed();
  }

  @Override
  public Iterator<Entry<R>> iterator() {
    return entries.iterator();
  }
}
