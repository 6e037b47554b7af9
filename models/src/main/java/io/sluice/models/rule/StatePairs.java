package io.sluice.models.rule;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * The tags that were in several states, and which of them to look at two by two: all, or, where
 * those would be too many, those of the same stage.
 *
 * @param tags indices into the profile's tags
 * @param states of each of them, ascending
 * @param pairs indices into {@code tags}
 */
record StatePairs(List<Integer> tags, List<double[]> states, List<Pair> pairs) {

  private static final int MOST_TAGS = 64;

  /** Two positions among the tags. */
  record Pair(int first, int second) {}

  static StatePairs of(Profile profile, List<TagHistory[]> stretches) {
    var tags = new ArrayList<Integer>();
    var states = new ArrayList<double[]>();
    for (int tag = 0; tag < profile.tags().size(); tag++) {
      var seen = new TreeSet<Double>();
      for (TagHistory[] stretch : stretches) {
        seen.addAll(stretch[tag].states.keySet());
      }
      if (profile.tags().get(tag).kind() != TagKind.CONTINUOUS
          && seen.size() >= 2
          && seen.size() <= TagHistory.MAX_STATES) {
        tags.add(tag);
        states.add(seen.stream().mapToDouble(Double::doubleValue).toArray());
      }
    }
    var pairs = new ArrayList<Pair>();
    for (int first = 0; first < tags.size(); first++) {
      for (int second = first + 1; second < tags.size(); second++) {
        Tag one = profile.tags().get(tags.get(first));
        Tag other = profile.tags().get(tags.get(second));
        if (tags.size() <= MOST_TAGS
            || one.stage() != null && Objects.equals(one.stage(), other.stage())) {
          pairs.add(new Pair(first, second));
        }
      }
    }
    return new StatePairs(tags, states, pairs);
  }
}
