package io.sluice.detection.drift;

import io.sluice.contracts.Drift.ErrorState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How often incidents were none, by what people said of each last. What they take back of one of
 * the newest {@value #REMEMBERED} is as if it had not been said; of older ones it counts anew. Not
 * safe for several threads.
 */
final class Labelled {

  /** People say something of some incidents a day, and think better of it within days. */
  static final int REMEMBERED = 200;

  /** Judgements of which nothing is told: there are few; that of the paper of DDM. */
  private static final int FEWEST = 30;

  private final int fewestErrors;

  /** In the order in which it was said, of which incident what. */
  private final LinkedHashMap<UUID, Label> newest = new LinkedHashMap<>();

  /** What was said of incidents that are not remembered one by one. */
  private final Judgements older;

  /** And of those that are. */
  private Judgements all;

  private record Label(boolean wrong, long timeMillis) {}

  /**
   * @param fewestErrors as of {@link Judgements}
   */
  Labelled(int fewestErrors) {
    this.fewestErrors = fewestErrors;
    this.older = none();
    this.all = none();
  }

  private Judgements none() {
    return new Judgements(FEWEST, fewestErrors);
  }

  /** How often they were none. */
  Judgements judgements() {
    return all;
  }

  /**
   * @param wrong whether the incident was none; null if what was said of it says neither
   * @return whether that changes what there is to tell
   */
  boolean say(UUID incident, @Nullable Boolean wrong, long timeMillis) {
    Label before = newest.get(incident);
    if (wrong != null && before != null && before.wrong() == wrong) {
      return false;
    }
    ErrorState known = all.state();
    if (before != null) {
      newest.remove(incident);
      countAgain();
    }
    boolean changed = wrong != null && all.add(wrong, timeMillis);
    if (wrong != null) {
      newest.put(incident, new Label(wrong, timeMillis));
      if (newest.size() > REMEMBERED) {
        Label oldest = newest.pollFirstEntry().getValue();
        older.add(oldest.wrong(), oldest.timeMillis());
      }
    }
    return changed || (before != null && all.state() != known);
  }

  private void countAgain() {
    var copy = new ByteArrayOutputStream();
    all = none();
    try {
      older.write(new DataOutputStream(copy));
      all.read(new DataInputStream(new ByteArrayInputStream(copy.toByteArray())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    newest.values().forEach(label -> all.add(label.wrong(), label.timeMillis()));
  }

  void write(DataOutput out) throws IOException {
    older.write(out);
    out.writeShort(newest.size());
    for (var label : newest.entrySet()) {
      out.writeLong(label.getKey().getMostSignificantBits());
      out.writeLong(label.getKey().getLeastSignificantBits());
      out.writeBoolean(label.getValue().wrong());
      out.writeLong(label.getValue().timeMillis());
    }
  }

  void read(DataInput in) throws IOException {
    older.read(in);
    newest.clear();
    int size = in.readShort();
    for (int i = 0; i < size; i++) {
      newest.put(
          new UUID(in.readLong(), in.readLong()), new Label(in.readBoolean(), in.readLong()));
    }
    countAgain();
  }
}
