package io.sluice.query.shadow;

import io.sluice.contracts.Debounce;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds what two bundles made of the same windows side by side. */
final class Comparison {

  /** Incidents that only one of them raised, as far as they are told. */
  private static final int MOST_DIFFERENCES = 100;

  /** Longest time between two windows of a stream that counts as judged. */
  private static final Duration LONGEST_GAP = Duration.ofMinutes(10);

  private Comparison() {}

  /** What a bundle says of itself; nothing of one that nobody knows any more. */
  record Terms(@Nullable Debounce debounce, ShadowView.@Nullable Budget budget) {

    static final Terms UNKNOWN = new Terms(null, null);
  }

  /**
   * @param windows judged in the shadow, in the order of time
   * @param right incidents that people called true alarms
   */
  static ShadowView of(
      ShadowView.Scope scope,
      List<PairedWindow> windows,
      Terms ofChampion,
      Terms ofShadow,
      List<TimedIncident> right) {
    var champion = new JudgedSide(windows.size(), ofChampion.debounce());
    var shadow = new JudgedSide(windows.size(), ofShadow.debounce());
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
        champion.side(byChampion, right, days, ofChampion.budget()),
        shadow.side(byShadow, right, days, ofShadow.budget()),
        Stream.concat(
                without(ShadowView.Who.CHAMPION, byChampion, byShadow),
                without(ShadowView.Who.SHADOW, byShadow, byChampion))
            .sorted(Comparator.comparing(ShadowView.Difference::startedAt))
            .limit(MOST_DIFFERENCES)
            .toList());
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
