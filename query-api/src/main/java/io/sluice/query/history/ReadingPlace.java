package io.sluice.query.history;

/**
 * The place of a reading on its topic, which is its id if its sender gave none. No sender's id is
 * taken for one: of those that begin with the same sign it is doubled.
 */
public final class ReadingPlace {

  private static final String SIGN = "@";

  /**
   * SQL: whether a score {@code s} is of a reading {@code r} of its stream and instant. It tells
   * the place; to a reading with an id of its sender's all scores of its instant are.
   */
  public static final String IS_OF =
      "(r.id = '@' || s.source_partition || '-' || s.source_offset or r.id not like '@%'"
          + " or r.id like '@@%')";

  private ReadingPlace() {}

  /** The id of a reading whose sender gave none. */
  public static String of(int partition, long offset) {
    return SIGN + partition + "-" + offset;
  }

  /** What becomes of a sender's own id. */
  public static String ofSender(String id) {
    return id.startsWith(SIGN) ? SIGN + id : id;
  }

  /** Whether an id is a place. */
  public static boolean is(String id) {
    return id.startsWith(SIGN) && !id.startsWith(SIGN + SIGN);
  }
}
