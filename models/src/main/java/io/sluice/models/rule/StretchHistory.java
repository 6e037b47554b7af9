package io.sluice.models.rule;

import io.sluice.contracts.profile.Profile;
import io.sluice.models.parallel.Workers;
import io.sluice.models.window.WindowReplay;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the plant did in one stretch of time.
 *
 * @param tags by tag
 * @param states as in {@link StatePairs#tags}
 * @param pairs as in {@link StatePairs#pairs}
 * @param entries as in {@link StatePairs#tags}
 */
record StretchHistory(
    TagHistory[] tags,
    List<StateHistory> states,
    List<PairHistory> pairs,
    List<EntryHistory> entries) {

  /** All stretches, and the states and pairs that they tell of. */
  record All(List<StretchHistory> stretches, StatePairs pairs) {}

  /** Into which of several stretches of about the same length a row falls. */
  static int stretch(int row, int rows, int count) {
    return (int) ((long) row * count / rows);
  }

  /**
   * Goes through the rows twice: which tags have states is known only after the first time.
   *
   * @param count stretches to cut the time into
   */
  static All of(WindowReplay normal, int count, Walks walks) {
    Profile profile = normal.profile();
    int rows = normal.rows();
    List<TagHistory[]> tags =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    IntStream.range(0, profile.tags().size())
                        .mapToObj(tag -> new TagHistory(profile, tag))
                        .toArray(TagHistory[]::new))
            .toList();
    Workers.split(
        profile.tags().size(),
        (from, to) ->
            walks.run(
                normal,
                from == 0,
                (row, ring) -> {
                  TagHistory[] stretch = tags.get(stretch(row, rows, count));
                  for (int tag = from; tag < to; tag++) {
                    stretch[tag].add(ring);
                  }
                }));
    StatePairs pairs = StatePairs.of(normal, tags);
    var stretches = new ArrayList<StretchHistory>();
    for (TagHistory[] stretch : tags) {
      stretches.add(
          new StretchHistory(stretch, states(pairs), pairs(pairs), entries(pairs, profile)));
    }
    walks.run(
        normal,
        true,
        (row, ring) -> {
          StretchHistory stretch = stretches.get(stretch(row, rows, count));
          stretch.states.forEach(state -> state.add(ring));
          stretch.pairs.forEach(pair -> pair.add(ring));
          stretch.entries.forEach(entry -> entry.add(ring));
        });
    return new All(stretches, pairs);
  }

  private static List<StateHistory> states(StatePairs pairs) {
    return IntStream.range(0, pairs.tags().size())
        .mapToObj(i -> new StateHistory(pairs.tags().get(i), pairs.states().get(i)))
        .toList();
  }

  private static List<EntryHistory> entries(StatePairs pairs, Profile profile) {
    return IntStream.range(0, pairs.tags().size())
        .mapToObj(i -> new EntryHistory(profile, pairs.tags().get(i), pairs.states().get(i)))
        .toList();
  }

  private static List<PairHistory> pairs(StatePairs pairs) {
    return pairs.pairs().stream()
        .map(
            pair ->
                new PairHistory(
                    pairs.tags().get(pair.first()),
                    pairs.states().get(pair.first()),
                    pairs.tags().get(pair.second()),
                    pairs.states().get(pair.second())))
        .toList();
  }
}
