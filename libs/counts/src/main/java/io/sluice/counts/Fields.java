package io.sluice.counts;

import io.sluice.counts.Counts.ReadAs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Which fields tags are made of. */
final class Fields {

  private Fields() {}

  /**
   * @throws IllegalArgumentException if one is wanted as a number and as a text
   */
  static SequencedMap<String, ReadAs> of(@Nullable String length, List<CountedTag> tags) {
    var fields = new LinkedHashMap<String, ReadAs>();
    if (length != null) {
      fields.put(length, ReadAs.NUMBER);
    }
    for (CountedTag tag : tags) {
      tag.conditions().forEach(condition -> add(fields, condition.field(), ReadAs.TEXT));
      if (tag.field() != null) {
        add(
            fields,
            tag.field(),
            tag.measure() == CountedTag.Quantity.DISTINCT ? ReadAs.TEXT : ReadAs.NUMBER);
      }
      if (tag.per() != null) {
        add(fields, tag.per(), ReadAs.TEXT);
      }
    }
    return fields;
  }

  private static void add(SequencedMap<String, ReadAs> fields, String name, ReadAs field) {
    ReadAs before = fields.putIfAbsent(name, field);
    if (before != null && before != field) {
      throw new IllegalArgumentException(
          "tags: field '%s' is taken as a number and compared as a text; leave one of it out"
              .formatted(name));
    }
  }
}
