package io.sluice.detection.forest;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.detector.Memory;
import io.sluice.detection.window.WindowRing;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One asset's past in chapters of event time. A window is judged by what was learnt from the
 * chapter before its own. In an asset's first chapter there is none: then by what the chapter has
 * had up to when it had the first windows asked for, or twice, four times, ... as many. A chapter
 * with fewer windows than that does not end when its time does.
 *
 * <p>Chapters of different assets end at different moments, so that they do not all learn at once.
 * Nothing is learnt before somebody asks: a replay collects, and learns at its end. A snapshot has
 * the rows that were learnt from, not the forests: the same rows make the same forests.
 */
final class ForestMemory implements Memory {

  /** Of the bytes of a snapshot. */
  private static final byte FORMAT = 1;

  /** Format, tags, the next look, whether there is a chapter, what the lesson is. */
  private static final int HEADER_BYTES = 3 + 2 * Integer.BYTES;

  private static final byte NO_LESSON = 0;
  private static final byte OWN = 1;
  private static final byte EARLIER = 2;

  private final Profile profile;
  private final ForestSettings settings;
  private final long seed;
  private final long periodMillis;
  private final long phaseMillis;

  private @Nullable Chapter chapter;
  private int nextLook;

  /** Of an earlier chapter, and of the present one where there is no earlier; null if none. */
  private @Nullable Lesson earlier;

  private @Nullable Lesson own;

  ForestMemory(String asset, ForestSettings settings, Profile profile) {
    this.settings = settings;
    this.profile = profile;
    // Java says what a string's hash is, so that it is the same everywhere.
    seed = 0x9E3779B97F4A7C15L * asset.hashCode();
    periodMillis = Math.multiplyExact(profile.interval().toMillis(), settings.period());
    phaseMillis = Math.floorMod(seed, periodMillis);
  }

  @Override
  public void take(WindowRing ring) {
    long number = Math.floorDiv(ring.endMillis() + phaseMillis, periodMillis);
    Chapter present = present(number);
    if (earlier == null && present.windows() == nextLook) {
      own = new Lesson(present.rows());
      nextLook *= 2;
    }
    present.add(ring.row(ring.size() - 1));
  }

  private Chapter present(long number) {
    Chapter last = chapter;
    if (last == null) {
      return begin(number);
    }
    if (last.number() != number) {
      if (last.windows() >= settings.first()) {
        earlier = new Lesson(last.rows());
        return begin(number);
      }
      last.goOn(number);
    }
    return last;
  }

  @Override
  public void prepare() {
    model();
  }

  private Chapter begin(long number) {
    var begun = new Chapter(number, settings.rowsAtLeast());
    chapter = begun;
    own = null;
    nextLook = settings.first();
    return begun;
  }

  @Override
  public byte[] snapshot() {
    Chapter present = chapter;
    Lesson lesson = lesson();
    int tags = profile.tags().size();
    var bytes =
        ByteBuffer.allocate(
                HEADER_BYTES
                    + (present == null
                        ? 0
                        : Chapter.FIXED_BYTES + Rows.bytes(present.rows().size(), tags))
                    + (lesson == null ? 0 : Rows.bytes(lesson.rows.size(), tags)))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(FORMAT).putInt(tags).putInt(nextLook).put((byte) (present == null ? 0 : 1));
    bytes.put(lesson == null ? NO_LESSON : lesson == earlier ? EARLIER : OWN);
    if (present != null) {
      present.write(bytes);
    }
    if (lesson != null) {
      Rows.write(lesson.rows, bytes);
    }
    return bytes.array();
  }

  /** Into a memory that is empty, {@link io.sluice.detection.detector.Remembering#restore}. */
  void restore(byte[] snapshot) {
    var bytes = ByteBuffer.wrap(snapshot).order(ByteOrder.LITTLE_ENDIAN);
    int tags = profile.tags().size();
    try {
      if (bytes.get() != FORMAT) {
        throw new IllegalArgumentException("it is of another release");
      }
      if (bytes.getInt() != tags) {
        throw new IllegalArgumentException("it has another number of tags");
      }
      nextLook = bytes.getInt();
      boolean hasChapter = bytes.get() != 0;
      byte lesson = bytes.get();
      if (hasChapter) {
        chapter = Chapter.read(bytes, settings.rowsAtLeast(), tags);
      }
      if (lesson != NO_LESSON) {
        var learntFrom = new Lesson(Rows.read(bytes, 2 * settings.rowsAtLeast() - 1, tags));
        if (lesson == EARLIER) {
          earlier = learntFrom;
        } else {
          own = learntFrom;
        }
      }
      if (bytes.hasRemaining()) {
        throw new IllegalArgumentException(bytes.remaining() + " bytes too many");
      }
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      throw new IllegalArgumentException("no snapshot of a forest's memory: " + e, e);
    }
  }

  private @Nullable Lesson lesson() {
    return earlier == null ? own : earlier;
  }

  /** What the window taken last is to be judged by, null as long as too little was seen. */
  @Nullable ForestModel model() {
    Lesson lesson = lesson();
    return lesson == null ? null : lesson.model();
  }

  /** Whether {@link #model} would have to learn first. */
  boolean isUnprepared() {
    Lesson lesson = lesson();
    return lesson != null && lesson.model == null;
  }

  /** What can be learnt from rows, learnt when it is first asked for. */
  private final class Lesson {
    private final List<double[]> rows;
    private @Nullable ForestModel model;

    Lesson(List<double[]> rows) {
      this.rows = rows;
    }

    ForestModel model() {
      ForestModel learnt = model;
      if (learnt == null) {
        learnt = ForestModel.learn(rows, profile, settings, seed);
        model = learnt;
      }
      return learnt;
    }
  }
}
