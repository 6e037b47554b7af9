package io.sluice.sources.csv;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a field of a label column says. */
enum LabelValue {
  NORMAL(0),
  ANOMALOUS(1),
  UNKNOWN(null);

  static final String EXPECTED = "0, 1, -999, Normal, Attack or nothing";

  private final @Nullable Integer label;

  LabelValue(@Nullable Integer label) {
    this.label = label;
  }

  /** 1 anomalous, 0 normal, null unknown. */
  @Nullable Integer label() {
    return label;
  }

  /** Null if the text is none of the words for it; {@code A ttack} is one in SWaT's own files. */
  static @Nullable LabelValue of(String text) {
    return switch (text.replaceAll("\\s", "").toLowerCase(Locale.ROOT)) {
      case "0", "0.0", "0,0", "normal", "false", "no" -> NORMAL;
      case "1", "1.0", "1,0", "attack", "anomaly", "anomalous", "true", "yes" -> ANOMALOUS;
      case "", "-", "-999", "-999.0", "nan", "null", "unknown", "unlabelled" -> UNKNOWN;
      default -> null;
    };
  }
}
