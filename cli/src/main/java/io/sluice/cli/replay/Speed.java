package io.sluice.cli.replay;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How fast event time passes in a replay.
 *
 * @param factor seconds of event time a second; infinite for as fast as the system takes it
 */
public record Speed(double factor) {

  public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

  public boolean isMax() {
    return Double.isInfinite(factor);
  }

  @Override
  public String toString() {
    return isMax() ? "max" : factor + "x";
  }

  /** Reads {@code max}, {@code 60} or {@code 60x}. */
  public static final class Converter implements ITypeConverter<Speed> {
    @Override
    public Speed convert(String text) {
      if (text.equalsIgnoreCase("max")) {
        return MAX;
      }
      try {
        double factor = Double.parseDouble(text.replaceAll("(?i)x$", ""));
        if (factor > 0 && factor <= 1_000_000) {
          return new Speed(factor);
        }
      } catch (NumberFormatException e) {
        // falls through to the one sentence below
      }
      throw new TypeConversionException(
          "'" + text + "' is no speed: expected 'max' or a factor above 0 such as 60");
    }
  }
}
