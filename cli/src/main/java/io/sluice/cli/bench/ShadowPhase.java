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

  private record Round(LatencyProbe latency, long judged) {}

  /**
   * @param rate readings a second
   * @param seconds of a round
   * @throws CommandFailure if the shadow judged nothing in a round, or something in one without it
   */
  BesideShadow run(int pairs, int rate, int seconds) {
    List<Round> without = new ArrayList<>();
    List<Round> with = new ArrayList<>();
    twin.enter();
    for (int pair = 0; pair < pairs; pair++) {
      // What was second is first in the next pair, so that neither is always the later one.
      boolean shadowFirst = pair % 2 == 0;
      (shadowFirst ? with : without).add(round(rate, seconds, 2 * pair, 2 * pairs));
      if (shadowFirst) {
        twin.leave();
      } else {
        twin.enter();
      }
      (shadowFirst ? without : with).add(round(rate, seconds, 2 * pair + 1, 2 * pairs));
    }
    twin.leave();
    load.pace(rate, SETTLE_SECONDS); // what is measured after this has no shadow
    drain.await();
    console.clearProgress();
    return new BesideShadow(
        rate,
        seconds,
        IntStream.range(0, pairs).mapToObj(i -> pair(without.get(i), with.get(i))).toList(),
        LatencyProbe.all(without.stream().map(Round::latency).toList()),
        LatencyProbe.all(with.stream().map(Round::latency).toList()));
  }

  private static BesideShadow.Pair pair(Round without, Round with) {
    if (without.judged() > 0 || with.judged() == 0) {
      throw new CommandFailure(
          "%,d scores of the shadow came in a round without it, and %,d in a round with it: see the logs under .sluice/bench/logs"
              .formatted(without.judged(), with.judged()));
    }
    return new BesideShadow.Pair(
        without.latency().latency().p99(), with.latency().latency().p99(), with.judged());
  }

  private Round round(int rate, int seconds, int done, int rounds) {
    console.progress("Beside a shadow", done, rounds, "rounds of %d s".formatted(seconds));
    load.pace(rate, SETTLE_SECONDS);
    drain.await();
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
