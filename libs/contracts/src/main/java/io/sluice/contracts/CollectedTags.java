package io.sluice.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects a reading's tags for the record. */
final class CollectedTags implements TagSink {

  private final Map<String, Double> values = new LinkedHashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, Quality> quality = new LinkedHashMap<>();
  private boolean hasQuality;

  @Override
  public boolean beginValues(String profile) {
    values.clear();
    texts.clear();
    return true;
  }

  @Override
  public void number(String tag, double value) {
    texts.remove(tag);
    values.put(tag, value);
  }

  @Override
  public void text(String tag, String value) {
    values.remove(tag);
    texts.put(tag, value);
  }

  @Override
  public void missing(String tag) {
    texts.remove(tag);
    values.put(tag, null);
  }

  @Override
  public boolean beginQuality(String profile) {
    quality.clear();
    hasQuality = true;
    return true;
  }

  @Override
  public void quality(String tag, Quality of) {
    quality.put(tag, of);
  }

  Map<String, Double> values() {
    return values;
  }

  /** Null if there are none. */
  @Nullable Map<String, String> texts() {
    return texts.isEmpty() ? null : texts;
  }

  /** Null if all is good. */
  @Nullable Map<String, Quality> quality() {
    return hasQuality ? quality : null;
  }
}
