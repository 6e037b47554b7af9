package io.sluice.detection.adaptation;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that an {@link AdaptiveMemory} remembers, and how it is written: of one state always the same
 * bytes.
 *
 * @param due windows since the last look
 * @param tried the tag left out that was tried last
 * @param lookedAt event time of the window that was looked at last, {@link #NEVER}
 * @param offsets by tag; null if there was no look yet
 * @param whereabouts by tag
 * @param runs by tag
 * @param excursions by tag
 * @param usual by detector, empty where none is watched
 * @param standing by tag
 * @param broken by rule
 * @param slow by rule
 * @param ordered what people said
 */
record AdaptiveSnapshot(
    int due,
    int tried,
    long lookedAt,
    float @Nullable [] offsets,
    float[] whereabouts,
    short[] runs,
    Map<Integer, Excursion> excursions,
    double[] usual,
    Map<Integer, Standing> standing,
    Map<Integer, BrokenRule> broken,
    Map<Integer, BrokenRule> slow,
    Ordered ordered) {

  /** No look yet. */
  static final long NEVER = Long.MIN_VALUE;

  private static final byte FORMAT = 3;
  private static final int HEADER_BYTES = 1 + 8 * Integer.BYTES + Long.BYTES;
  private static final int TAG_BYTES = 2 * Float.BYTES + Short.BYTES;
  private static final int STANDING_BYTES =
      2 * Integer.BYTES + 1 + Long.BYTES + Float.BYTES + 4 * Double.BYTES;
  private static final int RULE_BYTES = 2 * Integer.BYTES + Long.BYTES + Double.BYTES;

  byte[] bytes() {
    int tags = runs.length;
    var bytes =
        ByteBuffer.allocate(
                HEADER_BYTES
                    + tags * TAG_BYTES
                    + usual.length * Double.BYTES
                    + excursions.size() * (Integer.BYTES + Excursion.BYTES)
                    + standing.size() * STANDING_BYTES
                    + (broken.size() + slow.size()) * RULE_BYTES
                    + ordered.size())
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(FORMAT).putInt(tags).putInt(due).putInt(tried).putLong(lookedAt);
    bytes.putInt(usual.length).putInt(excursions.size()).putInt(standing.size());
    bytes.putInt(broken.size()).putInt(slow.size());
    for (int tag = 0; tag < tags; tag++) {
      bytes
          .putFloat(offsets == null ? 0 : offsets[tag])
          .putFloat(whereabouts[tag])
          .putShort(runs[tag]);
    }
    for (double one : usual) {
      bytes.putDouble(one);
    }
    ordered.write(bytes);
    excursions.forEach((tag, one) -> one.write(bytes.putInt(tag)));
    standing.forEach((tag, one) -> write(tag, one, bytes));
    broken.forEach((rule, one) -> write(rule, one, bytes));
    slow.forEach((rule, one) -> write(rule, one, bytes));
    return bytes.array();
  }

  private static void write(int tag, Standing one, ByteBuffer bytes) {
    bytes
        .putInt(tag)
        .put((byte) (one.leftOut() ? 1 : 0))
        .putLong(one.sinceMillis())
        .putDouble(one.moved())
        .putFloat(one.width())
        .putDouble(one.observed())
        .putDouble(one.forecast())
        .putInt(one.rule())
        .putDouble(one.measured());
  }

  private static void write(int rule, BrokenRule one, ByteBuffer bytes) {
    bytes.putInt(rule).putInt(one.run()).putLong(one.mutedSinceMillis()).putDouble(one.measured());
  }

  /**
   * What {@link #bytes} wrote.
   *
   * @param tags of the profile
   * @param watched detectors whose usual score is kept
   * @param known rules of the bundle
   * @throws IllegalArgumentException if the bytes are anything else
   */
  static AdaptiveSnapshot read(byte[] snapshot, int tags, int watched, int known) {
    var bytes = ByteBuffer.wrap(snapshot).order(ByteOrder.LITTLE_ENDIAN);
    try {
      return read(bytes, tags, watched, known);
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(e.toString(), e);
    }
  }

  private static AdaptiveSnapshot read(ByteBuffer bytes, int tags, int watched, int known) {
    if (bytes.get() != FORMAT) {
      throw new IllegalArgumentException("it is of another release");
    }
    if (bytes.getInt() != tags) {
      throw new IllegalArgumentException("it has another number of tags");
    }
    int due = bytes.getInt();
    int tried = bytes.getInt();
    long lookedAt = bytes.getLong();
    if (bytes.getInt() != watched) {
      throw new IllegalArgumentException("it has another number of detectors");
    }
    int excursions = bytes.getInt();
    int standings = bytes.getInt();
    int rules = bytes.getInt();
    int limits = bytes.getInt();
    float[] offsets = new float[tags];
    float[] whereabouts = new float[tags];
    short[] runs = new short[tags];
    for (int tag = 0; tag < tags; tag++) {
      offsets[tag] = bytes.getFloat();
      whereabouts[tag] = bytes.getFloat();
      runs[tag] = bytes.getShort();
    }
    double[] usual = new double[watched];
    for (int detector = 0; detector < watched; detector++) {
      usual[detector] = bytes.getDouble();
    }
    Ordered ordered = Ordered.read(bytes, tags, known);
    var snapshot =
        new AdaptiveSnapshot(
            due,
            tried,
            lookedAt,
            lookedAt == NEVER ? null : offsets,
            whereabouts,
            runs,
            excursions(bytes, excursions, tags),
            usual,
            standings(bytes, standings, tags),
            rules(bytes, rules, known),
            rules(bytes, limits, known),
            ordered);
    if (bytes.hasRemaining()) {
      throw new IllegalArgumentException(bytes.remaining() + " bytes too many");
    }
    return snapshot;
  }

  private static Map<Integer, Excursion> excursions(ByteBuffer bytes, int count, int tags) {
    var excursions = new TreeMap<Integer, Excursion>();
    for (int i = 0; i < count; i++) {
      excursions.put(Objects.checkIndex(bytes.getInt(), tags), Excursion.read(bytes));
    }
    return excursions;
  }

  private static Map<Integer, Standing> standings(ByteBuffer bytes, int count, int tags) {
    var standing = new TreeMap<Integer, Standing>();
    for (int i = 0; i < count; i++) {
      int tag = Objects.checkIndex(bytes.getInt(), tags);
      boolean leftOut = bytes.get() != 0;
      standing.put(
          tag,
          new Standing(
              leftOut,
              bytes.getLong(),
              bytes.getDouble(),
              bytes.getFloat(),
              bytes.getDouble(),
              bytes.getDouble(),
              bytes.getInt(),
              bytes.getDouble()));
    }
    return standing;
  }

  private static Map<Integer, BrokenRule> rules(ByteBuffer bytes, int count, int known) {
    var rules = new TreeMap<Integer, BrokenRule>();
    for (int i = 0; i < count; i++) {
      int rule = Objects.checkIndex(bytes.getInt(), known);
      rules.put(rule, new BrokenRule(bytes.getInt(), bytes.getLong(), bytes.getDouble()));
    }
    return rules;
  }
}
