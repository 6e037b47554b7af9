package io.sluice.sources.flow;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a table of flows.
 *
 * @param format whose names it has
 * @param timeColumn the column with the times, null if no name of the format says which it is
 * @param categorical columns whose numbers are only names
 * @param measured columns that are tags, though their numbers may look like counters of rows
 * @param leftOut columns that are no tags, with the reason; completes "NAME ..."
 */
public record FlowFinding(
    FlowFormat format,
    @Nullable String timeColumn,
    Set<String> categorical,
    Set<String> measured,
    Map<String, String> leftOut) {

  public FlowFinding {
    categorical = Set.copyOf(categorical);
    measured = Set.copyOf(measured);
    leftOut = Map.copyOf(leftOut);
  }
}
