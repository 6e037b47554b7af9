package io.sluice.detection.forecast;

import io.sluice.detection.detector.Detector;

/** One thread's use of a detector that forecasts tags, with what it says of each of them. */
public interface ForecastJudge extends Detector.Judge {

  /** How many tags it forecasts. */
  int targets();

  /** Which tag a target is, as an index into the profile's tags. */
  int tagOf(int target);

  /**
   * How far a tag is from its forecast in a row of the last matrix, adjusted as the row was, above
   * the forecast or below; 1 is where normal operation ends for the row: a level, or as many as are
   * its tag's width. NaN if the tag is missing.
   */
  double deviation(int row, int target);

  /** What a level is in the tag's unit, as it was trained. */
  double level(int target);

  /** A tag's mean over the newest block, in its unit. */
  double observed(int row, int target);

  /** What was forecast of it from the rest, not adjusted, in its unit. */
  double forecast(int row, int target);
}
