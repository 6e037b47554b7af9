package io.sluice.stores;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a store has of one profile.
 *
 * @param profile its name
 * @param versions those whose manifest is there, which is stored last
 * @param stagesTag changes whenever what is in use changes; null if nobody has said
 */
public record StoredProfile(
    String profile, NavigableSet<Integer> versions, @Nullable String stagesTag) {

  public StoredProfile {
    versions = Collections.unmodifiableNavigableSet(new TreeSet<>(versions));
  }
}
