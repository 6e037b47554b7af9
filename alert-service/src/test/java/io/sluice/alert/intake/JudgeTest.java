package io.sluice.alert.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.incidents.AssetState;
import io.sluice.incidents.Finding;
import io.sluice.incidents.IncidentMachines;
import io.sluice.incidents.LogPosition;
import io.sluice.incidents.Observation;
import io.sluice.incidents.Outcome;
import io.sluice.incidents.PoliciesInForce;
import io.sluice.incidents.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What is stored of a look at an asset of which nothing comes, and leads to nothing. */
class JudgeTest {

  private static final String ASSET = "plant-1";
  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  private static final int SECONDS = 600;

  private final IncidentMachines machines = new IncidentMachines(PoliciesInForce.DEFAULT);

  /** What tells of nothing asks nobody else. */
  private final Judge judge = new Judge(machines, null, null, null, null, null);

  private final OwnedPartition partition =
      new OwnedPartition(0, 1, Map.of(new TopicPartition("scores", 0), 0L), 10);

  @Test
  void whatIsToBeLookedAtAgainIsNotWritten() {
    // given
    AssetState before = seen(START);
    partition.load(ASSET, before);
    Instant now = START.plusSeconds(SECONDS + 30);

    // when
    boolean told = judge.tick(partition, new Tick(ASSET, now, START));

    // then
    assertThat(told).isFalse();
    assertThat(machines.ofAsset().lookAt(before, now)).isPresent();
    assertThat(partition.dirty()).isEmpty();
  }

  /** Else it would be read with each round for ever, as one whose time has come. */
  @Test
  void thatNobodyNeedLookAgainIsWritten() {
    // given: of another year, and calm
    AssetState before = seen(START.minus(Duration.ofDays(3_000)));
    partition.load(ASSET, before);
    Instant now = START.plusSeconds(SECONDS + 30);

    // when
    boolean told = judge.tick(partition, new Tick(ASSET, now, START));

    // then
    assertThat(told).isFalse();
    assertThat(machines.ofAsset().lookAt(before, now)).isEmpty();
    assertThat(partition.dirty()).containsExactly(Map.entry(ASSET, before));
  }

  /**
   * A stream at a window a second, heard by the clock on the wall from {@link #START} on.
   *
   * @param first end of its first window
   */
  private AssetState seen(Instant first) {
    AssetState state = AssetState.UNSEEN;
    for (int second = 0; second <= SECONDS; second++) {
      Instant end = first.plusSeconds(second);
      var seen =
          new Observation(
              ASSET,
              "swat",
              "swat",
              end.minusSeconds(59),
              end,
              false,
              new LogPosition(0, second),
              START.plusSeconds(second),
              null,
              1,
              Finding.NOTHING,
              Finding.NOTHING,
              Finding.NOTHING);
      state =
          switch (machines.of("swat", null).judge(state, seen)) {
            case Outcome.Moved moved -> moved.state();
            case Outcome.Changed changed -> throw new AssertionError(changed);
            case Outcome.Stale stale -> throw new AssertionError(stale);
            case Outcome.Unchanged unchanged -> throw new AssertionError(unchanged);
            case Outcome.Refused refused -> throw new AssertionError(refused);
          };
    }
    return state;
  }
}
