package io.sluice.alerting.template;

import io.quarkus.qute.Mapper;
import io.quarkus.qute.TemplateException;
import io.sluice.contracts.Alert;
import io.sluice.contracts.Contributor;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a template knows of an alert, by the names that it has there. */
final class AlertValues implements Mapper {

  /** Loops within loops over short lists would still be long. */
  private static final int MOST_LOOKUPS = 10_000;

  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
  private int lookups;

  AlertValues(Alert alert, ZoneId zone) {
    values.put("text", alert.text());
    values.put("asset", alert.asset());
    values.put("streams", alert.streams());
    values.put("profile", alert.profile());
    values.put("kind", alert.kind().name());
    values.put("severity", alert.severity().name());
    values.put("category", alert.category().name());
    values.put("cause", alert.cause() == null ? null : alert.cause().name());
    values.put("startedAt", time(alert.startedAt(), zone));
    values.put("updatedAt", time(alert.updatedAt(), zone));
    values.put("peakRatio", alert.peakRatio());
    values.put(
        "contributors", alert.contributors().stream().map(AlertValues::contributor).toList());
    values.put("incident", alert.incident().toString());
    values.put("alert", alert.id().toString());
    values.put(
        "link", alert.links().values().stream().findFirst().map(Object::toString).orElse(null));
    values.put("test", Boolean.TRUE.equals(alert.test()));
    var command = alert.command();
    values.put("by", command == null ? null : command.by());
    values.put("comment", command == null ? null : command.text());
    values.put("assignee", command == null ? null : command.to());
    values.put("label", command == null || command.label() == null ? null : command.label().name());
  }

  @Override
  public @Nullable Object get(String name) {
    if (++lookups > MOST_LOOKUPS) {
      throw new TemplateException("it looks up more than " + MOST_LOOKUPS + " values");
    }
    return values.get(name);
  }

  @Override
  public boolean appliesTo(String name) {
    return values.containsKey(name);
  }

  @Override
  public Set<String> mappedKeys() {
    return values.keySet();
  }

  private static Mapper contributor(Contributor contributor) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put("tag", contributor.tag());
    values.put("stream", contributor.stream());
    values.put("share", contributor.share());
    values.put("observed", contributor.observed());
    values.put("expected", contributor.expected());
    values.put("low", contributor.low());
    values.put("high", contributor.high());
    values.put("unit", contributor.unit());
    values.put("stage", contributor.stage());
    values.put("reason", contributor.reason());
    return new Known(values);
  }

  /** A contributor has these names and no others; it is no list. */
  private record Known(Map<String, @Nullable Object> values) implements Mapper {
    @Override
    public @Nullable Object get(String name) {
      return values.get(name);
    }

    @Override
    public boolean appliesTo(String name) {
      return values.containsKey(name);
    }
  }

  private static String time(Instant time, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        time.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
  }

  static List<String> names() {
    return List.copyOf(new AlertValues(SampleAlerts.FULL, ZoneId.of("UTC")).values.keySet());
  }
}
