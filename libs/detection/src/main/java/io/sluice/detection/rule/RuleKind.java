package io.sluice.detection.rule;

import io.sluice.contracts.ReasonWords;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.rule.criterion.Criterion;
import io.sluice.detection.rule.criterion.Criterion.Band;
import io.sluice.detection.rule.criterion.Criterion.Reached;
import io.sluice.detection.rule.criterion.Criterion.States;
import io.sluice.detection.rule.expression.ExpressionException;
import io.sluice.detection.rule.expression.ExpressionParser;
import io.sluice.detection.rule.measure.Absence;
import io.sluice.detection.rule.measure.AtEntry;
import io.sluice.detection.rule.measure.Changes;
import io.sluice.detection.rule.measure.Combination;
import io.sluice.detection.rule.measure.Crossings;
import io.sluice.detection.rule.measure.Measure;
import io.sluice.detection.rule.measure.Noise;
import io.sluice.detection.rule.measure.OffAverage;
import io.sluice.detection.rule.measure.OffExponentialAverage;
import io.sluice.detection.rule.measure.Rate;
import io.sluice.detection.rule.measure.ReadingsBeyond;
import io.sluice.detection.rule.measure.Spread;
import io.sluice.detection.rule.measure.Unchanged;
import io.sluice.detection.rule.measure.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a rule can be about. */
public enum RuleKind {
  /** The value is within limits. */
  LIMITS {
    @Override
    Reading read(RuleFields fields, int duration) throws InvalidRulesException {
      int tag = fields.tag();
      Band band = fields.band();
      return new Reading(
          new Value(tag, 0),
          band,
          value -> "is %s, %s%s".formatted(number(value), bound(band, value), fields.unit(tag)));
    }
  },
  /** It rises and falls no faster than so much a second. */
  RATE {
    @Override
    Reading read(RuleFields fields, int duration) throws InvalidRulesException {
      int tag = fields.tag();
      int over = fields.readings("over", 1, Math.min(10, fields.window() - 1));
      Band band = fields.band();
      return new Reading(
          new Rate(tag, over),
          band,
          rate ->
              "%s %s%s/s, %s"
                  .formatted(
                      rate < 0 ? "falls" : "rises",
                      number(Math.abs(rate)),
                      fields.unit(tag),
                      rate < 0
                          ? bound(new Band(-band.high(), -band.low()), -rate)
                          : bound(band, rate)));
    }
  },
  /** It changes at least once in so many readings. */
  STUCK {
    @Override
    Reading read(RuleFields fields, int duration) throws InvalidRulesException {
      int readings = fields.readings("readings", 2);
      return new Reading(
          new Unchanged(fields.tag(), readings, 0),
          new Reached(readings),
          count -> "%s %d readings".formatted(ReasonWords.UNCHANGED, readings));
    }
  },
  /** It flickers as its sensor does. */
  NOISE {
    @Override
    Reading read(RuleFields fields, int duration) throws InvalidRulesException {
      int tag = fields.tag();
      int readings = fields.readings("readings", 2);
      Band band = fields.band();
      return new Reading(
          new Noise(tag, readings),
          band,
          noise ->
              "changes by %s%s from reading to reading, %s"
                  .formatted(number(noise), fields.unit(tag), bound(band, noise)));
    }
  },
  /** It has values. Breaking it says nothing of the plant, only of the data: {@link DataWatch}. */
  MISSING {
    @Override
    Reading read(RuleFields fields, int duration) throws InvalidRulesException {
      int readings = fields.readings("readings", 1);
      int window = fields.window();
      return new Reading(
          new Absence(fields.tag(), readings),
          new Reached(readings),
          count -> absent(count, window));
    }

    @Override
    public boolean isAboutData() {
      return true;
    }

    @Override
    double usualRatio() {
      return 1;
    }
  },
  /** It is in a known state. */
  STATES {
    @Override
    Reading read(RuleFields fields, int duration) throws InvalidRulesException {
      return new Reading(
          new Value(fields.tag(), 0),
          new States(fields.numbers("states")),
          state -> "state %s %s".formatted(number(state), ReasonWords.NEVER_SEEN));
    }
  },
  /** Several tags are not in certain states together. */
  COMBINATION {
    @Override
    Reading read(RuleFields fields, int duration) throws InvalidRulesException {
      int[] tags = fields.tags();
      List<double[]> never = fields.numberLists("never", tags.length);
      List<String> words =
          never.stream()
              .map(
                  states ->
                      IntStream.range(0, tags.length)
                          .mapToObj(i -> fields.tagName(tags[i]) + " " + number(states[i]))
                          .collect(Collectors.joining(ReasonWords.TOGETHER)))
              .toList();
      return new Reading(
          new Combination(tags, never),
          new Reached(1),
          which -> "%s: %s".formatted(words.get((int) which - 1), ReasonWords.NEVER_SO));
    }
  },
  /** A state is entered only while another tag is within limits: a controller's set point. */
  ENTRY {
    @Override
    Reading read(RuleFields fields, int duration) throws InvalidRulesException {
      int stateTag = fields.tag();
      double state = fields.number("state");
      int other = fields.tag("while");
      int readings = fields.readings("readings", 1, Math.min(30, fields.window() - 1));
      Band band = fields.band();
      return new Reading(
          new AtEntry(other, stateTag, state, readings),
          band,
          value ->
              "%s went to %s at %s %s%s, %s"
                  .formatted(
                      fields.tagName(stateTag),
                      number(state),
                      fields.tagName(other),
                      number(value),
                      fields.unit(other),
                      bound(band, value)));
    }
  },
  /** It stays near the simple moving average of the readings before. */
  SMA {
    @Override
    Reading read(RuleFields fields, int duration) throws InvalidRulesException {
      int tag = fields.tag();
      return offAverage(fields, tag, new OffAverage(tag, fields.readings("readings", 1)));
    }
  },
  /** It stays near the exponential moving average of the readings before. */
  EMA {
    @Override
    Reading read(RuleFields fields, int duration) throws InvalidRulesException {
      int tag = fields.tag();
      int lookback = Math.max(1, fields.window() - duration);
      return offAverage(
          fields, tag, new OffExponentialAverage(tag, fields.readings("readings", 1), lookback));
    }
  },
  /** Its rolling standard deviation is within limits. */
  STD {
    @Override
    Reading read(RuleFields fields, int duration) throws InvalidRulesException {
      int tag = fields.tag();
      int readings = fields.readings("readings", 2);
      Band band = fields.band();
      return new Reading(
          new Spread(tag, readings),
          band,
          std ->
              "its standard deviation over %d readings is %s, %s%s"
                  .formatted(readings, number(std), bound(band, std), fields.unit(tag)));
    }
  },
  /** It changes, or crosses a value, so often. */
  COUNT {
    @Override
    Reading read(RuleFields fields, int duration) throws InvalidRulesException {
      int tag = fields.tag();
      int readings = fields.readings("readings", 2);
      Band band = fields.band();
      if (!fields.has("crossings")) {
        return new Reading(
            new Changes(tag, readings),
            band,
            count ->
                "changed %s times in %d readings, %s"
                    .formatted(number(count), readings, bound(band, count)));
      }
      double level = fields.number("crossings");
      return new Reading(
          new Crossings(tag, readings, level),
          band,
          count ->
              "crossed %s%s %s times in %d readings, %s"
                  .formatted(
                      number(level),
                      fields.unit(tag),
                      number(count),
                      readings,
                      bound(band, count)));
    }
  },
  /** It is above or below a value for so many readings. */
  TIME {
    @Override
    Reading read(RuleFields fields, int duration) throws InvalidRulesException {
      int tag = fields.tag();
      int readings = fields.readings("readings", 1);
      if (fields.has("above") == fields.has("below")) {
        throw fields.wrong("below", "it needs either 'above' or 'below'");
      }
      String side = fields.has("above") ? "above" : "below";
      double level = fields.number(side);
      Band band = fields.band();
      return new Reading(
          new ReadingsBeyond(tag, readings, level, "above".equals(side) ? 1 : -1),
          band,
          count ->
              "was %s %s%s in %s of %d readings, %s"
                  .formatted(
                      side,
                      number(level),
                      fields.unit(tag),
                      number(count),
                      readings,
                      bound(band, count)));
    }
  },
  /** An expression over several tags is true, or within limits. */
  INVARIANT {
    @Override
    Reading read(RuleFields fields, int duration) throws InvalidRulesException {
      String text = fields.text("expression");
      double tolerance = fields.number("tolerance", 0);
      if (tolerance < 0) {
        throw fields.wrong("tolerance", "'tolerance' is " + number(tolerance) + ", below 0");
      }
      ExpressionParser.Parsed parsed = parse(fields, text, tolerance, duration);
      if (parsed.condition()) {
        if (fields.has("low") || fields.has("high")) {
          throw fields.wrong(
              "expression", "the expression is a condition, which has no 'low' and 'high'");
        }
        return new Reading(
            parsed.measure(),
            new States(new double[] {1}),
            truth -> "'%s' does not hold".formatted(text));
      }
      if (!fields.has("low") && !fields.has("high")) {
        throw fields.wrong(
            "expression", "the expression is a number: say 'low' or 'high', or compare it");
      }
      Band said = fields.band();
      Band band = new Band(said.low() - tolerance, said.high() + tolerance);
      return new Reading(
          parsed.measure(),
          band,
          value -> "'%s' is %s, %s".formatted(text, number(value), bound(band, value)));
    }
  };

  private static final double USUAL_RATIO = 1.5;

  /**
   * What its fields say.
   *
   * @param words of a number that breaks the rule
   */
  record Reading(Measure measure, Criterion criterion, DoubleFunction<String> words) {}

  /** How YAML names it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<RuleKind> of(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
  }

  /** Whether what breaks it is a fault of the data, which detectors have no part in. */
  public boolean isAboutData() {
    return false;
  }

  /** Whether it is about what an actuator does, and not about what the plant then shows. */
  boolean isAboutStates() {
    return this == STATES || this == COMBINATION || this == ENTRY;
  }

  /** That a tag has a value somewhere in the window. */
  static Rule withoutValues(int tag, Profile profile) {
    int window = profile.window();
    return new Rule(
        profile.tags().get(tag).name(),
        MISSING,
        MISSING.usualRatio(),
        1,
        new Absence(tag, window),
        new Reached(window),
        count -> absent(count, window));
  }

  /** Before the window nobody knows. */
  private static String absent(double readings, int window) {
    return "has had no value for %s%d readings"
        .formatted(readings < window ? "" : "at least ", (int) readings);
  }

  /** The ratio where none is given. */
  double usualRatio() {
    return USUAL_RATIO;
  }

  /**
   * Reads the fields that only this kind has.
   *
   * @param duration readings that the rule has to be broken for
   */
  abstract Reading read(RuleFields fields, int duration) throws InvalidRulesException;

  private static Reading offAverage(RuleFields fields, int tag, Measure measure)
      throws InvalidRulesException {
    Band band = fields.band();
    return new Reading(
        measure,
        band,
        off ->
            "is %s%s %s its moving average, %s"
                .formatted(
                    number(Math.abs(off)),
                    fields.unit(tag),
                    off < 0 ? "below" : "above",
                    off < 0 ? bound(new Band(-band.high(), -band.low()), -off) : bound(band, off)));
  }

  private static ExpressionParser.Parsed parse(
      RuleFields fields, String text, double tolerance, int duration) throws InvalidRulesException {
    try {
      return ExpressionParser.parse(
          text, fields::tagIndex, Math.max(2, fields.window() - duration + 1), tolerance);
    } catch (ExpressionException e) {
      throw fields.wrong("expression", "the expression is unusable, " + e.getMessage());
    }
  }

  private static String number(double value) {
    return Words.number(value);
  }

  private static String bound(Band band, double value) {
    return Words.bound(band, value);
  }
}
