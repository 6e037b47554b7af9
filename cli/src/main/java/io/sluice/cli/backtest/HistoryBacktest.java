package io.sluice.cli.backtest;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.console.Console;
import io.sluice.cli.history.History;
import io.sluice.cli.history.History.Stream;
import io.sluice.cli.history.HistoryReadings;
import io.sluice.cli.history.JudgedIncident;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.detection.bundle.Bundle;
import io.sluice.incidents.IncidentComparison;
import io.sluice.incidents.PastIncident;
import io.sluice.incidents.PoliciesInForce;
import io.sluice.models.backtest.AssetBacktest;
import io.sluice.models.backtest.StreamReadings;
import io.sluice.models.parallel.Workers;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Judges what query-api has stored, several assets at the same time. */
public final class HistoryBacktest {

  private final History history;
  private final Bundle bundle;
  private final Console console;

  public HistoryBacktest(History history, Bundle bundle, Console console) {
    this.history = history;
    this.bundle = bundle;
    this.console = console;
  }

  /**
   * @throws CommandFailure if there is nothing of the profile, or query-api does not give it
   */
  public BacktestReport judge(Instant from, Instant to) {
    Profile profile = bundle.profile();
    Map<String, List<Stream>> streams =
        history.streams(profile.name()).stream()
            .collect(Collectors.groupingBy(Stream::asset, TreeMap::new, Collectors.toList()));
    if (streams.isEmpty()) {
      throw new CommandFailure(
          "nothing of profile '%s' is stored there: no asset has a stream of it"
              .formatted(profile.name()));
    }
    PoliciesInForce policies = history.policies();
    List<PastIncident> were =
        history.incidents(profile.name(), from, to).stream().map(JudgedIncident::past).toList();
    List<String> assets = List.copyOf(streams.keySet());
    var judged = new AssetBacktest[assets.size()];
    var done = new AtomicInteger();
    console.progress("Judging", 0, assets.size(), "");
    Workers.share(
        assets.size(),
        () ->
            number -> {
              String asset = assets.get(number);
              judged[number] =
                  judge(policies, asset, streams.getOrDefault(asset, List.of()), from, to);
              console.progress("Judging", done.incrementAndGet(), assets.size(), asset);
            });
    var there =
        Arrays.stream(judged)
            .filter(one -> one.streams().stream().anyMatch(stream -> stream.readings() > 0))
            .toList();
    if (there.isEmpty()) {
      throw new CommandFailure(
          "there are no readings of profile '%s' from %s to %s; ask for an earlier time"
              .formatted(profile.name(), from, to));
    }
    return BacktestReport.of(bundle, policies, from, to, there, compare(List.of(judged), were));
  }

  /** An incident of an asset without a reading left is one that would not be raised again. */
  private static IncidentComparison compare(List<AssetBacktest> all, List<PastIncident> were) {
    var comparison = IncidentComparison.NONE;
    for (AssetBacktest one : all) {
      comparison = comparison.plus(IncidentComparison.of(one.asset(), one.raised(), were));
    }
    return comparison;
  }

  private AssetBacktest judge(
      PoliciesInForce policies, String asset, List<Stream> streams, Instant from, Instant to) {
    Profile profile = bundle.profile();
    Instant filled =
        profile.kind() == ProfileKind.EVENTS
            ? from
            : from.minus(profile.interval().multipliedBy(profile.window()));
    var readings = new TreeMap<String, StreamReadings>();
    for (Stream stream : streams) {
      readings.put(
          stream.stream(),
          new HistoryReadings(history, stream, profile, bundle.dictionaries(), filled, to));
    }
    try {
      return AssetBacktest.judge(bundle, policies, asset, from, readings);
    } catch (IOException e) {
      throw history.away(e);
    }
  }
}
