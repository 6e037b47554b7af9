package io.sluice.counts;

import io.sluice.contracts.PlainText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of the records of one profile, and what readings that makes.
 *
 * @param profile of the readings that are made, of kind SIGNALS
 * @param of whose records are counted, of kind EVENTS
 * @param interval from one reading to the next, {@link #SHORTEST} to {@link #LONGEST}; intervals
 *     begin at whole multiples of it since 1970
 * @param lateness how much a record may be older than the newest before it and still be counted,
 *     {@link #MOST_LATE_INTERVALS} intervals at most
 * @param length field of the records with the seconds from a record's time to its end, by which it
 *     is counted then; null where a record's time is what counts
 * @param tags of the readings, in their order
 */
public record Counts(
    String profile,
    String of,
    Duration interval,
    Duration lateness,
    @Nullable String length,
    List<CountedTag> tags) {

  /** Below that a reading says little. */
  public static final Duration SHORTEST = Duration.ofSeconds(1);

  /** What an interval holds is read again after a restart. */
  public static final Duration LONGEST = Duration.ofHours(1);

  /** Each takes memory as long as it is open. */
  public static final int MOST_LATE_INTERVALS = 10;

  /** Tags of a profile. */
  public static final int MOST_TAGS = 200;

  /**
   * Tags for which something is kept of each key: some MB each at worst.
   *
   * @see CountedTag#per
   */
  public static final int MOST_KEYED_TAGS = 8;

  /** Room for the name of a stream in front. */
  private static final int LONGEST_NAME = PlainText.MAX_NAME_LENGTH / 2;

  /**
   * @throws IllegalArgumentException naming the field that is wrong
   */
  public Counts {
    if (!PlainText.isName(profile) || profile.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "the name '%s' is not plain text of 1 to %d characters".formatted(profile, LONGEST_NAME));
    }
    if (!PlainText.isName(of)) {
      throw new IllegalArgumentException("of: is '" + of + "', expected the name of a profile");
    }
    if (profile.equals(of)) {
      throw new IllegalArgumentException(
          "of: is '%s' itself; counts are readings of another profile".formatted(of));
    }
    if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("interval: is %s, expected 1s to 1h".formatted(interval));
    }
    if (lateness.isNegative()
        || lateness.compareTo(interval.multipliedBy(MOST_LATE_INTERVALS)) > 0) {
      throw new IllegalArgumentException(
          "lateness: is %s, expected at most %d times the interval"
              .formatted(lateness, MOST_LATE_INTERVALS));
    }
    tags = List.copyOf(tags);
    if (tags.isEmpty() || tags.size() > MOST_TAGS) {
      throw new IllegalArgumentException(
          "tags: there are %d, expected 1 to %d".formatted(tags.size(), MOST_TAGS));
    }
    if (tags.stream().map(CountedTag::name).distinct().count() < tags.size()) {
      throw new IllegalArgumentException("tags: two of them have one name");
    }
    if (tags.stream().filter(tag -> tag.per() != null).count() > MOST_KEYED_TAGS) {
      throw new IllegalArgumentException(
          "tags: more than %d have 'per', which takes memory".formatted(MOST_KEYED_TAGS));
    }
    Fields.of(length, tags);
  }

  /** The fields of a record that something is made of, and how each is read. */
  public SequencedMap<String, ReadAs> fields() {
    return Fields.of(length, tags);
  }

  /** How a field is read. */
  public enum ReadAs {
    /** As a number; texts are no value. */
    NUMBER,
    /** As a text; a number stands for its text. */
    TEXT
  }

  /**
   * The stream of the readings that are made: the profile's name, and for a stream of an asset that
   * has a name of its own that in front, as two streams of an asset are counted each by itself.
   *
   * @param counted the stream whose records are counted
   */
  public String streamOf(String counted) {
    if (counted.equals(of)) {
      return profile;
    }
    String name = counted + "." + profile;
    return name.length() <= PlainText.MAX_NAME_LENGTH
        ? name
        : counted.substring(0, PlainText.MAX_NAME_LENGTH - profile.length() - 18)
            + "."
            + Long.toHexString(Hash.of(counted) | Long.MIN_VALUE)
            + "."
            + profile;
  }

  /** Names of the tags, in their order. */
  public List<String> tagNames() {
    var names = new ArrayList<String>();
    tags.forEach(tag -> names.add(tag.name()));
    return names;
  }
}
