package io.sluice.models.block;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.block.Signal;
import io.sluice.models.window.Stretch;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out which signals a plant has, and standardises them. Goes through the rows once for all
 * tags: a walk along one tag would fetch each row from memory for one number.
 */
public final class SignalMoments {

  private SignalMoments() {}

  /** The value of each continuous tag; of each other tag every state but its most frequent. */
  public static List<Signal> of(Profile profile, List<Stretch> stretches) {
    List<Tag> tags = profile.tags();
    var values = new ValueMoments[tags.size()];
    var states = new StateCounts[tags.size()];
    for (int tag = 0; tag < values.length; tag++) {
      if (tags.get(tag).kind() == TagKind.CONTINUOUS) {
        values[tag] = new ValueMoments();
      } else {
        states[tag] = new StateCounts();
      }
    }
    for (Stretch stretch : stretches) {
      for (double[] row : stretch.values()) {
        for (int tag = 0; tag < row.length; tag++) {
          if (values[tag] != null) {
            values[tag].add(row[tag]);
          } else {
            states[tag].add(row[tag]);
          }
        }
      }
    }
    var signals = new ArrayList<Signal>();
    for (int tag = 0; tag < values.length; tag++) {
      if (values[tag] != null) {
        signals.add(values[tag].signal(tags.get(tag)));
      } else {
        signals.addAll(states[tag].signals(tags.get(tag)));
      }
    }
    return signals;
  }

  /** The value of each tag, whatever its kind. */
  public static List<Signal> values(Profile profile, List<Stretch> stretches) {
    List<Tag> tags = profile.tags();
    List<ValueMoments> moments = tags.stream().map(tag -> new ValueMoments()).toList();
    for (Stretch stretch : stretches) {
      for (double[] row : stretch.values()) {
        for (int tag = 0; tag < row.length; tag++) {
          moments.get(tag).add(row[tag]);
        }
      }
    }
    var signals = new ArrayList<Signal>();
    for (int tag = 0; tag < tags.size(); tag++) {
      signals.add(moments.get(tag).signal(tags.get(tag)));
    }
    return signals;
  }
}
