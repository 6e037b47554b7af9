package io.sluice.incidents.burst;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.Alert;
import io.sluice.contracts.Category;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.QuietRef;
import io.sluice.contracts.Severity;
import io.sluice.incidents.Observation;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One of many.
 *
 * @param at event time
 * @param asset whose
 * @param stream of which
 * @param profile of the stream
 * @param category what it is about
 * @param severity how bad
 * @param ratio how far above the threshold
 * @param values what may be common to many, by name: the tag that explains most, its stage, and
 *     what was read of tags of texts
 * @param quiet why people are not told of it; null if they are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Hit(
    Instant at,
    String asset,
    String stream,
    String profile,
    Category category,
    Severity severity,
    double ratio,
    SortedMap<String, String> values,
    @Nullable QuietRef quiet) {

  /** As many texts as explain a record. */
  private static final int MAX_TEXTS = 5;

  public Hit {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /**
   * An incident that opened.
   *
   * @param quiet why people are not told of it; null if they are
   */
  public static Hit of(Alert opened, @Nullable QuietRef quiet) {
    return new Hit(
        opened.updatedAt(),
        opened.asset(),
        opened.streams().getFirst(),
        opened.profile(),
        opened.category(),
        opened.severity(),
        opened.peakRatio(),
        values(opened.contributors()),
        quiet);
  }

  /**
   * A record whose process is anomalous.
   *
   * @param quiet why people would not be told of it; null if they would
   */
  public static Hit of(Observation record, @Nullable QuietRef quiet) {
    return new Hit(
        record.windowEnd(),
        record.asset(),
        record.stream(),
        record.profile(),
        Category.PROCESS,
        record.process().severity(),
        record.process().ratio(),
        values(record.process().contributors()),
        quiet);
  }

  private static SortedMap<String, String> values(List<Contributor> contributors) {
    var values = new TreeMap<String, String>();
    contributors.stream()
        .filter(one -> one.text() != null)
        .limit(MAX_TEXTS)
        .forEach(one -> values.put(one.tag(), String.valueOf(one.text())));
    if (!contributors.isEmpty()) {
      Contributor first = contributors.getFirst();
      values.put("tag", first.tag());
      if (first.stage() != null) {
        values.put("stage", first.stage());
      }
    }
    return values;
  }

  /** All that may be common to many. */
  Map<String, String> context() {
    var context = new LinkedHashMap<String, String>();
    context.put("asset", asset);
    context.put("stream", stream);
    context.put("profile", profile);
    context.put("category", category.name());
    context.put("severity", severity.name());
    context.putAll(values);
    return context;
  }
}
