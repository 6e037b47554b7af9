package io.sluice.query.chart;

import io.sluice.contracts.profile.TagKind;
import io.sluice.query.rollup.RolledSeries;
import io.sluice.query.rollup.RolledSeries.Length;
import io.sluice.query.rollup.RolledSeries.Part;
import io.sluice.query.rollup.RolledSource;
import io.sluice.query.rollup.TagEntry;
import io.sluice.query.rollup.ValueCounts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How often a tag had which values. Few rows are all read; of many, tags of texts and of few whole
 * numbers are told from what was counted by minute or hour, tags with a scale from a sample.
 */
@ApplicationScoped
class ValueChart {

  private final RolledSeries rolled;
  private final ReadingScan readings;

  ValueChart(RolledSeries rolled, ReadingScan readings) {
    this.rolled = rolled;
    this.readings = readings;
  }

  /**
   * What was counted.
   *
   * @param values told apart: of a tag with a scale its bins in their order, of one of few numbers
   *     these in theirs, of texts the most frequent first
   * @param bySteps by the begin of each step, in milliseconds since 1970
   * @param isSample whether not all rows are counted
   */
  record Counted(
      Part part,
      Step step,
      TagKind kind,
      List<String> values,
      Map<Long, ValueCounts> bySteps,
      boolean isSample) {

    ValueCounts all() {
      var all = new ValueCounts();
      bySteps.values().forEach(all::add);
      return all;
    }
  }

  /**
   * @param wanted what other tags have to be; what was counted before does not know, so all rows
   *     are read, or a sample of them
   */
  Uni<Counted> count(Part part, String tag, int steps, Map<String, String> wanted) {
    Step step = Step.of(part, steps);
    return rolled
        .tags(part.stream())
        .chain(
            known -> {
              int most = ReadingScan.most(known.size());
              TagEntry entry =
                  known.stream()
                      .filter(one -> one.source() == RolledSource.READING)
                      .filter(one -> one.name().equals(tag))
                      .findFirst()
                      .orElse(null);
              return allRows(part, tag, step, most, wanted)
                  .chain(
                      few -> {
                        if (few != null && !(few.bySteps().isEmpty() && wanted.isEmpty())) {
                          return Uni.createFrom().item(few);
                        }
                        return wanted.isEmpty() && entry != null && isCounted(entry)
                            ? many(part, entry, step)
                            : sample(part, tag, step, most, wanted);
                      });
            });
  }

  /** Null if there are more rows than are read. */
  private Uni<@Nullable Counted> allRows(
      Part part, String tag, Step step, int most, Map<String, String> wanted) {
    Length length = Step.of(part, most).length(part);
    return rolled
        .rows(Step.whole(part, length), RolledSource.READING, length)
        .chain(
            rows -> {
              if (rows > (wanted.isEmpty() ? most : ReadingScan.MOST_SOUGHT)) {
                return Uni.createFrom().nullItem();
              }
              var values = new TagValues(tag);
              return readings
                  .all(part, most, true, wanted, values::add)
                  .map(isAll -> isAll ? counted(part, step, values, false) : null);
            });
  }

  private static boolean isCounted(TagEntry entry) {
    return entry.kind() != TagKind.CONTINUOUS;
  }

  private Uni<Counted> sample(
      Part part, String tag, Step step, int most, Map<String, String> wanted) {
    var values = new TagValues(tag);
    return readings
        .sample(part, most, true, wanted, values::add)
        .map(any -> counted(part, step, values, true));
  }

  private Uni<Counted> many(Part part, TagEntry entry, Step asked) {
    Length length = asked.length(part);
    Step step = asked.atLeast(length);
    return rolled
        .counts(Step.whole(part, length), entry, length)
        .map(
            found -> {
              var bySteps = new TreeMap<Long, ValueCounts>();
              found.forEach(
                  one ->
                      bySteps
                          .computeIfAbsent(
                              step.begin(one.time().toInstant().toEpochMilli()),
                              any -> new ValueCounts())
                          .add(one.value()));
              return counted(part, step, entry.kind(), bySteps, List.of(), false);
            });
  }

  private static Counted counted(Part part, Step step, TagValues values, boolean isSample) {
    TagKind kind = values.kind();
    return counted(
        part,
        step,
        kind,
        values.by(step),
        kind == TagKind.CONTINUOUS ? values.bins() : List.of(),
        isSample);
  }

  private static Counted counted(
      Part part,
      Step step,
      TagKind kind,
      Map<Long, ValueCounts> bySteps,
      List<String> bins,
      boolean isSample) {
    var counted = new Counted(part, step, kind, bins, bySteps, isSample);
    if (!bins.isEmpty()) {
      return counted;
    }
    List<String> values = counted.all().mostFrequent().stream().map(Map.Entry::getKey).toList();
    return new Counted(
        part, step, kind, kind == TagKind.DISCRETE ? inOrder(values) : values, bySteps, isSample);
  }

  private static List<String> inOrder(List<String> numbers) {
    return numbers.stream().sorted(Comparator.comparingDouble(Double::parseDouble)).toList();
  }
}
