package io.sluice.stores;

import io.sluice.catalog.StageChange;
import java.util.List;

/**
 * Which version of a profile is in use, as it was at one moment.
 *
 * @param changes oldest first
 * @param tag by which the store knows this state
 */
public record StoredStages(List<StageChange> changes, String tag) {

  public StoredStages {
    changes = List.copyOf(changes);
  }
}
