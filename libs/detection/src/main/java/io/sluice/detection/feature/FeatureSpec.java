package io.sluice.detection.feature;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import java.util.ArrayList;
import java.util.List;

/**
 * Which feature stands where in a row: a block a {@link Statistic}, in it a feature a tag. Blocks
 * rather than tags outside, because all loops then run over neighbouring tags and vectorise.
 *
 * @param tags names of the tags in the profile's order
 */
public record FeatureSpec(List<String> tags) {

  public FeatureSpec {
    tags = List.copyOf(tags);
    if (tags.isEmpty()) {
      throw new IllegalArgumentException("features need at least one tag");
    }
  }

  public static FeatureSpec of(Profile profile) {
    return new FeatureSpec(profile.tags().stream().map(Tag::name).toList());
  }

  /** Features of a row: tags x {@link Statistic#COUNT}. */
  public int size() {
    return tags.size() * Statistic.COUNT;
  }

  /** Column of a tag's statistic. */
  public int index(Statistic statistic, int tag) {
    return statistic.ordinal() * tags.size() + tag;
  }

  /** The tag, as an index into the profile's tags, of a column. */
  public int tagOf(int feature) {
    return feature % tags.size();
  }

  /** The statistic of a column. */
  public Statistic statisticOf(int feature) {
    return Statistic.values()[feature / tags.size()];
  }

  /** {@code TAG.mean}, ... by column; what a bundle writes down and a loader compares. */
  public List<String> names() {
    var names = new ArrayList<String>(size());
    for (Statistic statistic : Statistic.values()) {
      for (String tag : tags) {
        names.add(tag + "." + statistic.suffix());
      }
    }
    return List.copyOf(names);
  }
}
