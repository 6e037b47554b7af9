package io.sluice.detection.feature;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.detection.dictionary.Dictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One record by itself: the columns of a tag lie side by side, in the profile's order of tags.
 * Immutable.
 */
public final class RecordFeatures implements FeatureSpec {

  private final List<String> tags;
  private final List<Encoding> encodings;
  private final Dictionaries dictionaries;
  private final int[] first;
  private final int[] tagOf;

  /** The tags of each encoding. */
  private final int[] numbers;

  private final int[] oneHot;
  private final int[] frequencies;

  /** By tag, then code: what a frequency becomes; null where the tag is encoded otherwise. */
  private final double[][] logarithms;

  /**
   * @param encodings by tag of the profile
   * @throws IllegalArgumentException if they do not fit the tags' kinds
   */
  public RecordFeatures(Profile profile, List<Encoding> encodings, Dictionaries dictionaries) {
    tags = profile.tags().stream().map(Tag::name).toList();
    this.encodings = List.copyOf(encodings);
    this.dictionaries = dictionaries;
    if (encodings.size() != tags.size()) {
      throw new IllegalArgumentException(
          "%d encodings for %d tags".formatted(encodings.size(), tags.size()));
    }
    first = new int[tags.size() + 1];
    logarithms = new double[tags.size()][];
    for (int tag = 0; tag < tags.size(); tag++) {
      boolean isText = profile.tags().get(tag).kind() == TagKind.CATEGORICAL;
      Encoding encoding = encodings.get(tag);
      if (isText == (encoding == Encoding.NUMBER)) {
        throw new IllegalArgumentException(
            "tag %s is %s and cannot be encoded as %s"
                .formatted(tags.get(tag), profile.tags().get(tag).kind(), encoding));
      }
      int columns = encoding == Encoding.ONE_HOT ? dictionary(tag).size() + 1 : 1;
      first[tag + 1] = first[tag] + columns;
      if (encoding == Encoding.FREQUENCY) {
        Dictionary dictionary = dictionary(tag);
        logarithms[tag] =
            IntStream.rangeClosed(0, dictionary.size())
                .mapToDouble(code -> Math.log(dictionary.frequency(code)))
                .toArray();
      }
    }
    numbers = encodedAs(Encoding.NUMBER);
    oneHot = encodedAs(Encoding.ONE_HOT);
    frequencies = encodedAs(Encoding.FREQUENCY);
    tagOf = new int[size()];
    for (int tag = 0; tag < tags.size(); tag++) {
      Arrays.fill(tagOf, first[tag], first[tag + 1], tag);
    }
  }

  /** Numbers as they are, texts as their dictionary's size suggests. */
  public static RecordFeatures of(Profile profile, Dictionaries dictionaries) {
    List<Encoding> encodings =
        IntStream.range(0, profile.tags().size())
            .mapToObj(tag -> Encoding.of(profile.tags().get(tag).kind(), dictionaries.of(tag)))
            .toList();
    return new RecordFeatures(profile, encodings, dictionaries);
  }

  private int[] encodedAs(Encoding encoding) {
    return IntStream.range(0, tags.size()).filter(tag -> encodings.get(tag) == encoding).toArray();
  }

  private Dictionary dictionary(int tag) {
    Dictionary dictionary = dictionaries.of(tag);
    if (dictionary == null) {
      throw new IllegalArgumentException("tag " + tags.get(tag) + " has no dictionary");
    }
    return dictionary;
  }

  /** Of the tags of texts. */
  public Dictionaries dictionaries() {
    return dictionaries;
  }

  /** By tag. */
  public List<Encoding> encodings() {
    return encodings;
  }

  @Override
  public List<String> tags() {
    return tags;
  }

  @Override
  public int size() {
    return first[tags.size()];
  }

  /** {@code TAG}, {@code TAG=text} and {@code TAG.other}, or {@code TAG.frequency}. */
  @Override
  public List<String> names() {
    var names = new ArrayList<String>(size());
    for (int tag = 0; tag < tags.size(); tag++) {
      switch (encodings.get(tag)) {
        case NUMBER -> names.add(tags.get(tag));
        case ONE_HOT -> names.addAll(dictionary(tag).columnNames());
        case FREQUENCY -> names.add(tags.get(tag) + ".frequency");
      }
    }
    return List.copyOf(names);
  }

  @Override
  public int tagOf(int column) {
    return tagOf[column];
  }

  @Override
  public int firstOf(int tag) {
    return first[tag];
  }

  @Override
  public int countOf(int tag) {
    return first[tag + 1] - first[tag];
  }

  @Override
  public int levelOf(int tag) {
    return encodings.get(tag) == Encoding.NUMBER ? first[tag] : -1;
  }

  /**
   * Writes the features of a record.
   *
   * @param values by tag, a text as its code, NaN where missing: its columns are NaN then
   * @param out receives {@link #size} numbers
   * @param at index of the first
   */
  public void extract(double[] values, double[] out, int at) {
    for (int tag : numbers) {
      out[at + first[tag]] = values[tag];
    }
    for (int tag : oneHot) {
      double code = values[tag];
      boolean isMissing = Double.isNaN(code);
      Arrays.fill(out, at + first[tag], at + first[tag + 1], isMissing ? code : 0);
      if (!isMissing) {
        out[at + first[tag] + (int) code] = 1;
      }
    }
    for (int tag : frequencies) {
      double code = values[tag];
      out[at + first[tag]] = Double.isNaN(code) ? code : logarithms[tag][(int) code];
    }
  }

  @Override
  public void addSquares(float[] values, float[] others, int from, float[] sums) {
    for (int column = 0; column < tagOf.length; column++) {
      float error = values[from + column] - others[from + column];
      sums[tagOf[column]] += error * error;
    }
  }
}
