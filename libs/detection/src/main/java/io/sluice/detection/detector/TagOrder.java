package io.sluice.detection.detector;

import java.util.Set;

/**
 * What a person says of tags that a memory follows or leaves out.
 *
 * @param kind what is to become of them
 * @param tags their names; those that a profile does not have are nobody's
 */
public record TagOrder(Kind kind, Set<String> tags) {

  public TagOrder {
    tags = Set.copyOf(tags);
  }

  /** What is to become of tags. */
  public enum Kind {
    /** How they are now is normal from now on. */
    LEARN,
    /** They are as they were again: they are judged as the bundle says. */
    REPAIRED
  }
}
