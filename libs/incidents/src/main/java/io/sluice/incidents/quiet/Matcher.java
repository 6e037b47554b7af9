package io.sluice.incidents.quiet;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.Glob;

/**
 * One condition, as those of Alertmanager's silences: a field is, or is not, what a glob says.
 *
 * <p>What is quiet must not hide what is not: of several streams all must match, and tags match if
 * those that do carry more than half of the deviation. Where a field is <em>not</em> to match, none
 * may.
 *
 * @param name the field
 * @param value what it is held against
 * @param isEqual false if it must not match
 */
public record Matcher(
    @JsonProperty("name") MatchedField name,
    @JsonProperty("value") Glob value,
    @JsonProperty("isEqual") boolean isEqual) {

  private static final double MOST = 0.5;

  /** That a field is what a glob says. */
  public static Matcher equal(MatchedField name, String glob) {
    return new Matcher(name, new Glob(glob), true);
  }

  /** Whether the condition is met. */
  public boolean matches(Subject subject) {
    return switch (name) {
      case INCIDENT -> is(subject.incident().toString());
      case ASSET -> is(subject.asset());
      case PROFILE -> is(subject.profile());
      case SEVERITY -> is(subject.severity().name());
      case CATEGORY -> is(subject.category().name());
      case STREAM ->
          isEqual
              ? subject.streams().stream().allMatch(value::matches)
              : subject.streams().stream().noneMatch(value::matches);
      case TAG ->
          isEqual
              ? weight(subject) > MOST * whole(subject)
              : subject.contributors().stream().noneMatch(one -> value.matches(one.tag()));
    };
  }

  private boolean is(String text) {
    return isEqual == value.matches(text);
  }

  private double weight(Subject subject) {
    return subject.contributors().stream()
        .filter(one -> value.matches(one.tag()))
        .mapToDouble(Contributor::share)
        .sum();
  }

  private static double whole(Subject subject) {
    return subject.contributors().stream().mapToDouble(Contributor::share).sum();
  }

  /** As people write it: {@code asset=pump-*}, {@code severity!=CRITICAL}. */
  @JsonIgnore
  public String text() {
    return name.text() + (isEqual ? "=" : "!=") + value.pattern();
  }
}
