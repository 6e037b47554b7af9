package io.sluice.detection.recordrule;

import java.util.List;
import java.util.Objects;

/**
 * What normal records are like, counted; tags as indices into the profile's, texts as the codes of
 * its dictionaries.
 *
 * @param counts by tag, then code: records with that text; empty of tags of numbers
 * @param pairs which texts of two tags come together
 * @param ranges between which numbers the records with one text stay
 */
public record RecordRules(List<List<Long>> counts, List<Pair> pairs, List<Range> ranges) {

  /**
   * Two tags of texts.
   *
   * @param first index of the one
   * @param second index of the other
   * @param seen combinations, each code of the first, code of the second, number of records
   */
  public record Pair(int first, int second, List<List<Long>> seen) {

    /**
     * @throws IllegalArgumentException naming what is wrong
     */
    public Pair {
      require(seen != null, "'seen' is missing");
      require(
          seen.stream().allMatch(one -> one.size() == 3 && one.stream().allMatch(Objects::nonNull)),
          "'seen' has entries that are not two codes and a number");
      seen = List.copyOf(seen);
    }
  }

  /**
   * A tag of numbers, by the text of another.
   *
   * @param number index of the tag of numbers
   * @param text index of the tag of texts
   * @param counts by code of the text: records with a number
   * @param low by code: the smallest, 0 without records
   * @param high by code: the largest
   */
  public record Range(
      int number, int text, List<Long> counts, List<Double> low, List<Double> high) {

    /**
     * @throws IllegalArgumentException naming what is wrong
     */
    public Range {
      require(
          counts != null
              && low != null
              && high != null
              && counts.size() == low.size()
              && low.size() == high.size(),
          "'counts', 'low' and 'high' of a range are not of one length");
      counts = List.copyOf(counts);
      low = List.copyOf(low);
      high = List.copyOf(high);
    }
  }

  /**
   * @throws IllegalArgumentException naming what is wrong
   */
  public RecordRules {
    require(
        counts != null && pairs != null && ranges != null,
        "'counts', 'pairs' or 'ranges' is missing");
    counts = List.copyOf(counts);
    pairs = List.copyOf(pairs);
    ranges = List.copyOf(ranges);
  }

  /**
   * @param tags of the profile
   * @throws IllegalArgumentException naming what does not fit
   */
  void requireTags(int tags) {
    require(counts.size() == tags, "it is of %d tags, expected %d".formatted(counts.size(), tags));
    boolean known =
        pairs.stream().allMatch(pair -> isText(pair.first()) && isText(pair.second()))
            && ranges.stream()
                .allMatch(
                    range -> range.number() >= 0 && range.number() < tags && isText(range.text()));
    require(known, "a pair or a range is of a tag that is none of texts");
  }

  private boolean isText(int tag) {
    return tag >= 0 && tag < counts.size() && !counts.get(tag).isEmpty();
  }

  private static void require(boolean isFine, String sentence) {
    if (!isFine) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
