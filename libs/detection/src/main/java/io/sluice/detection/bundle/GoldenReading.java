package io.sluice.detection.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.detection.dictionary.Dictionary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A reading of the golden window.
 *
 * @param time event time, to the millisecond
 * @param values number by tag in the profile's order, null where missing or a text
 * @param texts text by name of a categorical tag; null if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GoldenReading(
    Instant time, List<Double> values, @Nullable Map<String, String> texts) {

  public GoldenReading {
    Present.required(time, "readings.time");
    texts =
        texts == null || texts.isEmpty() ? null : Collections.unmodifiableMap(new TreeMap<>(texts));
    values = Collections.unmodifiableList(Arrays.asList(values.toArray(Double[]::new)));
  }

  /**
   * From what is judged; NaN is a missing value. A text that the dictionaries do not know is one,
   * too: nothing is left of it but that it is another.
   */
  public static GoldenReading of(long timeMillis, double[] values, Dictionaries dictionaries) {
    var numbers = new ArrayList<Double>(values.length);
    var texts = new TreeMap<String, String>();
    for (int tag = 0; tag < values.length; tag++) {
      Dictionary dictionary = dictionaries.of(tag);
      numbers.add(dictionary == null ? orNull(values[tag]) : null);
      if (dictionary != null && values[tag] > Dictionary.OTHER) {
        texts.put(dictionary.tag(), dictionary.text((int) values[tag]));
      }
    }
    return new GoldenReading(Instant.ofEpochMilli(timeMillis), numbers, texts);
  }

  /** What is judged. */
  double[] toArray(Dictionaries dictionaries) {
    double[] array = new double[values.size()];
    for (int tag = 0; tag < array.length; tag++) {
      Dictionary dictionary = dictionaries.of(tag);
      String text = dictionary == null || texts == null ? null : texts.get(dictionary.tag());
      array[tag] =
          dictionary != null && text != null
              ? dictionary.code(text)
              : values.get(tag) == null ? Double.NaN : values.get(tag);
    }
    return array;
  }

  private static @Nullable Double orNull(double value) {
    return Double.isFinite(value) ? Double.valueOf(value) : null;
  }
}
