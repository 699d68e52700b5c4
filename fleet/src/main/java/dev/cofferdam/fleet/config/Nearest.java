package dev.cofferdam.fleet.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds what was probably meant by a name that is not there.
public final class Nearest {
  private Nearest() {}

  /// Returns the one of `names` that differs least from `name`, if one is near enough: a third of
  /// its letters may differ.
  public static Optional<String> of(String name, Collection<String> names) {
    int tolerated = Math.max(1, name.length() / 3);
    return names.stream()
        .filter(other -> distance(name, other) <= tolerated)
        .min(Comparator.comparingInt(other -> distance(name, other)));
  }

  /// Returns how many letters must be added, removed or changed to make `a` into `b`.
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
