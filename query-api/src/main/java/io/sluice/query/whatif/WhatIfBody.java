package io.sluice.query.whatif;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.sluice.platform.problem.JsonFields;
import io.sluice.query.paging.InvalidParameterException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param threshold from which ratio on a window is anomalous
 * @param onDelay how long windows must be anomalous; null is as it is in force
 */
@Schema(name = "WhatIf")
public record WhatIfBody(
    @Schema(examples = "plant-1") String asset,
    @Schema(description = "one of its streams; all if absent") @Nullable String stream,
    @Schema(implementation = String.class, format = "date-time") OffsetDateTime from,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description = "31 days after it at most")
        OffsetDateTime to,
    @Schema(
            description = "ratio from which on a window is anomalous, 0.1 to 100; 1 if absent",
            examples = "1.2")
        double threshold,
    @Schema(
            implementation = String.class,
            description =
                "how long windows must be anomalous, a day at most; as it is in force if absent",
            examples = "PT30S")
        @Nullable Duration onDelay,
    @Nullable Burst burst) {

  private static final int MAX_BYTES = 16 << 10;
  private static final Duration LONGEST = Duration.ofDays(31);
  private static final Duration MOST_PATIENCE = Duration.ofDays(1);
  private static final double LEAST_THRESHOLD = 0.1;
  private static final double MOST_THRESHOLD = 100;
  private static final int MAX_NAME = 200;

  private static final List<String> FIELDS =
      List.of("asset", "stream", "from", "to", "threshold", "onDelay", "burst");

  private static final List<String> BURST_FIELDS = List.of("window", "hits");

  /**
   * From how many on, within a time, they are a burst.
   *
   * @param windowMin whole minutes
   * @param hits anomalous records of streams of events, incidents of others
   */
  @Schema(name = "WhatIfBurst")
  public record Burst(
      @Schema(name = "window", implementation = String.class, examples = "PT5M") int windowMin,
      int hits) {}

  /**
   * @throws HttpProblem if it is no object of these fields
   * @throws InvalidParameterException for the first field that cannot be understood
   */
  static WhatIfBody of(byte[] json) {
    if (json.length > MAX_BYTES) {
      throw new InvalidParameterException(
          "body", json.length + " bytes", MAX_BYTES + " bytes at most");
    }
    var body = JsonFields.of(json, FIELDS);
    OffsetDateTime from = time(body, "from");
    OffsetDateTime to = time(body, "to");
    if (!from.isBefore(to)) {
      throw new InvalidParameterException("from", from.toString(), "an instant before 'to' " + to);
    }
    if (Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw new InvalidParameterException(
          "from", from.toString(), "an instant at most 31 days before 'to' " + to);
    }
    String asset = name(body, "asset");
    if (asset == null) {
      throw new InvalidParameterException("asset", null, "the asset whose scores are judged");
    }
    return new WhatIfBody(
        asset,
        name(body, "stream"),
        from,
        to,
        threshold(body),
        duration(body, "onDelay", Duration.ZERO, MOST_PATIENCE),
        body.value("burst").map(WhatIfBody::burst).orElse(null));
  }

  private static @Nullable String name(JsonFields body, String field) {
    String name = body.text(field).orElse(null);
    if (name != null && (name.isBlank() || name.length() > MAX_NAME || name.indexOf(0) >= 0)) {
      throw new InvalidParameterException(field, shortened(name), "1 to 200 characters");
    }
    return name;
  }

  private static OffsetDateTime time(JsonFields body, String field) {
    String text = body.text(field).orElse(null);
    try {
      if (text != null) {
        OffsetDateTime time = OffsetDateTime.parse(text);
        if (time.getYear() >= 1900 && time.getYear() <= 9999) {
          return time.withOffsetSameInstant(ZoneOffset.UTC);
        }
      }
    } catch (DateTimeException e) {
      // answered below
    }
    throw new InvalidParameterException(
        field,
        text == null ? null : shortened(text),
        "an ISO-8601 instant such as 2015-12-28T10:29:14Z");
  }

  private static double threshold(JsonFields body) {
    JsonNode value = body.value("threshold").orElse(null);
    if (value == null) {
      return 1;
    }
    double threshold = value.isNumber() ? value.asDouble() : Double.NaN;
    if (!(threshold >= LEAST_THRESHOLD && threshold <= MOST_THRESHOLD)) {
      throw new InvalidParameterException(
          "threshold", shortened(value.toString()), "a ratio of 0.1 to 100");
    }
    return threshold;
  }

  private static @Nullable Duration duration(
      JsonFields body, String field, Duration least, Duration most) {
    String text = body.text(field).orElse(null);
    if (text == null) {
      return null;
    }
    try {
      Duration duration = Duration.parse(text);
      if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // answered below
    }
    throw new InvalidParameterException(
        field,
        shortened(text),
        "an ISO-8601 duration of %s to %s, such as PT30S".formatted(least, most));
  }

  private static Burst burst(JsonNode given) {
    if (!given.isObject()) {
      throw new InvalidParameterException(
          "burst", shortened(given.toString()), "an object with window and hits");
    }
    var burst = JsonFields.of("burst.", given, BURST_FIELDS);
    Duration window = duration(burst, "window", Duration.ofMinutes(1), MOST_PATIENCE);
    if (window == null || !window.equals(Duration.ofMinutes(window.toMinutes()))) {
      throw new InvalidParameterException(
          "burst.window", window == null ? null : window.toString(), "whole minutes, such as PT5M");
    }
    JsonNode hits = burst.value("hits").orElse(MissingNode.getInstance());
    if (!hits.isInt() || hits.asInt() < 2 || hits.asInt() > 1_000) {
      throw new InvalidParameterException(
          "burst.hits",
          hits.isMissingNode() ? null : shortened(hits.toString()),
          "a whole number of 2 to 1000");
    }
    return new Burst((int) window.toMinutes(), hits.asInt());
  }

  private static String shortened(String value) {
    return value.length() <= MAX_NAME ? value : value.substring(0, MAX_NAME) + "...";
  }
}
