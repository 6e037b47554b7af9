package io.sluice.ingest.profile;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.sources.value.FieldReader;
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
  private final List<FieldReader> readers;

  public KnownProfile(Profile profile) {
    this.profile = profile;
    tags = profile.tags().stream().map(Tag::name).toList();
    readers = profile.tags().stream().map(FieldReader::of).toList();
    index = HashMap.newHashMap(tags.size());
    for (int i = 0; i < tags.size(); i++) {
      index.put(tags.get(i), i);
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

  /** What texts say of the tag at a place. */
  public FieldReader reader(int tag) {
    return readers.get(tag);
  }

  /** Whether the values of the tag at a place may be texts. */
  public boolean takesTexts(int tag) {
    return readers.get(tag).isOfTexts();
  }

  /** Whether the numbers of the tag at a place are 0 and 1. */
  public boolean isZeroOrOne(int tag) {
    return FieldReader.isZeroOrOne(profile.tags().get(tag));
  }

  /** The tag's place in the profile, or {@link #UNKNOWN}. */
  public int indexOf(String tag) {
    return index.getOrDefault(tag, UNKNOWN);
  }
}
