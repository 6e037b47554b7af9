package io.sluice.scoring.intake;

import io.sluice.contracts.Quality;
import io.sluice.contracts.RawReading;
import io.sluice.contracts.TagSink;
import io.sluice.detection.dictionary.Dictionary;
import io.sluice.scoring.bundle.BundleFinder;
import io.sluice.scoring.bundle.ServedBundle;
import io.sluice.scoring.bundle.TagLayout;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One reading in its bundle's tag order; filled anew for each record, hence one per thread. */
public final class DecodedReading implements TagSink {

  private BundleFinder bundles = profile -> null;
  private @Nullable RawReading raw;
  private @Nullable ServedBundle bundle;
  private @Nullable TagLayout layout;

  private double[] values = {};
  private boolean[] bad = {};
  private boolean hasBad;
  private int unknownTags;
  private int unseenTexts;
  private @Nullable String mode;

  /** Where the next tag is if the sender kept the profile's order. */
  private int guess;

  void begin(BundleFinder served) {
    bundles = served;
    raw = null;
    bundle = null;
    unknownTags = 0;
    unseenTexts = 0;
    hasBad = false;
  }

  /** A value of bad quality counts as missing, as does a number that says so. */
  void end(RawReading read) {
    raw = read;
    if (bundle != null) {
      bundle.layout().clearMissing(values);
    }
    if (hasBad) {
      for (int i = 0; i < bad.length; i++) {
        if (bad[i]) {
          values[i] = Double.NaN;
        }
      }
    }
  }

  @Override
  public boolean beginValues(String profile) {
    if (!isServed(profile)) {
      return false;
    }
    Arrays.fill(values, Double.NaN);
    unknownTags = 0;
    unseenTexts = 0;
    mode = null;
    guess = 0;
    return true;
  }

  @Override
  public void number(String tag, double value) {
    int index = index(tag);
    if (index >= 0) {
      Dictionary dictionary = layout().dictionary(index);
      values[index] = dictionary == null ? value : seen(index, dictionary.code(value));
      if (index == layout().modeTag()) {
        mode = layout().modes().of(value);
      }
    }
  }

  /** A text where the profile has a number counts as missing. */
  @Override
  public void text(String tag, String value) {
    int index = index(tag);
    if (index >= 0) {
      Dictionary dictionary = layout().dictionary(index);
      values[index] = dictionary == null ? Double.NaN : seen(index, dictionary.code(value));
      if (index == layout().modeTag()) {
        mode = layout().modes().of(value);
      }
    }
  }

  private int index(String tag) {
    int index = layout().indexOf(tag, guess);
    if (index < 0) {
      unknownTags++;
    } else {
      guess = index + 1;
    }
    return index;
  }

  /** The texts of the tag that says the operating mode are told apart by nobody else. */
  private double seen(int tag, double code) {
    unseenTexts += code == Dictionary.OTHER && tag != layout().modeTag() ? 1 : 0;
    return code;
  }

  @Override
  public void missing(String tag) {
    number(tag, Double.NaN);
  }

  @Override
  public boolean beginQuality(String profile) {
    if (!isServed(profile)) {
      return false;
    }
    Arrays.fill(bad, false);
    hasBad = false;
    return true;
  }

  @Override
  public void quality(String tag, Quality quality) {
    int index = layout().indexOf(tag);
    if (index >= 0) {
      bad[index] = quality == Quality.BAD;
      hasBad |= bad[index];
    }
  }

  private boolean isServed(String profile) {
    ServedBundle found = bundles.find(profile);
    bundle = found;
    if (found == null) {
      return false;
    }
    layout = found.layout();
    int size = found.layout().size();
    if (size != values.length) {
      values = new double[size];
      bad = new boolean[size];
    }
    return true;
  }

  private TagLayout layout() {
    return Objects.requireNonNull(layout, "no bundle serves the profile");
  }

  private RawReading raw() {
    return Objects.requireNonNull(raw, "nothing is read");
  }

  public String asset() {
    return raw().asset();
  }

  /** Which flow of readings of the asset it belongs to. */
  public String stream() {
    return raw().stream();
  }

  String profile() {
    return raw().profile();
  }

  /** Event time, milliseconds since the epoch. */
  public long timeMillis() {
    return raw().time().toEpochMilli();
  }

  /** What the sender calls it; null if it gave no name. */
  @Nullable String id() {
    return raw().id();
  }

  /** 1, 0, or null for unknown. */
  @Nullable Integer label() {
    return raw().label();
  }

  /** Whether its plant says something of its operating mode. */
  boolean saysMode() {
    int tag = bundle == null ? -1 : layout().modeTag();
    return tag >= 0 && !Double.isNaN(values[tag]);
  }

  /** The operating mode that it says; null if it says none that the profile names. */
  @Nullable String mode() {
    return saysMode() ? mode : null;
  }

  /** The bundle whose tag order {@link #values} has; null if the profile is served by none. */
  public @Nullable ServedBundle bundle() {
    return bundle;
  }

  /** By tag, NaN where missing or bad. Overwritten by the next record. */
  public double[] values() {
    return values;
  }

  /** Values that were ignored because the profile has no such tag. */
  int unknownTags() {
    return unknownTags;
  }

  /** Texts that the bundle's dictionaries have no place for. */
  int unseenTexts() {
    return unseenTexts;
  }

  int missingValues() {
    int count = 0;
    for (double value : values) {
      if (Double.isNaN(value)) {
        count++;
      }
    }
    return count;
  }
}
