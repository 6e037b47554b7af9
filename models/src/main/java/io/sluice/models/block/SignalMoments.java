package io.sluice.models.block;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.block.Signal;
import io.sluice.models.window.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Finds out which signals a plant has, and standardises them. */
public final class SignalMoments {

  /** A tag with more states than this is left to its profile: it is no actuator. */
  private static final int MAX_STATES = 12;

  private SignalMoments() {}

  /** The value of each continuous tag; of each other tag every state but its most frequent. */
  public static List<Signal> of(Profile profile, List<Stretch> stretches) {
    var signals = new ArrayList<Signal>();
    for (int tag = 0; tag < profile.tags().size(); tag++) {
      Tag described = profile.tags().get(tag);
      if (described.kind() == TagKind.CONTINUOUS) {
        signals.add(value(described, tag, stretches));
      } else {
        signals.addAll(states(described, tag, stretches));
      }
    }
    return signals;
  }

  /** The value of each tag, whatever its kind. */
  public static List<Signal> values(Profile profile, List<Stretch> stretches) {
    return IntStream.range(0, profile.tags().size())
        .mapToObj(tag -> value(profile.tags().get(tag), tag, stretches))
        .toList();
  }

  private static Signal value(Tag described, int tag, List<Stretch> stretches) {
    long count = 0;
    double mean = 0;
    double squares = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Stretch stretch : stretches) {
      for (double[] row : stretch.values()) {
        double value = row[tag];
        if (Double.isFinite(value)) {
          count++;
          double before = value - mean;
          mean += before / count;
          squares += before * (value - mean);
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    double std = count == 0 ? 0 : Math.sqrt(squares / count);
    double unknownResolution = 1e-6 * Math.max(1, Math.abs(mean));
    double finest = described.resolution() > 0 ? described.resolution() : unknownResolution;
    return new Signal(
        described.name(),
        null,
        mean,
        Math.max(std, finest),
        count == 0 ? mean : low,
        count == 0 ? mean : high);
  }

  private static List<Signal> states(Tag described, int tag, List<Stretch> stretches) {
    var counts = new TreeMap<Double, Long>();
    long count = 0;
    for (Stretch stretch : stretches) {
      for (double[] row : stretch.values()) {
        if (Double.isFinite(row[tag])) {
          counts.merge(row[tag], 1L, Long::sum);
          count++;
        }
      }
    }
    if (counts.size() > MAX_STATES) {
      return List.of();
    }
    long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
    var signals = new ArrayList<Signal>();
    boolean skipped = false;
    for (var state : counts.entrySet()) {
      if (state.getValue() == most && !skipped) {
        skipped = true;
      } else {
        double share = (double) state.getValue() / count;
        signals.add(new Signal(described.name(), state.getKey(), share, 1, 0, 1));
      }
    }
    return signals;
  }
}
