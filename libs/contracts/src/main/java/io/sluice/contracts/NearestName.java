package io.sluice.contracts;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What somebody may have meant who wrote a name that is none. */
public final class NearestName {

  /** Further than this, a name is no slip of the fingers. */
  private static final int FAR = 4;

  private NearestName() {}

  /** The nearest of those there are; empty if all are far off. */
  public static Optional<String> of(String name, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(candidate, name)))
        .filter(candidate -> distance(candidate, name) < Math.min(FAR, 1 + name.length() / 2));
  }

  /** Levenshtein's: letters to insert, delete or change. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
