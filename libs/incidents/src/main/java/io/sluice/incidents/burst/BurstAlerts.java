package io.sluice.incidents.burst;

import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.MessageIds;
import io.sluice.incidents.Observation;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Turns a burst that began into the message that tells of it. */
public final class BurstAlerts {

  private static final int MAX_IN_TEXT = 3;

  private BurstAlerts() {}

  /**
   * It is about many: asset, stream, profile and category are those of the last hit. Of one with
   * quiet hits people are not told.
   */
  public static Alert of(BurstPolicy policy, BurstState.Begun begun) {
    Hit last = begun.last();
    String scope = policy.scope(last.asset());
    UUID id =
        begun.quiet() == null
            ? MessageIds.burst(policy.name(), scope, begun.startedAt())
            : MessageIds.quietBurst(policy.name(), scope, begun.startedAt());
    Alert told = told(policy, begun, id);
    return begun.quiet() == null ? told : told.quiet(begun.quiet());
  }

  private static Alert told(BurstPolicy policy, BurstState.Begun begun, UUID id) {
    Hit last = begun.last();
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

  /**
   * What would be said of a single record if an incident opened with it: by that it is decided
   * whether the record is quiet. It is neither stored nor sent.
   */
  public static Alert of(Observation record) {
    UUID id =
        MessageIds.incident(
            record.asset(),
            Category.PROCESS,
            record.windowEnd(),
            record.position().partition(),
            record.position().offset());
    return new Alert(
        MessageIds.alert(id, AlertKind.OPENED, record.process().severity(), record.windowEnd()),
        id,
        record.asset(),
        List.of(record.stream()),
        record.profile(),
        AlertKind.OPENED,
        record.process().severity(),
        record.windowEnd(),
        record.windowEnd(),
        record.process().ratio(),
        record.process().contributors(),
        Category.PROCESS,
        null,
        null,
        "an anomalous record",
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
