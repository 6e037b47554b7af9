package io.sluice.incidents.quiet;

import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.MessageIds;
import java.time.Instant;

/** For the record: when people were told of what had been quiet. */
public final class ToldLate {

  private ToldLate() {}

  /**
   * What is published; people get the alert itself.
   *
   * @param quiet the alert, as it was stored
   * @param at when they are told, event time
   */
  public static Alert of(Alert quiet, Instant at) {
    Instant told = at.isBefore(quiet.updatedAt()) ? quiet.updatedAt() : at;
    return new Alert(
        MessageIds.alert(quiet.incident(), AlertKind.TOLD, quiet.severity(), told),
        quiet.incident(),
        quiet.asset(),
        quiet.streams(),
        quiet.profile(),
        AlertKind.TOLD,
        quiet.severity(),
        quiet.startedAt(),
        told,
        quiet.peakRatio(),
        quiet.contributors(),
        quiet.category(),
        quiet.state(),
        null,
        "Told now, quiet until then%s: %s"
            .formatted(
                quiet.quiet() == null ? "" : " (" + quiet.quiet().reason() + ")", quiet.text()),
        quiet.links(),
        null,
        null);
  }
}
