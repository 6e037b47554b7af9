package io.sluice.query.chart;

import io.sluice.contracts.profile.TagKind;
import io.sluice.query.rollup.ValueCounts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values of one tag out of rows, and how often there were which. */
final class TagValues {

  /** A tag of numbers that takes more values has a scale, of which there are as many parts. */
  private static final int BINS = 20;

  private static final int MOST_STATES = 16;

  /** Digits with which the ends of a bin are told. */
  private static final MathContext DIGITS = new MathContext(5);

  private record Value(long millis, double number, @Nullable String text, boolean isAnomalous) {}

  private final List<Value> values = new ArrayList<>();
  private final WantedTags tag;
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;

  TagValues(String tag) {
    this.tag = new WantedTags(List.of(tag));
  }

  void add(ReadingScan.Found reading) {
    tag.read(reading);
    double number = tag.number(0);
    String text = tag.text(0);
    if (text != null || !Double.isNaN(number)) {
      values.add(new Value(reading.millis(), number, text, reading.isAnomalous()));
      if (text == null) {
        low = Math.min(low, number);
        high = Math.max(high, number);
      }
    }
  }

  /** As the values tell. */
  TagKind kind() {
    var states = new HashSet<Double>();
    for (Value value : values) {
      if (value.text() != null) {
        return TagKind.CATEGORICAL;
      }
      if (value.number() != Math.rint(value.number())
          || states.add(value.number()) && states.size() > MOST_STATES) {
        return TagKind.CONTINUOUS;
      }
    }
    return TagKind.DISCRETE;
  }

  /** How often in each step. */
  Map<Long, ValueCounts> by(Step step) {
    boolean hasScale = kind() == TagKind.CONTINUOUS;
    var counts = new TreeMap<Long, ValueCounts>();
    for (Value value : values) {
      counts
          .computeIfAbsent(step.begin(value.millis()), any -> new ValueCounts())
          .add(hasScale ? bin(bin(value.number())) : name(value), value.isAnomalous());
    }
    return counts;
  }

  private static String name(Value value) {
    return value.text() == null ? plain(value.number()) : value.text();
  }

  private int bin(double number) {
    return high == low ? 0 : (int) Math.min(BINS - 1, (number - low) / (high - low) * BINS);
  }

  private String bin(int bin) {
    double width = (high - low) / BINS;
    return plain(low + bin * width) + " to " + plain(low + (bin + 1) * width);
  }

  /** The bins of a tag with a scale, in their order. */
  List<String> bins() {
    Set<String> bins = new java.util.LinkedHashSet<>();
    for (int bin = 0; bin < BINS; bin++) {
      bins.add(bin(bin));
    }
    return List.copyOf(bins);
  }

  private static String plain(double number) {
    return new BigDecimal(number).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
