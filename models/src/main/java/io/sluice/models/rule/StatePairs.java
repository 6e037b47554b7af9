package io.sluice.models.rule;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.TagKind;
import io.sluice.models.window.WindowReplay;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The tags that were in several states, and which of them to look at two by two: all; where those
 * would be too many, those of the same stage; where those still are, or the profile knows no
 * stages, the ones that have most to do with each other.
 *
 * @param tags indices into the profile's tags
 * @param states of each of them, ascending
 * @param pairs indices into {@code tags}
 */
record StatePairs(List<Integer> tags, List<double[]> states, List<Pair> pairs) {

  /** All pairs of 64 tags. */
  private static final int MOST_PAIRS = 64 * 63 / 2;

  /** Two positions among the tags. */
  record Pair(int first, int second) {}

  static StatePairs of(WindowReplay normal, List<TagHistory[]> stretches) {
    return of(normal, stretches, MOST_PAIRS);
  }

  static StatePairs of(WindowReplay normal, List<TagHistory[]> stretches, int most) {
    Profile profile = normal.profile();
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
    List<Pair> pairs = all(tags.size());
    if (pairs.size() > most && tags.stream().anyMatch(tag -> stage(profile, tag) != null)) {
      pairs = pairs.stream().filter(pair -> sameStage(profile, tags, pair)).toList();
    }
    if (pairs.size() > most) {
      pairs = StateAssociation.of(normal, tags, states).strongest(pairs, most);
    }
    return new StatePairs(tags, states, pairs);
  }

  private static List<Pair> all(int tags) {
    var pairs = new ArrayList<Pair>();
    for (int first = 0; first < tags; first++) {
      for (int second = first + 1; second < tags; second++) {
        pairs.add(new Pair(first, second));
      }
    }
    return pairs;
  }

  private static boolean sameStage(Profile profile, List<Integer> tags, Pair pair) {
    String stage = stage(profile, tags.get(pair.first()));
    return stage != null && Objects.equals(stage, stage(profile, tags.get(pair.second())));
  }

  private static @Nullable String stage(Profile profile, int tag) {
    return profile.tags().get(tag).stage();
  }
}
