package io.sluice.incidents;

import io.sluice.contracts.Debounce;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * When incidents of each profile open and close: as it is set for the profile; else as patient as
 * its bundle says, and for the rest as it is set for all.
 *
 * @param usual what is set for all
 * @param byProfile what is set for single profiles, by their names
 */
public record PoliciesInForce(IncidentPolicy usual, SortedMap<String, IncidentPolicy> byProfile) {

  /** Where nobody has set anything. */
  public static final PoliciesInForce DEFAULT =
      new PoliciesInForce(IncidentPolicy.DEFAULT, Collections.emptySortedMap());

  public PoliciesInForce {
    byProfile = Collections.unmodifiableSortedMap(new TreeMap<>(byProfile));
  }

  /**
   * @param debounce what the bundle says; null if nothing
   */
  public IncidentPolicy of(String profile, @Nullable Debounce debounce) {
    IncidentPolicy set = byProfile.get(profile);
    if (set != null) {
      return set;
    }
    return debounce == null ? usual : usual.with(debounce);
  }
}
