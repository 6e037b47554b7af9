package io.sluice.detection.adaptation;

/**
 * What is told of a tag that has moved, or comes and goes.
 *
 * @param leftOut whether the rest is judged without it; else it is followed
 * @param sinceMillis event time since when
 * @param moved how far off its forecast it stands, in its unit, 0 if it has none or that is not
 *     told: what is followed, or of one that is left out what was seen when it was looked at last
 * @param width how often the trained level it may be off because it comes and goes, where that is
 *     what is told; else 1
 * @param observed what it read when it was looked at last, in its unit; NaN if it has no forecast
 * @param forecast what the rest said of it then; NaN if it has no forecast
 * @param rule index of the rule about it that was broken last, {@link #NO_RULE} if none was
 * @param measured the number that broke it
 */
record Standing(
    boolean leftOut,
    long sinceMillis,
    double moved,
    float width,
    double observed,
    double forecast,
    int rule,
    double measured) {

  static final int NO_RULE = -1;
}
