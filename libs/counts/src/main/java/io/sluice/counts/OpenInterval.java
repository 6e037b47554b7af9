package io.sluice.counts;

import io.sluice.counts.CountedTag.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An interval whose records still come. */
final class OpenInterval {

  private final List<Place> places;
  private final Tally[] together;
  private final @Nullable KeyedTallies[] keyed;
  private final boolean isTold;
  private final long needed;

  /** Where in a record a tag finds what it is of; -1 where it needs nothing. */
  record Place(CountedTag tag, int field, int per, int[] conditions) {

    static Place of(CountedTag tag, CountedRecord record) {
      return new Place(
          tag,
          tag.field() == null ? -1 : record.place(tag.field()),
          tag.per() == null ? -1 : record.place(tag.per()),
          tag.conditions().stream()
              .mapToInt(condition -> record.place(condition.field()))
              .toArray());
    }

    private boolean accepts(CountedRecord record) {
      for (int i = 0; i < conditions.length; i++) {
        if (!tag.conditions().get(i).accepts(record, conditions[i])) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * @param room for what it keeps of keys
   * @param isTold whether it is whole: nobody knows how much was missed of the one with which a
   *     stream begins
   * @param needed from where the log has to be read again to come to the same
   */
  OpenInterval(List<Place> places, KeyRoom room, boolean isTold, long needed) {
    this.places = places;
    this.isTold = isTold;
    this.needed = needed;
    together = new Tally[places.size()];
    keyed = new KeyedTallies[places.size()];
    for (int i = 0; i < places.size(); i++) {
      Quantity measure = places.get(i).tag.measure();
      together[i] = Tally.of(measure);
      keyed[i] = places.get(i).per < 0 ? null : new KeyedTallies(measure, room);
    }
  }

  boolean isTold() {
    return isTold;
  }

  long needed() {
    return needed;
  }

  void add(CountedRecord record) {
    for (int i = 0; i < together.length; i++) {
      Place place = places.get(i);
      if (!place.accepts(record)) {
        continue;
      }
      double number = Double.NaN;
      long hash = 0;
      if (place.field >= 0) {
        if (place.tag.measure() == Quantity.DISTINCT && record.text(place.field) == null) {
          continue;
        }
        number = record.number(place.field);
        hash = record.hash(place.field);
      }
      KeyedTallies keys = keyed[i];
      if (keys == null) {
        together[i].add(number, hash);
      } else if (record.text(place.per) != null) {
        keys.add(record.hash(place.per), number, hash);
      }
    }
  }

  /**
   * By tag.
   *
   * @param seconds of the interval
   */
  double[] values(double seconds) {
    var values = new double[together.length];
    for (int i = 0; i < values.length; i++) {
      KeyedTallies keys = keyed[i];
      double value = keys == null ? together[i].value() : keys.largest();
      values[i] = places.get(i).tag.isRate() ? value / seconds : value;
    }
    return values;
  }

  /**
   * Gives its room back: it is over.
   *
   * @return how often a key had to make room for others, or found none
   */
  long close() {
    long forgotten = 0;
    for (KeyedTallies keys : keyed) {
      if (keys != null) {
        forgotten += keys.forgotten();
        keys.close();
      }
    }
    return forgotten;
  }
}
