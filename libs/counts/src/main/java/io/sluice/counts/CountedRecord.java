package io.sluice.counts;

import io.sluice.contracts.address.AddressLiteral;
import io.sluice.contracts.profile.CategoryText;
import io.sluice.counts.Counts.ReadAs;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one record that {@link Counts} look at; one object is filled again and again. Not
 * thread-safe.
 */
public final class CountedRecord {

  /** No flow lasts longer without being told of; more is an error of who measured. */
  static final Duration LONGEST = Duration.ofDays(1);

  private final Map<String, Integer> places = new HashMap<>();
  private final boolean[] isText;
  private final double[] numbers;
  private final @Nullable String[] texts;
  private final long[] hashes;
  private final @Nullable InetAddress[] addresses;
  private final boolean[] isParsed;
  private final int length;

  public CountedRecord(Counts counts) {
    var fields = counts.fields();
    isText = new boolean[fields.size()];
    fields.forEach(
        (name, field) -> {
          isText[places.size()] = field == ReadAs.TEXT;
          places.put(name, places.size());
        });
    numbers = new double[isText.length];
    texts = new String[isText.length];
    hashes = new long[isText.length];
    addresses = new InetAddress[isText.length];
    isParsed = new boolean[isText.length];
    length = counts.length() == null ? -1 : place(counts.length());
    clear();
  }

  /** Nothing is known of any field. */
  public void clear() {
    Arrays.fill(numbers, Double.NaN);
    Arrays.fill(texts, null);
  }

  /** Fields that nobody counts are left out. */
  public void number(String field, double value) {
    Integer place = places.get(field);
    if (place == null || Double.isNaN(value)) {
      return;
    }
    if (isText[place]) {
      put(place, CategoryText.of(value));
    } else {
      numbers[place] = value;
    }
  }

  /** Of a field that is counted as a number it is a missing value. */
  public void text(String field, String value) {
    Integer place = places.get(field);
    if (place != null && isText[place]) {
      String written = CategoryText.of(value);
      if (!written.isEmpty()) {
        put(place, written);
      }
    }
  }

  private void put(int place, String written) {
    texts[place] = written;
    isParsed[place] = false;
    hashes[place] = Hash.of(written);
  }

  /**
   * When a record is counted: at its end where its length is known, for that is when whoever tells
   * of it does. A length that is none (negative, or beyond {@link #LONGEST}) adds nothing.
   *
   * @param time of the record
   */
  public Instant counted(Instant time) {
    double seconds = length < 0 ? 0 : numbers[length];
    return seconds > 0 && seconds <= LONGEST.toSeconds()
        ? time.plusMillis(Math.round(seconds * 1_000))
        : time;
  }

  int place(String field) {
    Integer place = places.get(field);
    if (place == null) {
      throw new IllegalArgumentException("no field '" + field + "' is counted");
    }
    return place;
  }

  double number(int place) {
    return numbers[place];
  }

  @Nullable String text(int place) {
    return texts[place];
  }

  /** The address that a field holds; null if it holds none. */
  @Nullable InetAddress address(int place) {
    String text = texts[place];
    if (text == null) {
      return null;
    }
    if (!isParsed[place]) {
      addresses[place] = AddressLiteral.parse(text).orElse(null);
      isParsed[place] = true;
    }
    return addresses[place];
  }

  long hash(int place) {
    return hashes[place];
  }
}
