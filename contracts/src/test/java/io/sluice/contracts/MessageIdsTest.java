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
    UUID score = MessageIds.score("plant-1", BUNDLE, END);

    // then: the literal was written by the first release
    assertThat(score).isEqualTo(UUID.fromString("3feb5e75-1984-5de8-8734-2acec5a281a2"));
    assertThat(score.version()).isEqualTo(5);
  }

  @Test
  void anIncidentOfTheProcessHasTheIdItHadBeforeThereWereCategories() {
    // when
    UUID incident = MessageIds.incident("plant-1", Category.PROCESS, END);

    // then
    assertThat(incident).isEqualTo(UUID.fromString("460756aa-5289-5d60-a600-af136806a0b4"));
  }

  @Test
  void whatDiffersHasAnotherId() {
    // given
    UUID incident = MessageIds.incident("plant-1", Category.PROCESS, END);

    // when
    var ids =
        Set.of(
            MessageIds.score("plant-1", BUNDLE, END),
            MessageIds.score("plant-2", BUNDLE, END),
            MessageIds.score("plant-1", BUNDLE, END.plusMillis(1)),
            incident,
            MessageIds.incident("plant-1", Category.DATA, END),
            MessageIds.alert(incident, AlertKind.OPENED, END),
            MessageIds.alert(incident, AlertKind.RESOLVED, END),
            MessageIds.delivery(incident, "log"),
            MessageIds.delivery(incident, "webhook"));

    // then: Set.of refuses duplicates
    assertThat(ids).hasSize(9);
  }
}
