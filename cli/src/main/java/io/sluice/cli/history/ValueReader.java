package io.sluice.cli.history;

import io.sluice.contracts.profile.MissingNumbers;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.detection.dictionary.Dictionary;
import java.util.List;

/**
 * Makes of stored values what scoring-service made of the reading: texts of categorical tags are
 * their codes; a text in place of a number, a number that says that there is no value, and a value
 * of bad quality are missing. Immutable.
 */
final class ValueReader {

  private final List<String> tags;
  private final Dictionaries dictionaries;
  private final MissingNumbers missing;

  /**
   * @param dictionaries of the bundle that judges
   */
  ValueReader(Profile profile, Dictionaries dictionaries) {
    this.tags = profile.tags().stream().map(Tag::name).toList();
    this.dictionaries = dictionaries;
    this.missing = MissingNumbers.of(profile.tags());
  }

  /** The values of one reading, by the name of the tag. */
  interface Stored {

    /** Empty if there is none. */
    String text(String tag);

    boolean isBad(String tag);
  }

  /** By tag in the profile's order, NaN where missing. */
  double[] read(Stored reading) {
    var values = new double[tags.size()];
    for (int tag = 0; tag < values.length; tag++) {
      values[tag] = value(tag, reading.text(tags.get(tag)));
    }
    missing.clear(values);
    for (int tag = 0; tag < values.length; tag++) {
      if (reading.isBad(tags.get(tag))) {
        values[tag] = Double.NaN;
      }
    }
    return values;
  }

  private double value(int tag, String text) {
    if (text.isEmpty()) {
      return Double.NaN;
    }
    Dictionary dictionary = dictionaries.of(tag);
    if (dictionary != null) {
      return dictionary.code(text);
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
