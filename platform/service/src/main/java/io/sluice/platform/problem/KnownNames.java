package io.sluice.platform.problem;

import io.sluice.contracts.NearestName;
import java.util.Collection;

/** What to say of a name that nobody knows. */
final class KnownNames {

  private static final int LONGEST = 60;

  private KnownNames() {}

  /** To be read after what the name is not: what may have been meant, and what there is. */
  static String instead(String name, Collection<String> known) {
    String near =
        NearestName.of(name, known).map(one -> ", did you mean '" + one + "'?").orElse("");
    return known.isEmpty()
        ? "; there is none"
        : "%s; there are %s".formatted(near, String.join(", ", known));
  }

  /** A name as it was given, cut where it is too long for a sentence. */
  static String shown(String name) {
    String cut = name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "...";
    return cut.replaceAll("\\p{Cntrl}", "?");
  }
}
