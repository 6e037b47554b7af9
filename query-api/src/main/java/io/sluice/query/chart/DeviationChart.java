package io.sluice.query.chart;

import io.sluice.query.rollup.RolledSeries;
import io.sluice.query.rollup.RolledSeries.At;
import io.sluice.query.rollup.RolledSeries.Length;
import io.sluice.query.rollup.RolledSeries.Part;
import io.sluice.query.rollup.RolledSeries.Peak;
import io.sluice.query.rollup.RolledSource;
import io.sluice.query.rollup.TagEntry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which tags deviated when: share times ratio of anomalous scores, by minute or hour. */
@ApplicationScoped
class DeviationChart {

  static final String NAME = "deviation";

  private static final int MOST_TAGS = 40;

  private final RolledSeries rolled;

  DeviationChart(RolledSeries rolled) {
    this.rolled = rolled;
  }

  Uni<ValueViews.Heatmap> draw(Part part, int steps) {
    Step asked = Step.of(part, steps);
    Length length = asked.length(part);
    Step step = asked.atLeast(length);
    Part whole = Step.whole(part, length);
    return rolled
        .tags(part.stream())
        .map(all -> all.stream().filter(tag -> tag.source() == RolledSource.DEVIATION).toList())
        .chain(tags -> rolled.sums(whole, tags, length))
        .map(DeviationChart::mostDeviating)
        .chain(
            tags ->
                rolled
                    .peaks(whole, tags, length, step.duration())
                    .map(found -> view(part, step, tags, found)));
  }

  /** By the sum of their deviations, the most deviating first; those alone are drawn. */
  private static List<TagEntry> mostDeviating(Map<TagEntry, Double> sums) {
    return sums.entrySet().stream()
        .filter(one -> one.getValue() > 0)
        .sorted(
            Comparator.comparing((Map.Entry<TagEntry, Double> one) -> -one.getValue())
                .thenComparing(one -> one.getKey().name()))
        .limit(MOST_TAGS)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static ValueViews.Heatmap view(
      Part part, Step step, List<TagEntry> tags, List<At<Peak>> found) {
    var columns = new TreeMap<Instant, Map<TagEntry, Peak>>();
    for (At<Peak> one : found) {
      columns
          .computeIfAbsent(one.time().toInstant(), any -> new HashMap<>())
          .put(one.tag(), one.value());
    }
    var times = List.copyOf(columns.keySet());
    var cells = new ArrayList<List<Number>>();
    for (int column = 0; column < times.size(); column++) {
      Map<TagEntry, Peak> peaks = columns.getOrDefault(times.get(column), Map.of());
      for (int bin = 0; bin < tags.size(); bin++) {
        Peak peak = peaks.get(tags.get(bin));
        if (peak != null) {
          cells.add(List.of(column, bin, peak.high(), peak.count()));
        }
      }
    }
    return new ValueViews.Heatmap(
        part.stream().asset(),
        part.stream().stream(),
        NAME,
        part.from().toInstant(),
        part.to().toInstant(),
        step.toString(),
        times,
        tags.stream().map(TagEntry::name).toList(),
        false,
        cells);
  }
}
