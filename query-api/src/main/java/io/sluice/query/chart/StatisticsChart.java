package io.sluice.query.chart;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.query.paging.InvalidParameterException;
import io.sluice.query.rollup.Moments;
import io.sluice.query.rollup.RolledSeries;
import io.sluice.query.rollup.RolledSeries.Length;
import io.sluice.query.rollup.RolledSeries.Part;
import io.sluice.query.rollup.RolledSource;
import io.sluice.query.rollup.TagEntry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a tag's numbers come to. Few rows are all read; of many, count, extremes, mean and deviation
 * are told from what was rolled up, quantiles and correlation from a sample.
 */
@ApplicationScoped
public class StatisticsChart {

  private static final List<Double> QUANTILES = List.of(0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99);

  private final RolledSeries rolled;
  private final ReadingScan readings;

  StatisticsChart(RolledSeries rolled, ReadingScan readings) {
    this.rolled = rolled;
    this.readings = readings;
  }

  /** As the API tells it. */
  @Schema(name = "Statistics")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record View(
      String asset,
      String stream,
      String tag,
      Instant from,
      Instant to,
      long count,
      @Schema(description = "absent if there are no values") @Nullable Double min,
      @Nullable Double max,
      @Nullable Double mean,
      @Schema(description = "standard deviation of all values") @Nullable Double stddev,
      @Schema(description = "by part of the values that are less", examples = "{\"0.5\": 523.1}")
          Map<String, Double> quantiles,
      @Schema(description = "readings that quantiles and correlation are of") long rows,
      @Schema(description = "whether these are some of all the time, and not all") boolean sample,
      @Nullable Correlation correlation) {}

  /** Of two tags. */
  @Schema(name = "Correlation")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Correlation(
      String tag,
      @Schema(description = "Pearson's, -1 to 1; absent if one of the two does not change")
          @Nullable Double r,
      @Schema(description = "readings in which both have a value") long count) {}

  /**
   * @param with null for no correlation
   * @param wanted what other tags have to be; what was rolled up does not know, so all rows are
   *     read, or a sample of them
   */
  Uni<View> of(Part part, String tag, @Nullable String with, Map<String, String> wanted) {
    return rolled
        .tags(part.stream())
        .chain(
            known -> {
              int most = ReadingScan.most(known.size());
              return all(part, tag, with, most, wanted)
                  .chain(
                      all -> {
                        if (all != null && (all.moments.count() > 0 || !wanted.isEmpty())) {
                          return Uni.createFrom()
                              .item(all.view(part, tag, with, all.moments, false));
                        }
                        return wanted.isEmpty()
                            ? many(part, tag, with, known, most)
                            : sample(part, tag, with, most, wanted);
                      });
            });
  }

  private Uni<@Nullable Pairs> all(
      Part part, String tag, @Nullable String with, int most, Map<String, String> wanted) {
    Length length = Step.of(part, most).length(part);
    return rolled
        .rows(Step.whole(part, length), RolledSource.READING, length)
        .chain(
            rows -> {
              if (rows > (wanted.isEmpty() ? most : ReadingScan.MOST_SOUGHT)) {
                return Uni.createFrom().nullItem();
              }
              var pairs = new Pairs(tag, with);
              return readings
                  .all(part, most, false, wanted, pairs::add)
                  .map(isAll -> isAll ? pairs : null);
            });
  }

  private Uni<View> sample(
      Part part, String tag, @Nullable String with, int most, Map<String, String> wanted) {
    var sample = new Pairs(tag, with);
    return readings
        .sample(part, most, false, wanted, sample::add)
        .map(any -> sample.view(part, tag, with, sample.moments, true));
  }

  private Uni<View> many(
      Part part, String tag, @Nullable String with, List<TagEntry> known, int most) {
    List<TagEntry> tags =
        known.stream()
            .filter(one -> one.source() == RolledSource.READING && one.name().equals(tag))
            .toList();
    if (tags.isEmpty()) {
      throw new InvalidParameterException(
          "tag", tag, "a tag of the stream; /api/v1/tags lists them");
    }
    Length length = Step.of(part, most).length(part);
    var sample = new Pairs(tag, with);
    return rolled
        .moments(Step.whole(part, length), tags, length)
        .chain(
            found -> {
              var sum = new Moments();
              found.forEach(one -> sum.add(one.value()));
              return readings
                  .sample(part, most, false, Map.of(), sample::add)
                  .map(any -> sample.view(part, tag, with, sum, true));
            });
  }

  /** A tag's values, with those of another. */
  private static final class Pairs {

    private final WantedTags tags;
    private final boolean isPair;
    private final List<Double> values = new ArrayList<>();
    private final Moments moments = new Moments();
    private long pairs;
    private double meanOne;
    private double meanOther;
    private double squaresOne;
    private double squaresOther;
    private double products;

    Pairs(String tag, @Nullable String with) {
      this.tags = new WantedTags(with == null ? List.of(tag) : List.of(tag, with));
      this.isPair = with != null;
    }

    void add(ReadingScan.Found reading) {
      tags.read(reading);
      double one = tags.number(0);
      if (Double.isNaN(one)) {
        return;
      }
      values.add(one);
      moments.add(one);
      if (isPair && !Double.isNaN(tags.number(1))) {
        addPair(one, tags.number(1));
      }
    }

    /** As Welford does for one. */
    private void addPair(double one, double with) {
      pairs++;
      double offOne = one - meanOne;
      double offOther = with - meanOther;
      meanOne += offOne / pairs;
      meanOther += offOther / pairs;
      squaresOne += offOne * (one - meanOne);
      squaresOther += offOther * (with - meanOther);
      products += offOne * (with - meanOther);
    }

    View view(Part part, String tag, @Nullable String with, Moments all, boolean isSample) {
      boolean isEmpty = all.count() == 0;
      return new View(
          part.stream().asset(),
          part.stream().stream(),
          tag,
          part.from().toInstant(),
          part.to().toInstant(),
          all.count(),
          isEmpty ? null : all.low(),
          isEmpty ? null : all.high(),
          isEmpty ? null : all.mean(),
          isEmpty ? null : all.deviation(),
          quantiles(),
          values.size(),
          isSample,
          with == null ? null : new Correlation(with, correlation(), pairs));
    }

    private @Nullable Double correlation() {
      double scale = Math.sqrt(squaresOne) * Math.sqrt(squaresOther);
      return scale > 0 ? Math.clamp(products / scale, -1, 1) : null;
    }

    /** Between the two values that are nearest, as percentile_cont does. */
    private Map<String, Double> quantiles() {
      var quantiles = new LinkedHashMap<String, Double>();
      if (values.isEmpty()) {
        return quantiles;
      }
      Collections.sort(values);
      for (double part : QUANTILES) {
        double at = part * (values.size() - 1);
        double low = values.get((int) Math.floor(at));
        double high = values.get((int) Math.ceil(at));
        quantiles.put(Double.toString(part), low + (high - low) * (at - Math.floor(at)));
      }
      return quantiles;
    }
  }
}
