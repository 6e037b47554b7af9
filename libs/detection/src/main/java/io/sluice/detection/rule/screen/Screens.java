package io.sluice.detection.rule.screen;

import io.sluice.detection.rule.criterion.Criterion.Band;
import io.sluice.detection.rule.criterion.Criterion.Reached;
import io.sluice.detection.rule.criterion.Criterion.States;
import io.sluice.detection.rule.measure.AtEntry;
import io.sluice.detection.rule.measure.Noise;
import io.sluice.detection.rule.measure.Rate;
import io.sluice.detection.rule.measure.Unchanged;
import io.sluice.detection.rule.measure.Value;
import io.sluice.detection.window.WindowRing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds those of many rules that may be broken, so that nearly none has to be looked at on its own.
 * Immutable.
 */
public final class Screens {

  /** With fewer rules than this part of the tags it is cheaper to look at each. */
  private static final int ENOUGH = 8;

  private final Screen[] screens;

  private Screens(List<Screen> screens) {
    this.screens = screens.toArray(Screen[]::new);
  }

  /**
   * @param tags of the profile
   */
  public static Screens of(List<Screened> rules, int tags) {
    return new Screens(
        rules.stream()
            .collect(
                Collectors.groupingBy(rule -> sort(rule), LinkedHashMap::new, Collectors.toList()))
            .entrySet()
            .stream()
            .map(sort -> sort.getKey().screen(sort.getValue(), tags))
            .toList());
  }

  /**
   * Adds each rule that is broken by the ring's window, and maybe others.
   *
   * @param work a double a tag to work with
   */
  public void find(WindowRing ring, double[] work, Suspects suspects) {
    for (Screen screen : screens) {
      screen.find(ring, work, suspects);
    }
  }

  /**
   * Rules that one screen can look for.
   *
   * @param readings that they all look at; 0 where it makes no difference
   */
  private record Sort(Kind kind, int readings) {

    Screen screen(List<Screened> rules, int tags) {
      return switch (kind) {
        case VALUE -> new ValueScreen(rules);
        case STATE -> new StateScreen(rules);
        case RATE -> new RateScreen(rules, readings);
        case UNCHANGED -> new UnchangedScreen(rules);
        case NOISE ->
            ENOUGH * rules.size() < tags ? new EachScreen(rules) : new NoiseScreen(rules, readings);
        case ENTRY -> new EntryScreen(rules);
        case OTHER -> new EachScreen(rules);
      };
    }
  }

  private enum Kind {
    VALUE,
    STATE,
    RATE,
    UNCHANGED,
    NOISE,
    ENTRY,
    OTHER
  }

  private static Sort sort(Screened rule) {
    return switch (rule) {
      case Screened(int place, Value value, Band band) when value.lag() == 0 ->
          new Sort(Kind.VALUE, 0);
      case Screened(int place, Value value, States states) when value.lag() == 0 ->
          new Sort(Kind.STATE, 0);
      case Screened(int place, Rate rate, Band band) -> new Sort(Kind.RATE, rate.over());
      case Screened(int place, Unchanged unchanged, Reached reached) -> new Sort(Kind.UNCHANGED, 0);
      case Screened(int place, Noise noise, Band band) -> new Sort(Kind.NOISE, noise.readings());
      case Screened(int place, AtEntry entry, Band band) -> new Sort(Kind.ENTRY, 0);
      default -> new Sort(Kind.OTHER, 0);
    };
  }
}
