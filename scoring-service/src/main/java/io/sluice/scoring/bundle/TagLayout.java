package io.sluice.scoring.bundle;

import io.sluice.contracts.profile.MissingNumbers;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.detection.dictionary.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where each tag of a profile lies in a {@code double[]}, the order of the profile's tags, and what
 * number stands there for what was sent.
 */
public final class TagLayout {

  private final String[] names;
  private final Map<String, Integer> indexByName;

  /** By tag, null where it takes numbers. */
  private final @Nullable Dictionary[] dictionaries;

  private final MissingNumbers missingNumbers;
  private final int modeTag;
  private final StatedModes modes;

  public TagLayout(Profile profile, Dictionaries dictionaries) {
    this.dictionaries = dictionaries.byTag().toArray(Dictionary[]::new);
    missingNumbers = MissingNumbers.of(profile.tags());
    modeTag = profile.modeTag();
    modes = StatedModes.of(profile.mode());
    names = profile.tags().stream().map(Tag::name).map(String::intern).toArray(String[]::new);
    indexByName = HashMap.newHashMap(names.length);
    for (int i = 0; i < names.length; i++) {
      indexByName.put(names[i], i);
    }
  }

  public int size() {
    return names.length;
  }

  public List<String> names() {
    return List.of(names);
  }

  /** The texts of a tag; null if it takes numbers. */
  public @Nullable Dictionary dictionary(int tag) {
    return dictionaries[tag];
  }

  /** Index of the tag that says the operating mode, -1 if none does. */
  public int modeTag() {
    return modeTag;
  }

  /** What that tag's values say. */
  public StatedModes modes() {
    return modes;
  }

  /** Makes NaN of the numbers by which a tag's source says that there is no value. */
  public void clearMissing(double[] values) {
    missingNumbers.clear(values);
  }

  /** Index of a tag, or -1 if the profile has no such tag. */
  public int indexOf(String tag) {
    Integer index = indexByName.get(tag);
    return index == null ? -1 : index;
  }

  /**
   * The same, first trying where it would be if the sender kept the profile's order, which is what
   * nearly all do: the JSON parser interns field names, so that this costs one comparison of
   * references.
   */
  @SuppressWarnings("StringEquality")
  public int indexOf(String tag, int guess) {
    return guess < names.length && names[guess] == tag ? guess : indexOf(tag);
  }
}
