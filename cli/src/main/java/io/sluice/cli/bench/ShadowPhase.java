package io.sluice.cli.bench;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.console.Console;
import io.sluice.cli.system.Drain;
import io.sluice.cli.system.TopicFollower;
import io.sluice.contracts.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Measures how long scores take with a bundle in the shadow and without one, in turns. */
final class ShadowPhase {

  /** Services look at the stages every ten seconds, and the shadow joins its group after that. */
  private static final int SETTLE_SECONDS = 25;

  private final Console console;
  private final LoadGenerator load;
  private final Drain drain;
  private final String bootstrapServers;
  private final ShadowTwin twin;

  ShadowPhase(
      Console console, LoadGenerator load, Drain drain, String bootstrapServers, ShadowTwin twin) {
    this.console = console;
    this.load = load;
    this.drain = drain;
    this.bootstrapServers = bootstrapServers;
    this.twin = twin;
  }

  private record Round(LatencyProbe probe, long judged) {}

  /**
   * @param rate readings a second
   * @param seconds of a round
   * @throws CommandFailure if the shadow judged nothing in a round, or something in one without it
   */
  BesideShadow run(int pairs, int rate, int seconds) {
    List<Round> without = new ArrayList<>();
    List<Round> with = new ArrayList<>();
    for (int pair = 0; pair < pairs; pair++) {
      console.progress("Beside a shadow", pair, pairs, "pairs of %d s".formatted(seconds));
      // Neither is always the later one.
      if (pair % 2 == 0) {
        with.add(shadowed(rate, seconds));
        without.add(alone(rate, seconds));
      } else {
        without.add(alone(rate, seconds));
        with.add(shadowed(rate, seconds));
      }
    }
    leave(rate); // what is measured after this has none
    console.clearProgress();
    return new BesideShadow(
        rate,
        seconds,
        IntStream.range(0, pairs).mapToObj(i -> pair(without.get(i), with.get(i))).toList(),
        LatencyProbe.all(without.stream().map(Round::probe).toList()),
        LatencyProbe.all(with.stream().map(Round::probe).toList()));
  }

  private static BesideShadow.Pair pair(Round without, Round with) {
    return new BesideShadow.Pair(
        without.probe().latency().p99(), with.probe().latency().p99(), with.judged());
  }

  private Round shadowed(int rate, int seconds) {
    twin.enter();
    settle(rate);
    Round round = round(rate, seconds);
    if (round.judged() == 0) {
      throw new CommandFailure(
          "the shadow judged nothing in a round: see the logs under .sluice/bench/logs");
    }
    return round;
  }

  private Round alone(int rate, int seconds) {
    leave(rate);
    Round round = round(rate, seconds);
    if (round.judged() > 0) {
      throw new CommandFailure(
          "the shadow judged %,d windows in a round without it: see the logs under .sluice/bench/logs"
              .formatted(round.judged()));
    }
    return round;
  }

  private void leave(int rate) {
    twin.leave();
    settle(rate);
  }

  private void settle(int rate) {
    load.pace(rate, SETTLE_SECONDS);
    drain.await();
  }

  private Round round(int rate, int seconds) {
    var judged = new AtomicLong();
    var shadow =
        new TopicFollower(
            bootstrapServers, Topics.SHADOW_SCORES, score -> judged.incrementAndGet());
    var probe = new LatencyProbe(bootstrapServers);
    load.pace(rate, seconds);
    drain.await();
    probe.close();
    shadow.close();
    return new Round(probe, judged.get());
  }
}
