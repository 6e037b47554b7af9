package io.sluice.models.evaluation;

import io.sluice.contracts.Contributor;
import io.sluice.models.evaluation.EvaluationReport.EventOutcome;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How often an explanation begins with what is to blame, of the events that were found and whose
 * name names tags of the profile, as {@code LIT101 spoof} and {@code P301 forced off, MV302 open}
 * do. All tags of the name are to blame.
 *
 * @param events found events whose name names a tag
 * @param first of these, those whose first contributor is to blame
 * @param amongThree of these, those where one of the first three is
 */
public record Origins(long events, long first, long amongThree) {

  private static final int THREE = 3;

  static Origins of(List<EventOutcome> outcomes, Set<String> tags) {
    long events = 0;
    long first = 0;
    long amongThree = 0;
    for (EventOutcome outcome : outcomes) {
      Set<String> toBlame = tagsIn(outcome.name(), tags);
      if (outcome.found() && !toBlame.isEmpty()) {
        List<String> named = outcome.contributors().stream().map(Contributor::tag).toList();
        events++;
        first += !named.isEmpty() && toBlame.contains(named.getFirst()) ? 1 : 0;
        amongThree += named.stream().limit(THREE).anyMatch(toBlame::contains) ? 1 : 0;
      }
    }
    return new Origins(events, first, amongThree);
  }

  private static Set<String> tagsIn(@Nullable String name, Set<String> tags) {
    return name == null
        ? Set.of()
        : Arrays.stream(name.split("[\\s,;:()/]+"))
            .filter(tags::contains)
            .collect(Collectors.toSet());
  }

  /** 0 to 1, null without events. */
  public @Nullable Double firstShare() {
    return share(first);
  }

  /** 0 to 1, null without events. */
  public @Nullable Double amongThreeShare() {
    return share(amongThree);
  }

  private @Nullable Double share(long count) {
    return events == 0 ? null : (double) count / events;
  }
}
