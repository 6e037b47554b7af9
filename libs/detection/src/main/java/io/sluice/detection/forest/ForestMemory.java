package io.sluice.detection.forest;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.detector.Memory;
import io.sluice.detection.window.WindowRing;
import java.util.List;

/**
 * One asset's past in chapters of event time. A window is judged by what was learnt from the
 * chapter before its own. In an asset's first chapter there is none: then by what the chapter has
 * had up to when it had the first windows asked for, or twice, four times, ... as many. A chapter
 * with fewer windows than that does not end when its time does.
 *
 * <p>On a log that many assets share a chapter can be so long that two of them reach back too far.
 * So it ends, too, when it takes two fifths of what may be; where not even twice the first windows
 * fit into all of it, everything is forgotten time and again.
 *
 * <p>Chapters of different assets end at different moments, so that they do not all learn at once.
 * Nothing is learnt before somebody asks: a replay collects, and learns at its end.
 */
final class ForestMemory implements Memory {

  private static final long NONE = -1;

  private final Profile profile;
  private final ForestSettings settings;
  private final long seed;
  private final long periodMillis;
  private final long phaseMillis;
  private final long reach;

  private Chapter chapter;
  private int nextLook;

  /** Of an earlier chapter, and of the present one where there is no earlier; null if none. */
  private Lesson earlier;

  private Lesson own;

  ForestMemory(String asset, ForestSettings settings, Profile profile, long reach) {
    this.settings = settings;
    this.profile = profile;
    this.reach = reach;
    // Java says what a string's hash is, so that it is the same everywhere.
    seed = 0x9E3779B97F4A7C15L * asset.hashCode();
    periodMillis = Math.multiplyExact(profile.interval().toMillis(), settings.period());
    phaseMillis = Math.floorMod(seed, periodMillis);
  }

  @Override
  public boolean take(WindowRing ring, long position, long needed) {
    long number = Math.floorDiv(ring.endMillis() + phaseMillis, periodMillis);
    boolean tooFar = chapter != null && position - since() > reach;
    if (tooFar) {
      earlier = null;
    }
    if (chapter == null || tooFar) {
      begin(number, position, needed);
    } else if (chapter.number() != number || position - chapter.position() > reach / 5 * 2) {
      if (chapter.windows() < settings.first()) {
        chapter.goOn(number);
      } else {
        earlier = new Lesson(chapter);
        begin(number, position, needed);
      }
    }
    if (earlier == null && chapter.windows() == nextLook) {
      own = new Lesson(chapter);
      nextLook *= 2;
    }
    chapter.add(ring.row(ring.size() - 1));
    return tooFar;
  }

  @Override
  public void prepare() {
    model();
  }

  private void begin(long number, long position, long needed) {
    chapter = new Chapter(number, position, needed, 2 * settings.sampleSize());
    own = null;
    nextLook = settings.first();
  }

  @Override
  public long since() {
    return earlier != null ? earlier.position : chapter == null ? NONE : chapter.position();
  }

  @Override
  public long needed() {
    return earlier != null ? earlier.needed : chapter == null ? NONE : chapter.needed();
  }

  /** What the window taken last is to be judged by, null as long as too little was seen. */
  ForestModel model() {
    Lesson lesson = earlier == null ? own : earlier;
    return lesson == null ? null : lesson.model();
  }

  /** Whether {@link #model} would have to learn first. */
  boolean isUnprepared() {
    Lesson lesson = earlier == null ? own : earlier;
    return lesson != null && lesson.model == null;
  }

  /** What can be learnt from a chapter as it is now, learnt when it is first asked for. */
  private final class Lesson {
    private final long position;
    private final long needed;
    private List<double[]> rows;
    private ForestModel model;

    Lesson(Chapter chapter) {
      position = chapter.position();
      needed = chapter.needed();
      rows = chapter.rows();
    }

    ForestModel model() {
      if (model == null) {
        model = ForestModel.learn(rows, profile, settings, seed);
        rows = null;
      }
      return model;
    }
  }
}
