package io.sluice.query.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.TagKind;
import io.sluice.query.rollup.RolledSeries;
import io.sluice.query.rollup.RolledSeries.Length;
import io.sluice.query.rollup.RolledSeries.Part;
import io.sluice.query.rollup.RolledSource;
import io.sluice.query.rollup.ScoreNumbers;
import io.sluice.query.rollup.TagEntry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers over time, at most so many points a line. As long as there are few enough rows they are
 * read themselves, and put together only if there are more than points; else what they were rolled
 * up to. Each point has the least and the greatest value of its step, so no extreme is lost.
 */
@ApplicationScoped
class SeriesChart {

  /** Rows between the newest minute that is rolled up and now. */
  private static final int MOST_NEWEST = 2_000;

  private final RolledSeries rolled;
  private final ReadingScan readings;
  private final ScoreScan scores;

  SeriesChart(RolledSeries rolled, ReadingScan readings, ScoreScan scores) {
    this.rolled = rolled;
    this.readings = readings;
    this.scores = scores;
  }

  /** One line of a chart. */
  record Wanted(RolledSource source, String name) {}

  /** What was found, and how far its points are apart; null for single values. */
  private record Drawn(Map<Wanted, Points> lines, @Nullable Step step) {}

  Uni<SeriesView> draw(Part part, List<Wanted> wanted, int points) {
    return rolled
        .tags(part.stream())
        .chain(
            known ->
                drawn(part, wanted, known, points).map(drawn -> view(part, wanted, known, drawn)));
  }

  private Uni<Drawn> drawn(Part part, List<Wanted> wanted, List<TagEntry> known, int points) {
    int most = ReadingScan.most(known.size());
    Step step = Step.of(part, points);
    return isShort(part, wanted, most)
        .chain(isShort -> isShort ? rows(part, wanted, most) : Uni.createFrom().nullItem())
        .chain(
            lines ->
                lines == null || lines.isEmpty() // too many, or deleted already
                    ? rolledUp(part, wanted, known, step)
                    : Uni.createFrom().item(few(lines, points, step)));
  }

  private static Drawn few(Map<Wanted, Points> lines, int points, Step step) {
    if (lines.values().stream().allMatch(line -> line.size() <= points && line.areSingle())) {
      return new Drawn(lines, null);
    }
    lines.replaceAll((wanted, line) -> line.by(step));
    return new Drawn(lines, step);
  }

  /** By what was rolled up; the newest rows are few, and seen when they are read. */
  private Uni<Boolean> isShort(Part part, List<Wanted> wanted, int most) {
    Length length = Step.of(part, most).length(part);
    Part whole = Step.whole(part, length);
    return rowsOf(whole, wanted, true, length)
        .chain(
            ofReadings ->
                rowsOf(whole, wanted, false, length)
                    .map(ofScores -> ofReadings <= most && ofScores <= most));
  }

  private Uni<Long> rowsOf(Part part, List<Wanted> wanted, boolean ofReadings, Length length) {
    return has(wanted, ofReadings)
        ? rolled.rows(part, ofReadings ? RolledSource.READING : RolledSource.SCORE, length)
        : Uni.createFrom().item(0L);
  }

  private static boolean has(List<Wanted> wanted, boolean ofReadings) {
    return wanted.stream().anyMatch(one -> (one.source() == RolledSource.READING) == ofReadings);
  }

  /** Null if there are too many. */
  private Uni<@Nullable Map<Wanted, Points>> rows(Part part, List<Wanted> wanted, int most) {
    var lines = new LinkedHashMap<Wanted, Points>();
    return (has(wanted, true)
            ? readings.all(part, most, false, Map.of(), new ReadingLines(wanted, lines)::add)
            : Uni.createFrom().item(true))
        .chain(
            isAll ->
                isAll && has(wanted, false)
                    ? scores.all(part, most, score -> add(score, wanted, lines))
                    : Uni.createFrom().item(isAll))
        .map(isAll -> isAll ? lines : null);
  }

  private static Points line(Map<Wanted, Points> lines, Wanted wanted) {
    return lines.computeIfAbsent(wanted, any -> new Points());
  }

  private static final class ReadingLines {

    private final List<Wanted> wanted;
    private final WantedTags tags;
    private final Map<Wanted, Points> lines;

    ReadingLines(List<Wanted> all, Map<Wanted, Points> lines) {
      this.wanted = all.stream().filter(one -> one.source() == RolledSource.READING).toList();
      this.tags = new WantedTags(wanted.stream().map(Wanted::name).toList());
      this.lines = lines;
    }

    void add(ReadingScan.Found reading) {
      tags.read(reading);
      for (int i = 0; i < wanted.size(); i++) {
        double number = tags.number(i);
        if (!Double.isNaN(number)) {
          line(lines, wanted.get(i)).at(reading.millis()).add(number);
        }
      }
    }
  }

  private static void add(ScoreScan.Found score, List<Wanted> wanted, Map<Wanted, Points> lines) {
    JsonNode detectors = null;
    for (Wanted one : wanted) {
      switch (one.source()) {
        case SCORE ->
            line(lines, one)
                .at(score.millis())
                .add(
                    switch (one.name()) {
                      case ScoreNumbers.SEVERITY -> score.severity();
                      case ScoreNumbers.LATENCY -> score.latencyMs();
                      default -> score.ratio();
                    });
        case DETECTOR -> {
          detectors = detectors == null ? tree(score.detectors()) : detectors;
          JsonNode ratio = detectors.path(one.name()).path("ratio");
          if (ratio.isNumber()) {
            line(lines, one).at(score.millis()).add(ratio.asDouble());
          }
        }
        case READING, DEVIATION -> {}
      }
    }
  }

  private static JsonNode tree(String json) {
    try {
      return Messages.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("json that is no JSON", e);
    }
  }

  private Uni<Drawn> rolledUp(Part part, List<Wanted> wanted, List<TagEntry> known, Step asked) {
    Length length = asked.length(part);
    Step step = asked.atLeast(length);
    Part whole = Step.whole(part, length);
    var lines = new LinkedHashMap<Wanted, Points>();
    Uni<OffsetDateTime> newest = Uni.createFrom().item(whole.from());
    for (RolledSource source : RolledSource.values()) {
      List<TagEntry> tags =
          known.stream()
              .filter(tag -> tag.source() == source)
              .filter(tag -> wanted.contains(new Wanted(source, tag.name())))
              .toList();
      newest =
          newest.chain(
              before ->
                  rolled
                      .moments(whole, tags, length)
                      .map(found -> add(found, before, step, lines)));
    }
    // What is not rolled up yet is read by the minute only, where it can be seen.
    return length == Length.HOUR
        ? newest.map(any -> new Drawn(lines, step))
        : newest.chain(last -> addNewest(part, last, wanted, step, lines));
  }

  private static OffsetDateTime add(
      List<RolledSeries.At<io.sluice.query.rollup.Moments>> found,
      OffsetDateTime before,
      Step step,
      Map<Wanted, Points> lines) {
    OffsetDateTime newest = before;
    for (var one : found) {
      line(lines, new Wanted(one.tag().source(), one.tag().name()))
          .at(step.begin(one.time().toInstant().toEpochMilli()))
          .add(one.value());
      newest = one.time().isAfter(newest) ? one.time() : newest;
    }
    return newest;
  }

  private Uni<Drawn> addNewest(
      Part part, OffsetDateTime newest, List<Wanted> wanted, Step step, Map<Wanted, Points> lines) {
    OffsetDateTime from = newest.plusSeconds(Length.MINUTE.seconds());
    if (!from.isBefore(part.to())) {
      return Uni.createFrom().item(new Drawn(lines, step));
    }
    return rows(part.between(from, part.to()), wanted, MOST_NEWEST)
        .map(
            rows -> {
              if (rows != null) {
                rows.forEach((one, points) -> line(lines, one).addAll(points.by(step)));
              }
              return new Drawn(lines, step);
            });
  }

  private static SeriesView view(
      Part part, List<Wanted> wanted, List<TagEntry> known, Drawn drawn) {
    var lines = new ArrayList<SeriesView.Line>();
    for (Wanted one : wanted) {
      TagEntry tag =
          known.stream()
              .filter(t -> t.source() == one.source() && t.name().equals(one.name()))
              .findFirst()
              .orElse(null);
      Points points = drawn.lines().getOrDefault(one, new Points());
      lines.add(
          new SeriesView.Line(
              one.name(),
              one.source().name(),
              tag == null ? null : tag.unit(),
              tag == null ? null : tag.stage(),
              tag == null ? TagKind.CONTINUOUS : tag.kind(),
              points.json()));
    }
    return new SeriesView(
        part.stream().asset(),
        part.stream().stream(),
        part.from().toInstant(),
        part.to().toInstant(),
        drawn.step() == null ? "raw" : drawn.step().toString(),
        lines);
  }
}
