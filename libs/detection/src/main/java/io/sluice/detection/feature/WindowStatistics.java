package io.sluice.detection.feature;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import java.util.ArrayList;
import java.util.List;

/**
 * Statistics of each tag over a window: a block a {@link Statistic}, in it a feature a tag. Blocks
 * rather than tags outside, because all loops then run over neighbouring tags and vectorise.
 *
 * @param tags names of the tags in the profile's order
 */
public record WindowStatistics(List<String> tags) implements FeatureSpec {

  public WindowStatistics {
    tags = List.copyOf(tags);
    if (tags.isEmpty()) {
      throw new IllegalArgumentException("features need at least one tag");
    }
  }

  public static WindowStatistics of(Profile profile) {
    return new WindowStatistics(profile.tags().stream().map(Tag::name).toList());
  }

  /** Features of a row: tags x {@link Statistic#COUNT}. */
  @Override
  public int size() {
    return tags.size() * Statistic.COUNT;
  }

  /** Column of a tag's statistic. */
  public int index(Statistic statistic, int tag) {
    return statistic.ordinal() * tags.size() + tag;
  }

  @Override
  public int tagOf(int column) {
    return column % tags.size();
  }

  @Override
  public int firstOf(int tag) {
    return tag;
  }

  @Override
  public int countOf(int tag) {
    return Statistic.COUNT;
  }

  @Override
  public int levelOf(int tag) {
    return index(Statistic.MEAN, tag);
  }

  /** The statistic of a column. */
  public Statistic statisticOf(int feature) {
    return Statistic.values()[feature / tags.size()];
  }

  /** {@code TAG.mean}, ... by column. */
  @Override
  public List<String> names() {
    var names = new ArrayList<String>(size());
    for (Statistic statistic : Statistic.values()) {
      for (String tag : tags) {
        names.add(tag + "." + statistic.suffix());
      }
    }
    return List.copyOf(names);
  }

  @Override
  public void addSquares(float[] values, float[] others, int from, float[] sums) {
    for (int block = 0; block < Statistic.COUNT; block++) {
      addBlock(values, others, from + block * sums.length, sums);
    }
  }

  private static void addBlock(float[] values, float[] others, int from, float[] sums) {
    for (int tag = 0; tag < sums.length; tag++) {
      float error = values[from + tag] - others[from + tag];
      sums[tag] += error * error;
    }
  }
}
