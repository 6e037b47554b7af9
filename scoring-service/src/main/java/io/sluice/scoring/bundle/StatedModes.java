package io.sluice.scoring.bundle;

import io.sluice.contracts.profile.ModeTag;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** In which operating mode a plant is by the value of the tag that says so. */
public final class StatedModes {

  private static final StatedModes NONE = new StatedModes(Map.of(), Map.of());

  private final Map<Double, String> byNumber;
  private final Map<String, String> byText;

  private StatedModes(Map<Double, String> byNumber, Map<String, String> byText) {
    this.byNumber = byNumber;
    this.byText = byText;
  }

  static StatedModes of(@Nullable ModeTag tag) {
    return tag == null ? NONE : new StatedModes(tag.byNumber(), tag.byText());
  }

  /** Null if the value names none. */
  public @Nullable String of(double value) {
    return byNumber.get(value + 0.0); // no -0
  }

  /** Null if the value names none; a text that is a number is that number. */
  public @Nullable String of(String value) {
    String mode = byText.get(value.strip());
    if (mode != null || byNumber.isEmpty()) {
      return mode;
    }
    Double number = ModeTag.number(value);
    return number == null ? null : of(number);
  }
}
