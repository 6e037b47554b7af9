package io.sluice.detection.drift;

import io.sluice.contracts.BundleRef;
import io.sluice.contracts.Drift;
import io.sluice.contracts.StreamKey;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Compares one stream with what its bundle was trained on, and with itself. Readings and scores are
 * shown to it each in their order; how the two lie to each other does not matter. Not safe for
 * several threads.
 */
public final class StreamDrift {

  /** Of each kind, so that whoever names detectors anew cannot fill the heap. */
  private static final int MOST_DETECTORS = 32;

  private static final byte FORMAT = 3;

  /** Judgements before an error rate tells anything: of many records few are wrong. */
  private static final int FEWEST_JUDGEMENTS = 500;

  /** From so many on a rate is about normally distributed. */
  private static final int FEWEST_ERRORS = 5;

  private final StreamKey stream;
  private final Profile profile;
  private final BundleRef bundle;
  private final int window;
  private final int block;
  private final List<TagDrift> tags;
  private final Map<String, SeriesDrift> detectors = new TreeMap<>();
  private final Judgements judgements = new Judgements(FEWEST_JUDGEMENTS, FEWEST_ERRORS);
  private final Labelled labelled = new Labelled(FEWEST_ERRORS);
  private long readings;
  private int inWindow;
  private long windows;
  private long newest = Long.MIN_VALUE;

  /**
   * @param trained what the bundle was trained on; null if it does not say
   */
  public StreamDrift(
      StreamKey stream, Profile profile, BundleRef bundle, @Nullable Distributions trained) {
    this.stream = stream;
    this.profile = profile;
    this.bundle = bundle;
    this.window = trained == null ? 0 : trained.window();
    this.tags = trained == null ? List.of() : trained.tags().stream().map(TagDrift::new).toList();
    this.block = profile.kind() == ProfileKind.EVENTS ? 1 : profile.window();
  }

  /** Which bundle the stream is compared with. */
  public BundleRef bundle() {
    return bundle;
  }

  /**
   * @param values by tag, a text as its code, NaN where missing
   * @return what there is to tell now; null if nothing is
   */
  public @Nullable Drift reading(double[] values, long timeMillis) {
    readings++;
    newest = Math.max(newest, timeMillis);
    if (tags.isEmpty()) {
      return null;
    }
    for (int tag = 0; tag < tags.size(); tag++) {
      tags.get(tag).add(values[tag]);
    }
    inWindow++;
    if (inWindow < window) {
      return null;
    }
    tags.forEach(tag -> tag.endWindow(windows == 0));
    inWindow = 0;
    windows++;
    return report(tags.stream().filter(TagDrift::isNews).map(tag -> tag.report().tag()).toList());
  }

  /**
   * @param ratios by detector
   * @param wrong whether the judgement is not what the label says; null if there is no label
   * @return what there is to tell now; null if nothing is
   */
  public @Nullable Drift score(
      Map<String, Double> ratios, @Nullable Boolean wrong, long timeMillis) {
    newest = Math.max(newest, timeMillis);
    var changed = new ArrayList<String>();
    ratios.forEach(
        (name, ratio) -> {
          SeriesDrift series = series(name);
          if (series != null && series.add(ratio, timeMillis)) {
            changed.add(name);
          }
        });
    if (wrong != null && judgements.add(wrong, timeMillis)) {
      changed.add(Drift.ERRORS);
    }
    return changed.isEmpty() ? null : report(changed);
  }

  /**
   * What people say of an incident takes the place of what they said of it before.
   *
   * @param wrong whether it was none; null if they say neither
   * @return what there is to tell now; null if nothing is
   */
  public @Nullable Drift feedback(UUID incident, @Nullable Boolean wrong, long timeMillis) {
    newest = Math.max(newest, timeMillis);
    boolean changed = labelled.say(incident, wrong, timeMillis);
    return changed && judgements.isEmpty() ? report(List.of(Drift.ERRORS)) : null;
  }

  private @Nullable SeriesDrift series(String name) {
    SeriesDrift known = detectors.get(name);
    if (known == null && detectors.size() < MOST_DETECTORS) {
      known = new SeriesDrift(block);
      detectors.put(name, known);
    }
    return known;
  }

  /** Labels of readings say of each judgement whether it was right, people of a few. */
  private Drift.@Nullable Errors errors() {
    Judgements known = judgements.isEmpty() ? labelled.judgements() : judgements;
    return known.isEmpty() ? null : known.report();
  }

  private Drift report(List<String> changed) {
    var series = new LinkedHashMap<String, Drift.Series>();
    detectors.forEach((name, one) -> series.put(name, describe(one)));
    return new Drift(
        stream.asset(),
        stream.stream(),
        profile.name(),
        bundle,
        Instant.ofEpochMilli(newest),
        readings,
        window,
        series,
        errors(),
        windows == 0
            ? List.of()
            : tags.stream()
                .sorted(Comparator.comparingDouble(TagDrift::ratio).reversed())
                .limit(Drift.MAX_TAGS)
                .map(TagDrift::report)
                .toList(),
        changed);
  }

  private static Drift.Series describe(SeriesDrift series) {
    Instant changedAt = series.changedAt();
    return new Drift.Series(
        series.mean(), series.width(), changedAt, changedAt == null ? null : series.meanBefore());
  }

  /** All that it remembers: of one state always the same bytes. */
  public byte[] snapshot() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeUTF(bundle.sha256());
      out.writeLong(readings);
      out.writeInt(inWindow);
      out.writeLong(windows);
      out.writeLong(newest);
      judgements.write(out);
      labelled.write(out);
      out.writeShort(tags.size());
      for (TagDrift tag : tags) {
        tag.write(out);
      }
      out.writeByte(detectors.size());
      for (var detector : detectors.entrySet()) {
        out.writeUTF(detector.getKey());
        detector.getValue().write(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Goes on with what {@link #snapshot} said.
   *
   * @throws IllegalArgumentException if it is of another bundle or anything else; begin anew then
   */
  public static StreamDrift restore(
      StreamKey stream,
      Profile profile,
      BundleRef bundle,
      @Nullable Distributions trained,
      byte[] snapshot) {
    var drift = new StreamDrift(stream, profile, bundle, trained);
    try (var in = new DataInputStream(new ByteArrayInputStream(snapshot))) {
      drift.read(in);
    } catch (IOException e) {
      throw new IllegalArgumentException("no snapshot of a stream's drift: " + e.getMessage(), e);
    }
    return drift;
  }

  private void read(DataInputStream in) throws IOException {
    if (in.readByte() != FORMAT || !in.readUTF().equals(bundle.sha256())) {
      throw new IOException("of another format or bundle");
    }
    readings = in.readLong();
    inWindow = in.readInt();
    windows = in.readLong();
    newest = in.readLong();
    judgements.read(in);
    labelled.read(in);
    if (in.readShort() != tags.size()) {
      throw new IOException("of other tags");
    }
    for (TagDrift tag : tags) {
      tag.read(in);
    }
    int known = in.readByte();
    for (int i = 0; i < known; i++) {
      SeriesDrift series = series(in.readUTF());
      if (series == null) {
        throw new IOException("of too many detectors");
      }
      series.read(in);
    }
  }
}
