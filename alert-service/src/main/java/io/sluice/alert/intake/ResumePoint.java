package io.sluice.alert.intake;

/**
 * Where a partition is taken up: at the stored offset, unless the log does not have it.
 *
 * @param from the first offset to read
 * @param lost scores that retention deleted before they were judged
 * @param anew whether the log ends before what is consumed, hence is another one: it is read from
 *     its beginning, since what is judged twice leads to the same alerts and what is skipped to
 *     none
 */
record ResumePoint(long from, long lost, boolean anew) {

  /**
   * @param stored the next offset according to the database, 0 if nothing was consumed yet
   * @param beginning the first offset that the log still has
   * @param end the offset after its last
   */
  static ResumePoint of(long stored, long beginning, long end) {
    if (stored > end) {
      return new ResumePoint(beginning, 0, true);
    }
    if (stored < beginning) {
      return new ResumePoint(beginning, stored == 0 ? 0 : beginning - stored, false);
    }
    return new ResumePoint(stored, 0, false);
  }
}
