package io.sluice.alert.delivery;

import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertGroup;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** One sentence that names several assets to which the same happened. */
final class GroupText {

  /** More names than this nobody reads. */
  private static final int NAMED = 20;

  private GroupText() {}

  /** The kinds of alerts that are told together: what a machine says, of one incident. */
  static List<AlertKind> kinds() {
    return Arrays.stream(AlertKind.values()).filter(GroupText::isTogether).toList();
  }

  private static boolean isTogether(AlertKind kind) {
    return switch (kind) {
      case OPENED, ESCALATED, DEESCALATED, UPDATED, REMINDED, RESOLVED, REOPENED, FLAPPING -> true;
      case ACKNOWLEDGED, ASSIGNED, COMMENTED, LABELLED, LEARNT, REPAIRED, TOLD, BURST, OTHER ->
          false;
    };
  }

  static String of(Alert first, AlertGroup group) {
    String assets = "%d assets: %s".formatted(group.size(), names(group));
    Severity severity = first.severity();
    return switch (first.kind()) {
      case OPENED -> severity + " on " + assets;
      case ESCALATED -> "Up to " + severity + " on " + assets;
      case DEESCALATED -> "Down to " + severity + " on " + assets;
      case REOPENED -> severity + " again on " + assets;
      case FLAPPING -> severity + " comes and goes on " + assets;
      case RESOLVED -> "Resolved, was " + severity + ", on " + assets;
      case UPDATED, REMINDED -> "Still " + severity + " on " + assets;
      case ACKNOWLEDGED, ASSIGNED, COMMENTED, LABELLED, LEARNT, REPAIRED, TOLD, BURST, OTHER ->
          throw new IllegalArgumentException(first.kind() + " is told alone");
    };
  }

  private static String names(AlertGroup group) {
    String named =
        group.members().stream()
            .limit(NAMED)
            .map(AlertGroup.Member::asset)
            .collect(Collectors.joining(", "));
    int others = group.size() - Math.min(NAMED, group.members().size());
    return others == 0 ? named : "%s and %d more".formatted(named, others);
  }
}
