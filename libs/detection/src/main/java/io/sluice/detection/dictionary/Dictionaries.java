package io.sluice.detection.dictionary;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The dictionaries of a profile: one for each categorical tag. Where values are arrays of numbers,
 * a categorical tag's is the code of its text. Immutable.
 */
public final class Dictionaries {

  private final Dictionary[] byTag;

  private Dictionaries(Dictionary[] byTag) {
    this.byTag = byTag;
  }

  /**
   * @throws IllegalArgumentException unless there is one for each categorical tag, and no other
   */
  public static Dictionaries of(Profile profile, List<DictionaryEntry> entries) {
    List<Tag> tags = profile.tags();
    var byTag = new Dictionary[tags.size()];
    var left = new ArrayList<>(entries);
    for (int tag : profile.categoricalTags()) {
      String name = tags.get(tag).name();
      DictionaryEntry entry =
          left.stream()
              .filter(candidate -> candidate.tag().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "there is no dictionary of the categorical tag " + name));
      left.remove(entry);
      byTag[tag] = new Dictionary(entry);
    }
    if (!left.isEmpty()) {
      throw new IllegalArgumentException(
          "there is a dictionary of %s, which is no categorical tag of the profile"
              .formatted(left.getFirst().tag()));
    }
    return new Dictionaries(byTag);
  }

  /** Of a profile without categorical tags. */
  public static Dictionaries none(Profile profile) {
    return of(profile, List.of());
  }

  /**
   * Learns those of a profile. That of the tag that says the operating mode tells no texts apart:
   * to all who learn and judge the tag is the same in every mode, which is no matter of theirs.
   *
   * @param counts by tag of the profile, how often training met each text; those of other kinds of
   *     tags are not looked at
   */
  public static Dictionaries learn(Profile profile, List<Map<String, Long>> counts) {
    var byTag = new Dictionary[profile.tags().size()];
    for (int tag : profile.categoricalTags()) {
      byTag[tag] =
          Dictionary.learn(
              profile.tags().get(tag).name(),
              tag == profile.modeTag() ? Map.of() : counts.get(tag));
    }
    return new Dictionaries(byTag);
  }

  /** What a bundle writes down. */
  public List<DictionaryEntry> entries() {
    return Arrays.stream(byTag).filter(Objects::nonNull).map(Dictionary::state).toList();
  }

  /** Whether each code of each tag is of the same text; how often it was met does not matter. */
  public boolean hasSameCodes(Dictionaries other) {
    return texts().equals(other.texts());
  }

  private List<@Nullable List<String>> texts() {
    return Arrays.stream(byTag).map(one -> one == null ? null : one.state().texts()).toList();
  }

  public boolean isEmpty() {
    return Arrays.stream(byTag).allMatch(Objects::isNull);
  }

  /** That of a tag, null if the tag is not categorical. */
  public @Nullable Dictionary of(int tag) {
    return byTag[tag];
  }

  /** By tag, null where the tag is not categorical. */
  public List<Dictionary> byTag() {
    return Collections.unmodifiableList(Arrays.asList(byTag));
  }

  /** {@link Dictionary#code(String)} of a categorical tag's text. */
  public double code(int tag, String text) {
    return byTag[tag].code(text);
  }
}
