package io.sluice.platform.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Gauges of one name whose labels come and go with what is counted. One that stays is not
 * registered anew with each value: a scrape in between would miss it.
 */
public final class GaugeSet {

  private final MultiGauge gauges;
  private final Map<Tags, AtomicReference<Double>> values = new HashMap<>();

  /**
   * @param description null if the name says it
   */
  public GaugeSet(String name, @Nullable String description, MeterRegistry registry) {
    gauges = MultiGauge.builder(name).description(description).register(registry);
  }

  /**
   * Shows these and no others.
   *
   * @param shown by labels; NaN is not known
   */
  public synchronized void show(Map<Tags, Double> shown) {
    values.keySet().retainAll(shown.keySet());
    shown.forEach(
        (tags, value) ->
            values.computeIfAbsent(tags, any -> new AtomicReference<>(value)).set(value));
    var rows = new ArrayList<MultiGauge.Row<?>>(values.size());
    values.forEach((tags, value) -> rows.add(MultiGauge.Row.of(tags, value, AtomicReference::get)));
    gauges.register(rows);
  }
}
