package io.sluice.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessageIdsTest {

  private static final BundleRef BUNDLE = new BundleRef("1", "ab".repeat(32));
  private static final Instant END = Instant.parse("2026-01-05T08:00:00Z");

  @Test
  void theSameInputHasTheSameIdInEveryRelease() {
    // when
    UUID score = MessageIds.score("plant-1", "swat", BUNDLE, END, 2, 17);

    // then: literals stay as they are from the first release on
    assertThat(score).isEqualTo(UUID.fromString("76917643-1abc-561f-b7c8-1ab238553679"));
    assertThat(score.version()).isEqualTo(5);
  }

  @Test
  void anIncidentHasTheSameIdInEveryRelease() {
    // when
    UUID incident = MessageIds.incident("plant-1", Category.PROCESS, END, 2, 17);

    // then
    assertThat(incident).isEqualTo(UUID.fromString("65364afb-48b7-54fe-97aa-017c5099b23c"));
  }

  @Test
  void whatDiffersHasAnotherId() {
    // given
    UUID incident = MessageIds.incident("plant-1", Category.PROCESS, END, 2, 17);

    // when
    var ids =
        Set.of(
            MessageIds.score("plant-1", "swat", BUNDLE, END, 2, 17),
            MessageIds.score("plant-2", "swat", BUNDLE, END, 2, 17),
            MessageIds.score("plant-1", "sound", BUNDLE, END, 2, 17),
            MessageIds.score("plant-1", "swat", BUNDLE, END.plusMillis(1), 2, 17),
            MessageIds.score("plant-1", "swat", BUNDLE, END, 2, 18),
            MessageIds.score("plant-1", "swat", BUNDLE, "flow-1"),
            MessageIds.score("plant-1", "swat", BUNDLE, "flow-2"),
            MessageIds.score("plant-1", "sound", BUNDLE, "flow-1"),
            incident,
            MessageIds.incident("plant-1", Category.DATA, END, 2, 17),
            MessageIds.incident("plant-1", Category.PROCESS, END, 2, 18),
            MessageIds.alert(incident, AlertKind.OPENED, Severity.INFO, END),
            MessageIds.alert(incident, AlertKind.RESOLVED, Severity.INFO, END),
            MessageIds.delivery(incident, "log"),
            MessageIds.delivery(incident, "webhook"));

    // then: Set.of refuses duplicates
    assertThat(ids).hasSize(15);
  }
}
