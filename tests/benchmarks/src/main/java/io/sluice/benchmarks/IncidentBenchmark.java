package io.sluice.benchmarks;

import io.sluice.contracts.Contributor;
import io.sluice.contracts.profile.SeverityLevels;
import io.sluice.incidents.AssetState;
import io.sluice.incidents.Finding;
import io.sluice.incidents.IncidentMachine;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.incidents.LogPosition;
import io.sluice.incidents.Observation;
import io.sluice.incidents.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many scores a second the state machine judges on one core, a window a second of each asset.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class IncidentBenchmark {

  private static final int ASSETS = 1_000;

  /** How the plants are: at rest, all in an incident, or in one every third quarter of an hour. */
  @Param({"calm", "open", "changing"})
  public String mood;

  @Param({"1", "3"})
  public int streams;

  private final IncidentMachine machine = new IncidentMachine(IncidentPolicy.DEFAULT);
  private final AssetState[] states = new AssetState[ASSETS];
  private List<Finding> findings;
  private long second;

  @Setup(Level.Iteration)
  public void begin() {
    Arrays.fill(states, AssetState.UNSEEN);
    second = 1_700_000_000;
    var finds = new ArrayList<Finding>();
    for (int minute = 0; minute < 45; minute++) {
      double ratio =
          switch (mood) {
            case "calm" -> 0.4;
            case "open" -> 1.7;
            default -> minute < 30 ? 0.4 : minute < 35 ? 1.7 : minute < 40 ? 2.5 : 1.2;
          };
      var severity = SeverityLevels.DEFAULT.of(ratio);
      finds.add(
          new Finding(
              ratio,
              severity,
              severity.isAnomalous()
                  ? List.of(new Contributor("LIT301", 0.8, 1150.0, 850.0, "mm"))
                  : List.of()));
    }
    findings = List.copyOf(finds);
  }

  /** A window of each stream of each asset. */
  @Benchmark
  @OperationsPerInvocation(ASSETS)
  public int judge() {
    int told = 0;
    for (int asset = 0; asset < ASSETS; asset++) {
      String stream = "stream-" + (second % streams);
      Instant end = Instant.ofEpochSecond(second);
      var seen =
          new Observation(
              "plant-1",
              stream,
              "swat",
              end.minusSeconds(59),
              end,
              false,
              new LogPosition(0, second),
              end,
              null,
              1,
              findings.get((int) (second / 60 % findings.size())),
              Finding.NOTHING,
              Finding.NOTHING);
      switch (machine.judge(states[asset], seen)) {
        case Outcome.Moved moved -> states[asset] = moved.state();
        case Outcome.Changed changed -> {
          states[asset] = changed.state();
          told += changed.changes().size();
        }
        case Outcome.Stale stale -> throw new IllegalStateException("nothing comes twice");
        case Outcome.Unchanged unchanged -> throw new IllegalStateException(unchanged.why());
        case Outcome.Refused refused -> throw new IllegalStateException(refused.why());
      }
    }
    second++;
    return told;
  }
}
