package io.sluice.query.shadow;

import io.sluice.contracts.Debounce;
import io.sluice.incidents.PoliciesInForce;
import io.sluice.query.scoring.BundleTerms;
import io.sluice.query.scoring.BundleTerms.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds what two bundles made of the same windows side by side. */
final class Comparison {

  /** Incidents that only one of them raised, as far as they are told. */
  private static final int MOST_DIFFERENCES = 100;

  /** Longest time between two windows of a stream that counts as judged. */
  private static final Duration LONGEST_GAP = Duration.ofMinutes(10);

  private Comparison() {}

  /**
   * @param policies in force
   * @param windows judged in the shadow, in the order of time
   * @param right incidents that people called true alarms
   */
  static ShadowView of(
      ShadowView.Scope scope,
      PoliciesInForce policies,
      List<PairedWindow> windows,
      Optional<Terms> ofChampion,
      Optional<Terms> ofShadow,
      List<TimedIncident> right) {
    var champion = side(scope, policies, windows, ofChampion);
    var shadow = side(scope, policies, windows, ofShadow);
    long both = 0;
    long agreed = 0;
    long onlyChampion = 0;
    long onlyShadow = 0;
    Map<List<String>, Instant> seen = new HashMap<>();
    double days = 0;
    for (PairedWindow window : windows) {
      var judged = window.champion();
      if (judged == null) {
        continue;
      }
      both++;
      champion.add(window, judged);
      shadow.add(window, window.shadow());
      boolean isAbove = judged.severity().isAnomalous();
      boolean isAboveInShadow = window.shadow().severity().isAnomalous();
      agreed += isAbove == isAboveInShadow ? 1 : 0;
      onlyChampion += isAbove && !isAboveInShadow ? 1 : 0;
      onlyShadow += !isAbove && isAboveInShadow ? 1 : 0;
      days += since(seen.put(List.of(window.asset(), window.stream()), window.end()), window.end());
    }
    List<JudgedSide.Raised> byChampion = champion.raised();
    List<JudgedSide.Raised> byShadow = shadow.raised();
    return new ShadowView(
        scope,
        windows.size(),
        both,
        seen.size(),
        days,
        both == 0 ? null : (double) agreed / both,
        onlyChampion,
        onlyShadow,
        champion.side(byChampion, right, days, budget(ofChampion)),
        shadow.side(byShadow, right, days, budget(ofShadow)),
        Stream.concat(
                without(ShadowView.Who.CHAMPION, byChampion, byShadow),
                without(ShadowView.Who.SHADOW, byShadow, byChampion))
            .sorted(Comparator.comparing(ShadowView.Difference::startedAt))
            .limit(MOST_DIFFERENCES)
            .toList());
  }

  private static JudgedSide side(
      ShadowView.Scope scope,
      PoliciesInForce policies,
      List<PairedWindow> windows,
      Optional<Terms> terms) {
    Debounce debounce = terms.map(Terms::debounce).orElse(null);
    return new JudgedSide(windows.size(), scope.profile(), policies, debounce);
  }

  private static BundleTerms.@Nullable Budget budget(Optional<Terms> terms) {
    return terms.map(Terms::budget).orElse(null);
  }

  private static double since(@Nullable Instant before, Instant now) {
    if (before == null) {
      return 0;
    }
    Duration passed = Duration.between(before, now);
    return passed.isNegative() || passed.compareTo(LONGEST_GAP) > 0
        ? 0
        : (double) passed.toMillis() / Duration.ofDays(1).toMillis();
  }

  private static Stream<ShadowView.Difference> without(
      ShadowView.Who who, List<JudgedSide.Raised> its, List<JudgedSide.Raised> others) {
    var alone = new ArrayList<ShadowView.Difference>();
    for (JudgedSide.Raised one : its) {
      if (others.stream().noneMatch(other -> other.time().overlaps(one.time()))) {
        var incident = one.incident();
        alone.add(
            new ShadowView.Difference(
                who,
                one.asset(),
                incident.startedAt(),
                incident.resolvedAt(),
                incident.severity(),
                incident.peakRatio()));
      }
    }
    return alone.stream();
  }
}
