package dev.cofferdam.component.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Definitions by name, looked up exactly or else on the version track of the name, where the
/// highest version defined answers.
///
/// A table may extend another, whose definitions are its own as long as it does not replace them;
/// the other is not changed.
///
/// Not thread-safe.
///
/// @param <T> what is defined
public final class NameTable<T> {
  private final @Nullable NameTable<T> base;
  private final SequencedMap<String, T> byName = new LinkedHashMap<>();
  private final Map<String, String> highestOfTrack = new LinkedHashMap<>();

  /// Makes an empty table.
  public NameTable() {
    this(null);
  }

  /// Makes a table that extends another, or an empty one.
  public NameTable(@Nullable NameTable<T> base) {
    this.base = base;
  }

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
    T exact = getExact(name);
    if (exact != null) {
      return exact;
    }
    VersionTrack track = VersionTrack.of(name);
    String highest = track == null ? null : highestOf(track.track());
    return highest == null ? null : getExact(highest);
  }

  private @Nullable String highestOf(String track) {
    String own = highestOfTrack.get(track);
    String others = base == null ? null : base.highestOf(track);
    return own == null || others == null ? (own == null ? others : own) : higher(own, others);
  }

  /// Returns whether this table itself, not one that it extends, defines exactly this name.
  public boolean isOwn(String name) {
    return byName.containsKey(name);
  }

  /// Returns what is defined under exactly this name.
  public @Nullable T getExact(String name) {
    T own = byName.get(name);
    return own == null && base != null ? base.getExact(name) : own;
  }

  /// All definitions, in the order they were made; those of a table that this one extends first.
  public SequencedMap<String, T> entries() {
    if (base == null) {
      return Collections.unmodifiableSequencedMap(byName);
    }
    var all = new LinkedHashMap<>(base.entries());
    all.putAll(byName);
    return Collections.unmodifiableSequencedMap(all);
  }

  private static String higher(String first, String second) {
    VersionTrack a = VersionTrack.of(first);
    VersionTrack b = VersionTrack.of(second);
    return a != null && b != null && a.compareTo(b) >= 0 ? first : second;
  }
}
