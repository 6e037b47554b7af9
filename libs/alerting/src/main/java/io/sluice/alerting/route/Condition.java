package io.sluice.alerting.route;

import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.Cause;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.Glob;
import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.Severity;
import io.sluice.contracts.yaml.Values;
import io.sluice.contracts.yaml.YamlSection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an alert must be like. All that is said must be so; of a list, one entry; an empty list says
 * nothing.
 *
 * @param minSeverity the least; NONE says nothing
 * @param maxSeverity the most; CRITICAL says nothing
 * @param assets names, as globs
 * @param streams names, as globs; one of the alert's
 * @param tags names, as globs; one of those that contributed
 * @param categories what it may be about
 * @param causes what the incident may look like
 * @param labels what people may have called the incident with this very alert
 * @param times when it is decided
 */
public record Condition(
    Severity minSeverity,
    Severity maxSeverity,
    List<Glob> assets,
    List<Glob> streams,
    List<Glob> tags,
    List<Category> categories,
    List<Cause> causes,
    List<IncidentLabel> labels,
    List<NamedTime> times) {

  /** That every alert meets. */
  public static final Condition ANY =
      new Condition(
          Severity.NONE,
          Severity.CRITICAL,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of());

  /**
   * @throws IllegalArgumentException beginning with the field that is wrong
   */
  public Condition {
    assets = List.copyOf(assets);
    streams = List.copyOf(streams);
    tags = List.copyOf(tags);
    categories = List.copyOf(categories);
    causes = List.copyOf(causes);
    labels = List.copyOf(labels);
    times = List.copyOf(times);
    if (minSeverity.isAbove(maxSeverity)) {
      throw new IllegalArgumentException(
          "min-severity: is %s, above max-severity %s".formatted(minSeverity, maxSeverity));
    }
  }

  /** What must be so, each as words; none for every alert. */
  public List<String> words() {
    var words = new ArrayList<String>();
    if (minSeverity.isAnomalous()) {
      words.add("severity at least " + minSeverity);
    }
    if (Severity.CRITICAL.isAbove(maxSeverity)) {
      words.add("severity at most " + maxSeverity);
    }
    words("asset", assets, words);
    words("stream", streams, words);
    words("tag", tags, words);
    words("category", categories, words);
    words("cause", causes, words);
    words("label", labels, words);
    words("time", times.stream().map(NamedTime::name).toList(), words);
    return words;
  }

  private static void words(String what, List<?> either, List<String> words) {
    if (!either.isEmpty()) {
      words.add(
          what + " " + either.stream().map(Object::toString).collect(Collectors.joining(" or ")));
    }
  }

  /**
   * @param at when it is decided, by the clock on the wall
   */
  public boolean isMet(Alert alert, Instant at) {
    return unmet(alert, at).isEmpty();
  }

  /**
   * Why an alert does not meet it, each as a sentence; empty if it does. Labels and comments are
   * for the record: an alert that tells of one is only for a condition that asks for labels.
   *
   * @param at when it is decided, by the clock on the wall
   */
  List<String> unmet(Alert alert, Instant at) {
    var unmet = new ArrayList<String>();
    if (minSeverity.isAbove(alert.severity())) {
      unmet.add("severity %s is below %s".formatted(alert.severity(), minSeverity));
    }
    if (alert.severity().isAbove(maxSeverity)) {
      unmet.add("severity %s is above %s".formatted(alert.severity(), maxSeverity));
    }
    unmatched("asset", assets, List.of(alert.asset())).ifPresent(unmet::add);
    unmatched("stream", streams, alert.streams()).ifPresent(unmet::add);
    unmatched("tag", tags, alert.contributors().stream().map(Contributor::tag).toList())
        .ifPresent(unmet::add);
    if (!categories.isEmpty() && !categories.contains(alert.category())) {
      unmet.add("category %s is not in %s".formatted(alert.category(), categories));
    }
    if (!causes.isEmpty() && (alert.cause() == null || !causes.contains(alert.cause()))) {
      unmet.add(
          "%s is not in %s"
              .formatted(alert.cause() == null ? "no cause" : "cause " + alert.cause(), causes));
    }
    label(alert).ifPresent(unmet::add);
    if (!times.isEmpty() && times.stream().noneMatch(named -> named.time().contains(at))) {
      unmet.add(
          "it is not " + times.stream().map(NamedTime::name).collect(Collectors.joining(" or ")));
    }
    return unmet;
  }

  private Optional<String> label(Alert alert) {
    if (labels.isEmpty()) {
      return alert.kind() == AlertKind.COMMENTED || alert.kind() == AlertKind.LABELLED
          ? Optional.of(alert.kind() + " is for the record, and no labels are asked for")
          : Optional.empty();
    }
    @Nullable IncidentLabel label = alert.command() == null ? null : alert.command().label();
    return label != null && labels.contains(label)
        ? Optional.empty()
        : Optional.of(
            "%s is not in %s".formatted(label == null ? "no label" : "label " + label, labels));
  }

  private static Optional<String> unmatched(String what, List<Glob> globs, List<String> names) {
    boolean met =
        globs.isEmpty() || names.stream().anyMatch(n -> globs.stream().anyMatch(g -> g.matches(n)));
    return met
        ? Optional.empty()
        : Optional.of(
            "%s %s matches none of %s"
                .formatted(
                    what,
                    names.isEmpty() ? "(none)" : String.join(", ", names),
                    globs.stream().map(Glob::pattern).collect(Collectors.joining(", "))));
  }

  /**
   * @param times that it may refer to, by their names
   * @return empty if something is wrong, which is noted
   */
  public static Optional<Condition> read(YamlSection fields, Map<String, NamedTime> times) {
    var severities = Values.oneOf(EnumSet.range(Severity.INFO, Severity.CRITICAL));
    Severity min = fields.value("min-severity", severities, Severity.NONE);
    Severity max = fields.value("max-severity", severities, Severity.CRITICAL);
    List<Glob> assets = fields.list("assets", Condition::glob);
    List<Glob> streams = fields.list("streams", Condition::glob);
    List<Glob> tags = fields.list("tags", Condition::glob);
    List<Category> categories = fields.list("categories", Values.oneOf(Category.RAISED));
    List<Cause> causes = fields.list("causes", Values.oneOf(EnumSet.allOf(Cause.class)));
    List<IncidentLabel> labels =
        fields.list("labels", Values.oneOf(EnumSet.complementOf(EnumSet.of(IncidentLabel.OTHER))));
    List<NamedTime> at = fields.list("times", Values.known("time", times));
    return fields.make(
        () -> new Condition(min, max, assets, streams, tags, categories, causes, labels, at));
  }

  private static Glob glob(String text) {
    return new Glob(Values.name(text));
  }
}
