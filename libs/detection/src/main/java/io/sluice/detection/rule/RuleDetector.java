package io.sluice.detection.rule;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.detector.Adjustment;
import io.sluice.detection.detector.Detector;
import io.sluice.detection.detector.Explanation;
import io.sluice.detection.detector.Shapes;
import io.sluice.detection.detector.UnusableModelException;
import io.sluice.detection.rule.criterion.Criterion;
import io.sluice.detection.rule.screen.Screened;
import io.sluice.detection.rule.screen.Screens;
import io.sluice.detection.rule.screen.Suspects;
import io.sluice.detection.scale.WindowMatrix;
import io.sluice.detection.window.WindowRing;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Rules that a person can read, each of which always holds in normal operation: a value beyond any
 * seen, a sensor that is frozen, states that do not go together. Rules see what no model of typical
 * behaviour does, tags that never move in normal operation among them.
 *
 * <p>The score is the ratio of the rule that is broken most, 0 if all are kept; it is its own ratio
 * and needs no calibration. Nothing is said of a masked tag; that it is missing is a fault of the
 * data, which {@link #watch} tells apart.
 */
public final class RuleDetector implements Detector {

  /** The kind in a bundle's manifest. */
  public static final String KIND = "rules";

  /** Broken rules of a window that are remembered to explain it. */
  private static final int MOST_BROKEN = 8;

  /**
   * As many of those about states again. They tell what it began with, and are not to be lost
   * behind the many limits that a plant leaves when a pump stops.
   */
  private static final int MOST_ABOUT_STATES = 4;

  private final String name;
  private final int tags;
  private final Rule[] rules;
  private final Screens screens;
  private final DataWatch watch;
  private volatile boolean closed;

  public RuleDetector(String name, RuleSet rules, Profile profile) {
    this.name = name;
    tags = profile.tags().size();
    this.rules =
        rules.rules().stream().filter(rule -> !rule.kind().isAboutData()).toArray(Rule[]::new);
    screens =
        Screens.of(
            IntStream.range(0, this.rules.length)
                .mapToObj(i -> new Screened(i, this.rules[i].measure(), this.rules[i].criterion()))
                .toList(),
            tags);
    watch = DataWatch.of(rules, profile);
  }

  /**
   * @param yaml {@link RuleSet}
   * @throws UnusableModelException naming line, rule and what is wrong
   */
  public RuleDetector(String name, byte[] yaml, Profile profile) throws UnusableModelException {
    this(name, parse(yaml, profile), profile);
  }

  private static RuleSet parse(byte[] yaml, Profile profile) throws UnusableModelException {
    try {
      return RuleSet.parse(yaml, profile);
    } catch (InvalidRulesException e) {
      throw new UnusableModelException(e.getMessage(), e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  /** Who judges the data, by the same rules. */
  public DataWatch watch() {
    return watch;
  }

  @Override
  public boolean readsFeatures() {
    return false;
  }

  /** How many rules it judges. */
  public int size() {
    return rules.length;
  }

  /** The rule that {@link RuleJudge#broken} means. */
  public Rule rule(int index) {
    return rules[index];
  }

  @Override
  public RuleJudge judge(int maxRows) {
    return new Observer(maxRows);
  }

  @Override
  public void close() {
    closed = true;
  }

  /**
   * Everything is found out while the ring holds the window. Only rules that their {@link Screens}
   * suspect are looked at: nearly always none.
   */
  private final class Observer implements RuleJudge {

    private final double[] scores;
    private final double[] work = new double[tags];
    private final Suspects suspects = new Suspects(rules.length);

    private final BrokenRules broken;
    private final BrokenRules aboutStates;
    private final StateOrigins origins;

    /** Of the row that is observed. */
    private Adjustment adjustment = Adjustment.NONE;

    Observer(int maxRows) {
      scores = new double[maxRows];
      broken = new BrokenRules(maxRows, MOST_BROKEN);
      aboutStates = new BrokenRules(maxRows, MOST_ABOUT_STATES);
      origins = new StateOrigins(rules, tags, maxRows);
    }

    @Override
    public void adjust(int row, Adjustment adjustment) {
      this.adjustment = adjustment;
    }

    @Override
    public void observe(int row, WindowRing ring) {
      broken.clear(row);
      aboutStates.clear(row);
      suspects.clear();
      screens.find(ring, work, suspects);
      for (int rule = suspects.from(0); rule >= 0; rule = suspects.from(rule + 1)) {
        double ratio = isSilenced(rule) ? 0 : rules[rule].ratio(ring);
        if (ratio > 0) {
          remember(row, rule, ratio, ring);
        }
      }
      scores[row] = broken.ratio(row, 0);
      if (aboutStates.count(row) > 0) {
        origins.find(row, ring, aboutStates, broken);
      }
    }

    private void remember(int row, int rule, double ratio, WindowRing ring) {
      double value = rules[rule].measured(ring);
      if (broken.hasRoom(row, ratio)) {
        broken.add(row, rule, ratio, value);
      }
      if (rules[rule].kind().isAboutStates() && aboutStates.hasRoom(row, ratio)) {
        aboutStates.add(row, rule, ratio, value);
      }
    }

    private boolean isSilenced(int rule) {
      BitSet muted = adjustment.muted();
      return (muted != null && muted.get(rule)) || isAboutLeftOut(rules[rule]);
    }

    /** Nothing is said of a tag that is left out, as of one that is masked. */
    private boolean isAboutLeftOut(Rule rule) {
      if (adjustment.leftOut() != null) {
        for (int tag : rule.tags()) {
          if (adjustment.isLeftOut(tag)) {
            return true;
          }
        }
      }
      return false;
    }

    @Override
    public void judge(WindowMatrix windows) {
      if (closed) {
        throw new IllegalStateException("the detector is closed");
      }
      Shapes.requireRows(windows, scores.length);
      if (windows.tags() != tags) {
        throw new IllegalArgumentException(
            "windows of %d tags for rules on %d".formatted(windows.tags(), tags));
      }
    }

    @Override
    public int mostBroken() {
      return MOST_BROKEN;
    }

    @Override
    public int broken(int row, int place) {
      return broken.rule(row, place);
    }

    @Override
    public double measured(int row, int place) {
      return broken.measured(row, place);
    }

    @Override
    public double score(int row) {
      return scores[row];
    }

    @Override
    public void explain(int row, Explanation explanation) {
      explanation.clear();
      if (aboutStates.count(row) > 0) {
        origins.tell(row, explanation);
      }
      explain(row, aboutStates, explanation);
      explain(row, broken, explanation);
    }

    private void explain(int row, BrokenRules from, Explanation explanation) {
      for (int place = 0; place < from.count(row); place++) {
        Rule rule = rules[from.rule(row, place)];
        double ratio = from.ratio(row, place);
        for (int tag : rule.tags()) {
          if (explanation.deviation(tag) < ratio) {
            explain(rule, tag, ratio, from.measured(row, place), explanation);
          }
        }
      }
    }

    private void explain(
        Rule rule, int tag, double ratio, double measured, Explanation explanation) {
      explanation.deviation(tag, ratio);
      explanation.reason(tag, rule.reason(measured));
      Criterion.Band band = rule.band();
      if (band != null) {
        explanation.band(
            tag,
            Double.isInfinite(band.low()) ? Double.NaN : band.low(),
            Double.isInfinite(band.high()) ? Double.NaN : band.high());
      }
    }
  }
}
