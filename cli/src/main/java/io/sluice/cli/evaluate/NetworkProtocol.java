package io.sluice.cli.evaluate;

import io.sluice.cli.count.ShippedCounts;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.counts.Counts;
import io.sluice.detection.bundle.Bundle;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.models.evaluation.Evaluation;
import io.sluice.models.evaluation.Evaluator;
import io.sluice.models.evaluation.Goal;
import io.sluice.models.evaluation.IncidentFigures;
import io.sluice.models.evaluation.Interval;
import io.sluice.models.evaluation.Judged;
import io.sluice.models.evaluation.JudgedStream;
import io.sluice.models.protocol.Protocol;
import io.sluice.models.protocol.ProtocolFailedException;
import io.sluice.models.protocol.ProtocolProgress;
import io.sluice.testbed.network.NetworkScenario;
import io.sluice.testbed.network.NetworkSimulator;
import io.sluice.testbed.network.sensor.NetworkFlow;
import io.sluice.testbed.network.sensor.SensorField;
import io.sluice.testbed.network.traffic.Episode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The simulated network of {@code ./sluice run --profile network}, as nothing was developed on it:
 * other seeds, which are other networks of the kind with other attacks. What people would be told
 * counts: incidents, of attacks and of nothing.
 */
final class NetworkProtocol implements Protocol {

  private static final int PROGRESS_EVERY = 1_000;

  private final ChosenBundle chosen;
  private final Optional<CountsBundle> counted;
  private final List<Run> attacked;
  private final Run quiet;
  private final Run drift;

  /**
   * One network.
   *
   * @param seed another is another network
   */
  record Run(long seed, NetworkScenario scenario, Duration duration) {

    String name() {
      return scenario.name() + ", seed " + seed;
    }
  }

  /**
   * Who judges what is counted of the flows.
   *
   * @param bundle of the counts' profile
   */
  record CountsBundle(Counts counts, ChosenBundle bundle) {

    /** What is shipped beside bundles of a profile of flows; empty if nothing is. */
    static Optional<CountsBundle> shippedFor(ChosenBundle flows) {
      return ShippedCounts.of(flows.profile())
          .map(ShippedCounts::counts)
          .map(List::getFirst)
          .map(counts -> new CountsBundle(counts, ChosenBundle.inUse(counts.profile())));
    }
  }

  /**
   * What runs came to.
   *
   * @param flows incidents of flows alone
   * @param all incidents with what is counted of flows beside them; the same where nothing is
   */
  private record Outcome(List<Judged> judged, IncidentFigures flows, IncidentFigures all) {

    private static final IncidentFigures NONE = new IncidentFigures(List.of(), 0, 0);

    private static Outcome nothing() {
      return new Outcome(List.of(), NONE, NONE);
    }

    private Outcome plus(Outcome other) {
      var both = new ArrayList<>(judged);
      both.addAll(other.judged);
      return new Outcome(both, flows.plus(other.flows), all.plus(other.all));
    }
  }

  /** Seeds for this alone: whoever develops a detector takes others. */
  NetworkProtocol(ChosenBundle chosen, Optional<CountsBundle> counted) {
    this(
        chosen,
        counted,
        List.of(day(9_001), day(9_002), day(9_003)),
        new Run(9_004, NetworkScenario.NORMAL, Duration.ofDays(7)),
        new Run(9_004, NetworkScenario.DRIFT, NetworkScenario.DRIFT.duration()));
  }

  NetworkProtocol(
      ChosenBundle chosen,
      Optional<CountsBundle> counted,
      List<Run> attacked,
      Run quiet,
      Run drift) {
    this.chosen = chosen;
    this.counted = counted;
    this.attacked = List.copyOf(attacked);
    this.quiet = quiet;
    this.drift = drift;
  }

  private static Run day(long seed) {
    return new Run(seed, NetworkScenario.ATTACKS, NetworkScenario.ATTACKS.duration());
  }

  @Override
  public Evaluation run(Path workFolder, ProtocolProgress progress) throws ProtocolFailedException {
    try (Bundle bundle = chosen.load();
        Bundle ofCounts = counted.map(CountsBundle::bundle).map(ChosenBundle::load).orElse(null)) {
      var judge = new Judge(bundle, ofCounts, progress);
      Outcome changing = judge.of(drift);
      Outcome normal = judge.of(quiet);
      var attacks = Outcome.nothing();
      for (Run run : attacked) {
        attacks = attacks.plus(judge.of(run));
      }
      return Evaluation.of(
              "Protocol network",
              ("%d networks under attack that nothing was developed on, whose flows are told below;"
                      + " %d days of another without an attack, and %d in which it changes for good.")
                  .formatted(attacked.size(), quiet.duration().toDays(), drift.duration().toDays()),
              List.of(Judged.pooled(chosen.name(), attacks.judged())))
          .withGoals(goals(attacks, normal, changing));
    }
  }

  private List<Goal> goals(Outcome attacks, Outcome normal, Outcome changing) {
    List<Goal> goals = new ArrayList<>();
    goals.add(found("Attacks found", attacks.all().attacks(), 90.0, 97.0));
    goals.add(quiet("False incidents a day", attacks.all().plus(normal.all()), 2.0, 1.0));
    goals.add(quiet("False incidents a day, without attacks", normal.all(), null, null));
    goals.add(quiet("False incidents a day, between attacks", attacks.all(), null, null));
    goals.add(quiet("False incidents a day, changes for good", changing.all(), null, null));
    goals.addAll(byKind("Attacks found", attacks.all()));
    if (counted.isPresent()) {
      goals.add(found("Attacks found, flows alone", attacks.flows().attacks(), null, null));
      goals.add(
          quiet(
              "False incidents a day, flows alone",
              attacks.flows().plus(normal.flows()),
              null,
              null));
      goals.add(
          quiet(
              "False incidents a day, changes for good, flows alone",
              changing.flows(),
              null,
              null));
      goals.addAll(byKind("Attacks found, flows alone", attacks.flows()));
    }
    return goals;
  }

  private static List<Goal> byKind(String what, IncidentFigures figures) {
    Map<String, List<IncidentFigures.Attack>> kinds =
        figures.attacks().stream()
            .collect(
                Collectors.groupingBy(
                    attack -> String.valueOf(attack.kind()), TreeMap::new, Collectors.toList()));
    List<Goal> goals = new ArrayList<>();
    kinds.forEach((kind, all) -> goals.add(found(what + ": " + kind, all, null, null)));
    return goals;
  }

  private static Goal found(
      String what,
      List<IncidentFigures.Attack> attacks,
      @Nullable Double least,
      @Nullable Double aim) {
    if (attacks.isEmpty()) {
      return Goal.atLeast(what, "%", least, aim, null);
    }
    long found = attacks.stream().filter(IncidentFigures.Attack::isFound).count();
    Interval range = Interval.ofShare(found, attacks.size());
    return Goal.atLeast(
        "%s, %d of %d (%.0f to %.0f %%)"
            .formatted(what, found, attacks.size(), range.low() * 100, range.high() * 100),
        "%",
        least,
        aim,
        100.0 * found / attacks.size());
  }

  private static Goal quiet(
      String what, IncidentFigures figures, @Nullable Double most, @Nullable Double aim) {
    Interval range = Interval.ofRate(figures.falseIncidents(), figures.days());
    return Goal.atMost(
        "%s, %d in %.1f days (%.2f to %.2f)"
            .formatted(what, figures.falseIncidents(), figures.days(), range.low(), range.high()),
        "",
        most,
        aim,
        figures.falseIncidents() / figures.days());
  }

  /** Lets bundles judge runs. */
  private final class Judge {

    private final Bundle bundle;
    private final @Nullable Bundle ofCounts;
    private final List<SensorField> fields;
    private final ProtocolProgress progress;

    private Judge(Bundle bundle, @Nullable Bundle ofCounts, ProtocolProgress progress)
        throws ProtocolFailedException {
      this.bundle = bundle;
      this.ofCounts = ofCounts;
      this.fields = fields(bundle);
      this.progress = progress;
    }

    private Outcome of(Run run) throws ProtocolFailedException {
      try (CountedNetwork counts = counts();
          var evaluator = new Evaluator(bundle, IncidentPolicy.of(bundle.manifest().debounce()))) {
        int[] attacks = play(run, evaluator, counts);
        Judged judged = evaluator.judged().named(run.name());
        var flows = new JudgedStream(judged, attacks, Duration.ZERO);
        IncidentFigures alone = IncidentFigures.of(List.of(flows));
        return new Outcome(
            List.of(judged),
            alone,
            counts == null
                ? alone
                : IncidentFigures.of(List.of(flows, counts.judged(run.name() + ", counted"))));
      }
    }

    private @Nullable CountedNetwork counts() throws ProtocolFailedException {
      return ofCounts == null ? null : new CountedNetwork(counted.orElseThrow().counts(), ofCounts);
    }

    /** The attack of each flow, 0 of one that is part of none. */
    private int[] play(Run run, Evaluator evaluator, @Nullable CountedNetwork counts) {
      var network = new NetworkSimulator(run.seed(), run.scenario());
      long seconds = run.duration().toSeconds();
      Instant end = NetworkScenario.BEGIN.plusSeconds(seconds);
      var attacks = IntStream.builder();
      long count = 0;
      for (NetworkFlow flow = network.next(); flow.time().isBefore(end); flow = network.next()) {
        Episode episode = flow.episode();
        attacks.add(episode == null ? 0 : episode.id());
        evaluator.add(
            flow.time(),
            values(bundle, fields, flow),
            flow.label(),
            episode == null ? null : episode.kind());
        if (counts != null) {
          counts.take(flow);
        }
        if (count++ % PROGRESS_EVERY == 0) {
          progress.at(
              "Simulating and judging " + run.name(),
              Duration.between(NetworkScenario.BEGIN, flow.time()).toSeconds(),
              seconds);
        }
      }
      return attacks.build().toArray();
    }
  }

  private static double[] values(Bundle bundle, List<SensorField> fields, NetworkFlow flow) {
    var values = new double[fields.size()];
    for (int tag = 0; tag < values.length; tag++) {
      SensorField field = fields.get(tag);
      boolean isText = bundle.profile().tags().get(tag).kind() == TagKind.CATEGORICAL;
      values[tag] =
          isText ? bundle.dictionaries().code(tag, field.written(flow)) : field.number(flow);
    }
    return values;
  }

  /** The sensor's field of each tag of the bundle. */
  private static List<SensorField> fields(Bundle bundle) throws ProtocolFailedException {
    List<String> tags = bundle.profile().tags().stream().map(Tag::name).toList();
    List<String> unknown = tags.stream().filter(tag -> SensorField.named(tag).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      throw new ProtocolFailedException(
          "the simulated network has no fields %s: give a bundle of profile network"
              .formatted(String.join(", ", unknown)));
    }
    return tags.stream().flatMap(tag -> SensorField.named(tag).stream()).toList();
  }
}
