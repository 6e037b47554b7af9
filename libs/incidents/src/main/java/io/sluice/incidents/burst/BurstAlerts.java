package io.sluice.incidents.burst;

import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.MessageIds;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Turns a burst that began into the message that tells of it. */
public final class BurstAlerts {

  private static final int MAX_IN_TEXT = 3;

  private BurstAlerts() {}

  /** It is about many: asset, stream, profile and category are those of the last hit. */
  public static Alert of(BurstPolicy policy, BurstState.Begun begun) {
    Hit last = begun.last();
    UUID id = MessageIds.burst(policy.name(), policy.scope(last.asset()), begun.startedAt());
    return new Alert(
        MessageIds.alert(id, AlertKind.BURST, begun.severity(), begun.updatedAt()),
        id,
        last.asset(),
        List.of(last.stream()),
        last.profile(),
        AlertKind.BURST,
        begun.severity(),
        begun.startedAt(),
        begun.updatedAt(),
        begun.ratio(),
        List.of(),
        last.category(),
        null,
        begun.burst(),
        text(policy, begun),
        Map.of(),
        null,
        null);
  }

  private static String text(BurstPolicy policy, BurstState.Begun begun) {
    String where =
        switch (policy.over()) {
          case ASSET -> "on " + begun.last().asset();
          case ALL -> "over all assets";
        };
    String what =
        switch (policy.counts()) {
          case INCIDENTS -> "incidents";
          case RECORDS -> "anomalous records";
        };
    String common =
        begun.burst().topContext().entrySet().stream()
            .filter(one -> policy.over() == BurstPolicy.Over.ALL || !one.getKey().equals("asset"))
            .limit(MAX_IN_TEXT)
            .map(one -> one.getKey() + " " + one.getValue())
            .collect(Collectors.joining(", "));
    return "%s burst %s: %d %s within %d min%s"
        .formatted(
            begun.severity(),
            where,
            begun.burst().hitsInWindow(),
            what,
            begun.burst().windowMin(),
            common.isEmpty() ? "" : ", most of them with " + common);
  }
}
