package io.sluice.ingest.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Foreign names as values of a label: the first ones as they are, the rest as {@code other}, so
 * that whoever sends names cannot fill memory, here or in the metrics' database.
 */
final class BoundedNames {

  static final String OTHER = "other";
  private static final int MAX_LENGTH = 64;

  private final int max;
  private final Set<String> names = ConcurrentHashMap.newKeySet();

  BoundedNames(int max) {
    this.max = max;
  }

  String bounded(String name) {
    if (names.contains(name)) {
      return name;
    }
    // Two that come at once may both find the last place free; that is still bounded.
    if (names.size() >= max || name.length() > MAX_LENGTH) {
      return OTHER;
    }
    names.add(name);
    return name;
  }
}
