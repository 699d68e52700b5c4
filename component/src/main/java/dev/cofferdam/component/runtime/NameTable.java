package dev.cofferdam.component.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Definitions by name, looked up exactly or else on the version track of the name, where the
/// highest version defined answers.
///
/// Not thread-safe.
///
/// @param <T> what is defined
public final class NameTable<T> {
  private final SequencedMap<String, T> byName = new LinkedHashMap<>();
  private final Map<String, String> highestOfTrack = new LinkedHashMap<>();

  /// Makes an empty table.
  public NameTable() {}

  /// Defines a name, replacing an earlier definition of exactly this name.
  public void put(String name, T value) {
    byName.put(name, value);
    VersionTrack track = VersionTrack.of(name);
    if (track != null) {
      highestOfTrack.merge(track.track(), name, NameTable::higher);
    }
  }

  /// Returns what is defined under a name or a compatible version of it.
  public @Nullable T get(String name) {
    T exact = byName.get(name);
    if (exact != null) {
      return exact;
    }
    VersionTrack track = VersionTrack.of(name);
    String highest = track == null ? null : highestOfTrack.get(track.track());
    return highest == null ? null : byName.get(highest);
  }

  /// Returns what is defined under exactly this name.
  public @Nullable T getExact(String name) {
    return byName.get(name);
  }

  /// All definitions, in the order they were made.
  public SequencedMap<String, T> entries() {
    return Collections.unmodifiableSequencedMap(byName);
  }

  private static String higher(String first, String second) {
    VersionTrack a = VersionTrack.of(first);
    VersionTrack b = VersionTrack.of(second);
    return a != null && b != null && a.compareTo(b) >= 0 ? first : second;
  }
}
