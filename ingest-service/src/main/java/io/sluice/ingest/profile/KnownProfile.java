package io.sluice.ingest.profile;

import io.sluice.contracts.profile.Profile;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A profile made ready for looking up tags by name. */
public final class KnownProfile {

  /** No such tag. */
  public static final int UNKNOWN = -1;

  private final Profile profile;
  private final List<String> tags;
  private final Map<String, Integer> index;
  private final BitSet categorical = new BitSet();

  public KnownProfile(Profile profile) {
    this.profile = profile;
    tags = profile.tags().stream().map(tag -> tag.name()).toList();
    index = HashMap.newHashMap(tags.size());
    for (int i = 0; i < tags.size(); i++) {
      index.put(tags.get(i), i);
    }
    for (int tag : profile.categoricalTags()) {
      categorical.set(tag);
    }
  }

  public String name() {
    return profile.name();
  }

  public Profile profile() {
    return profile;
  }

  /** Names in the profile's order. */
  public List<String> tags() {
    return tags;
  }

  /** Whether the values of the tag at a place may be texts. */
  public boolean takesTexts(int tag) {
    return categorical.get(tag);
  }

  /** The tag's place in the profile, or {@link #UNKNOWN}. */
  public int indexOf(String tag) {
    return index.getOrDefault(tag, UNKNOWN);
  }
}
