package io.sluice.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Category;
import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.Severity;
import io.sluice.incidents.RaisedIncidents.Raised;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IncidentComparisonTest {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void twoAreOfTheSameThingIfTheirTimesOverlap() {
    // given one that the bundle sees later and for longer, one that it does not see, a new one
    var seen = was("plant-1", 0, 100, IncidentLabel.TRUE_POSITIVE);
    var missed = was("plant-1", 1000, 1100, IncidentLabel.FALSE_POSITIVE);

    // when
    var comparison =
        IncidentComparison.of(
            "plant-1", would(raised(50, 200), raised(2000, 2100)), List.of(seen, missed));

    // then
    assertThat(comparison.missed()).containsExactly(missed);
    assertThat(comparison.raised().getFirst().were()).containsExactly(seen);
    assertThat(comparison.raised().getLast().isNew()).isTrue();
    assertThat(comparison.added()).isEqualTo(1);
    assertThat(comparison.labelled(IncidentLabel.FALSE_POSITIVE)).isEqualTo(1);
    assertThat(comparison.again(IncidentLabel.FALSE_POSITIVE)).isZero();
    assertThat(comparison.again(IncidentLabel.TRUE_POSITIVE)).isEqualTo(1);
  }

  @Test
  void oneThatIsOpenGoesOnToTheEnd() {
    // given
    var open = was("plant-1", 0, null, null);

    // when
    var comparison = IncidentComparison.of("plant-1", would(raised(5000, null)), List.of(open));

    // then
    assertThat(comparison.raised().getFirst().were()).containsExactly(open);
  }

  @Test
  void severalThatAreOneAreEachOfIt() {
    // given
    var first = was("plant-1", 0, 100, IncidentLabel.TRUE_POSITIVE);
    var second = was("plant-1", 300, 400, IncidentLabel.TRUE_POSITIVE);

    // when one that spans both, and a second one over the later
    var comparison =
        IncidentComparison.of(
            "plant-1", would(raised(50, 320), raised(350, 380)), List.of(first, second));

    // then nothing is counted twice
    assertThat(comparison.missed()).isEmpty();
    assertThat(comparison.again(IncidentLabel.TRUE_POSITIVE)).isEqualTo(2);
  }

  @Test
  void anotherAssetOrCategoryIsAnotherThing() {
    // given
    var elsewhere = was("plant-2", 0, 100, null);
    var ofData =
        new PastIncident(
            UUID.randomUUID(), "plant-1", Category.DATA, Severity.WARNING, 2, START, null, null);

    // when
    var comparison =
        IncidentComparison.of("plant-1", would(raised(0, 100)), List.of(elsewhere, ofData));

    // then what is of another asset is for that asset's comparison
    assertThat(comparison.raised().getFirst().isNew()).isTrue();
    assertThat(comparison.missed()).containsExactly(ofData);
  }

  private static List<Raised> would(Raised... raised) {
    return List.of(raised);
  }

  private static Raised raised(long from, @Nullable Integer to) {
    return new Raised(
        UUID.randomUUID(),
        Category.PROCESS,
        START.plusSeconds(from),
        to == null ? null : START.plusSeconds(to),
        Severity.WARNING,
        1.7,
        List.of("p"),
        List.of(),
        0);
  }

  private static PastIncident was(
      String asset, long from, @Nullable Integer to, @Nullable IncidentLabel label) {
    return new PastIncident(
        UUID.randomUUID(),
        asset,
        Category.PROCESS,
        Severity.WARNING,
        1.6,
        START.plusSeconds(from),
        to == null ? null : START.plusSeconds(to),
        label);
  }
}
