package io.sluice.ingest.intake;

import io.sluice.ingest.validation.Excerpt;
import io.sluice.ingest.validation.UntakenValues;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a request whose records are all where they belong.
 *
 * @param accepted readings that the broker has acknowledged
 * @param rejectedTotal records that were rejected; they are on the dead-letter topic. The rest of a
 *     body behind a fault counts once, and so does a body that was refused as a whole
 * @param rejected the first ones of them
 * @param ignored tags that their profile does not have, with the number of values and qualities
 *     left out
 * @param ignoredFields fields that a JSON reading does not have, with how often they came
 * @param words words that stood where a number was expected
 * @param notes what was found out about the body and taken for granted, and what was left out
 */
@Schema(name = "IngestAnswer")
public record IngestAnswer(
    @Schema(description = "Readings that the broker has acknowledged", examples = "99")
        int accepted,
    @Schema(
            description =
                "Records that were rejected, listed or not; what of the body could not be told apart"
                    + " into records counts once, see extent",
            examples = "1")
        int rejectedTotal,
    @Schema(description = "The first rejected records") List<Rejection> rejected,
    @Schema(
            description =
                "Values and qualities that were left out because the profile has no such tag;"
                    + " beyond 100 tags as 'other'")
        List<IgnoredTag> ignored,
    @Schema(
            description =
                "JSON: fields that were left out because a reading has none of that name; beyond"
                    + " 100 names as 'other'")
        List<IgnoredField> ignoredFields,
    @Schema(
            description =
                "Words where a number was expected; such a value counts as missing, of quality BAD;"
                    + " beyond 100 words as 'other'")
        List<WordCount> words,
    @Schema(
            description =
                "What was found out and taken for granted, and what was left out, a sentence each")
        List<String> notes) {

  private static final int NAME = 200;

  static IngestAnswer of(
      int accepted,
      int rejectedTotal,
      List<Rejection> rejected,
      UntakenValues untaken,
      List<String> notes) {
    return new IngestAnswer(
        accepted,
        rejectedTotal,
        List.copyOf(rejected),
        untaken.ignored().entrySet().stream()
            .map(tag -> new IgnoredTag(Excerpt.of(tag.getKey(), NAME), tag.getValue()))
            .toList(),
        untaken.ignoredFields().entrySet().stream()
            .map(field -> new IgnoredField(Excerpt.of(field.getKey(), NAME), field.getValue()))
            .toList(),
        untaken.words().entrySet().stream()
            .map(word -> new WordCount(word.getKey().tag(), word.getKey().word(), word.getValue()))
            .toList(),
        List.copyOf(notes));
  }

  /**
   * A tag that the profile does not know.
   *
   * @param tag as the sender calls it
   * @param count values and qualities that were left out
   */
  public record IgnoredTag(
      @Schema(examples = "FL0W") String tag,
      @Schema(description = "Values and qualities that were left out", examples = "99")
          int count) {}

  /**
   * A field that a JSON reading does not have.
   *
   * @param field as the sender calls it
   * @param count how often it came
   */
  public record IgnoredField(
      @Schema(examples = "qualty") String field, @Schema(examples = "99") int count) {}

  /**
   * A word where a number was expected.
   *
   * @param tag which had it
   * @param word as it came, shortened
   * @param count how often
   */
  public record WordCount(
      @Schema(examples = "FLOW") String tag,
      @Schema(examples = "Bad Input") String word,
      @Schema(examples = "12") int count) {}
}
