package io.sluice.query.shadow;

import io.sluice.contracts.Category;
import io.sluice.contracts.Debounce;
import io.sluice.contracts.Severity;
import io.sluice.incidents.Finding;
import io.sluice.incidents.LogPosition;
import io.sluice.incidents.Observation;
import io.sluice.incidents.PoliciesInForce;
import io.sluice.incidents.RaisedIncidents;
import io.sluice.query.scoring.BundleTerms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one of the two made of the windows: its incidents by the policies in force, of the process
 * alone, as patient as its bundle is. Windows come in the order of time.
 */
final class JudgedSide {

  /** Fewer say nothing of a day. */
  private static final double FEWEST_DAYS = 1;

  private final String profile;
  private final PoliciesInForce policies;
  private final @Nullable Debounce debounce;
  private final Map<String, RaisedIncidents> byAsset = new TreeMap<>();
  private final double[] ratios;
  private final double[] latencies;
  private String version = "";
  private int windows;
  private long above;

  /**
   * @param most windows that come
   * @param debounce of its bundle; null if it does not say
   */
  JudgedSide(int most, String profile, PoliciesInForce policies, @Nullable Debounce debounce) {
    this.profile = profile;
    this.policies = policies;
    this.debounce = debounce;
    this.ratios = new double[most];
    this.latencies = new double[most];
  }

  void add(PairedWindow window, PairedWindow.Judgement judged) {
    version = judged.version();
    ratios[windows] = judged.ratio();
    latencies[windows] = judged.latencyMs();
    above += judged.severity().isAnomalous() ? 1 : 0;
    byAsset
        .computeIfAbsent(window.asset(), any -> new RaisedIncidents(policies, change -> {}))
        .add(
            new Observation(
                window.asset(),
                window.stream(),
                profile,
                window.start(),
                window.end(),
                false,
                new LogPosition(0, windows),
                window.end(),
                debounce,
                window.infoLevel(),
                new Finding(judged.ratio(), judged.severity(), List.of()),
                Finding.NOTHING,
                Finding.NOTHING));
    windows++;
  }

  /** An incident with the asset that it is of. */
  record Raised(String asset, RaisedIncidents.Raised incident) {

    TimedIncident time() {
      return new TimedIncident(asset, incident.startedAt(), incident.resolvedAt());
    }
  }

  List<Raised> raised() {
    var all = new ArrayList<Raised>();
    byAsset.forEach(
        (asset, raised) ->
            raised.incidents().stream()
                .filter(incident -> incident.category() == Category.PROCESS)
                .forEach(incident -> all.add(new Raised(asset, incident))));
    return all;
  }

  /**
   * @param right incidents that people called true alarms
   * @param streamDays days judged, of all streams together
   */
  ShadowView.Side side(
      List<Raised> raised,
      List<TimedIncident> right,
      double streamDays,
      BundleTerms.@Nullable Budget budget) {
    long called =
        raised.stream().filter(one -> right.stream().anyMatch(one.time()::overlaps)).count();
    Arrays.sort(ratios, 0, windows);
    Arrays.sort(latencies, 0, windows);
    return new ShadowView.Side(
        version,
        above,
        quantile(ratios, 0.5),
        quantile(ratios, 0.99),
        reached(raised, Severity.INFO),
        reached(raised, Severity.WARNING),
        reached(raised, Severity.CRITICAL),
        called,
        streamDays >= FEWEST_DAYS ? (raised.size() - called) / streamDays : null,
        budget,
        quantile(latencies, 0.5),
        quantile(latencies, 0.99));
  }

  private static long reached(List<Raised> raised, Severity severity) {
    return raised.stream()
        .filter(one -> one.incident().severity().compareTo(severity) >= 0)
        .count();
  }

  private @Nullable Double quantile(double[] sorted, double part) {
    return windows == 0 ? null : sorted[(int) Math.min(windows - 1, (long) (part * windows))];
  }
}
