package io.sluice.ingest.counting;

import io.sluice.contracts.Quality;
import io.sluice.contracts.TagSink;
import io.sluice.counts.CountedRecord;
import io.sluice.counts.Counts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fills, of a reading, what each of the {@link Counts} of its profile looks at. */
final class CountedFields implements TagSink {

  private final Map<String, List<CountedRecord>> byProfile = new HashMap<>();
  private final Map<Counts, CountedRecord> records = new HashMap<>();
  private List<CountedRecord> filled = List.of();

  CountedFields(List<Counts> counts) {
    for (Counts counted : counts) {
      var record = new CountedRecord(counted);
      records.put(counted, record);
      byProfile.merge(
          counted.of(),
          List.of(record),
          (before, more) -> {
            var both = new ArrayList<>(before);
            both.addAll(more);
            return List.copyOf(both);
          });
    }
  }

  CountedRecord of(Counts counts) {
    CountedRecord record = records.get(counts);
    if (record == null) {
      throw new IllegalArgumentException("it does not count " + counts.profile());
    }
    return record;
  }

  @Override
  public boolean beginValues(String profile) {
    filled = byProfile.getOrDefault(profile, List.of());
    filled.forEach(CountedRecord::clear);
    return !filled.isEmpty();
  }

  @Override
  public void number(String tag, double value) {
    for (CountedRecord record : filled) {
      record.number(tag, value);
    }
  }

  @Override
  public void text(String tag, String value) {
    for (CountedRecord record : filled) {
      record.text(tag, value);
    }
  }

  @Override
  public void missing(String tag) {}

  @Override
  public boolean beginQuality(String profile) {
    return false;
  }

  @Override
  public void quality(String tag, Quality quality) {}
}
