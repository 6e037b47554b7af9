package io.sluice.cli.replay;

import static io.sluice.cli.console.Text.plain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of readings that were sent.
 *
 * @param accepted readings that are on the log
 * @param rejected readings that were refused; each is a dead letter
 * @param reasons refused readings by reason, as far as the service listed them
 * @param example one refusal in full, null if there was none
 * @param ignored values that were left out, by the tag that the profile does not have
 * @param words values that are missing because there was a word in place of a number, by tag and
 *     word
 */
public record IngestResult(
    long accepted,
    long rejected,
    Map<String, Long> reasons,
    @Nullable String example,
    Map<String, Long> ignored,
    Map<String, Long> words) {

  public static final IngestResult NOTHING =
      new IngestResult(0, 0, Map.of(), null, Map.of(), Map.of());

  private static final int MAX_NAMED = 5;

  /** As many as one answer of ingest-service names; the rest is counted under its word for it. */
  private static final int MAX_KEPT = 100;

  private static final String OTHER = "other";

  /** What a person wants to know of it, in lines. */
  public List<String> describe() {
    var lines = new ArrayList<String>();
    lines.add("%,d readings accepted, %,d rejected".formatted(accepted, rejected));
    reasons.forEach(
        (reason, count) -> lines.add("  %,d of them: %s".formatted(count, plain(reason))));
    if (example != null) {
      lines.add("  for example: " + plain(example));
    }
    if (!ignored.isEmpty()) {
      lines.add(
          "  %,d values left out, as the profile has no such tag: %s"
              .formatted(total(ignored), named(ignored)));
    }
    if (!words.isEmpty()) {
      lines.add(
          "  %,d values missing, as there was a word in place of a number: %s"
              .formatted(total(words), named(words)));
    }
    return lines;
  }

  /**
   * Without the words, unless the service counted more of them than the source of the readings has
   * told itself: a person need not read twice of one value.
   */
  IngestResult withoutWords(long told) {
    return total(words) > told
        ? this
        : new IngestResult(accepted, rejected, reasons, example, ignored, Map.of());
  }

  private static long total(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String named(Map<String, Long> counts) {
    var names = new ArrayList<String>();
    counts.entrySet().stream()
        .limit(MAX_NAMED)
        .forEach(name -> names.add("%s (%,d)".formatted(plain(name.getKey()), name.getValue())));
    if (counts.size() > MAX_NAMED) {
      names.add("and %,d more".formatted(counts.size() - MAX_NAMED));
    }
    return String.join(", ", names);
  }

  public IngestResult plus(IngestResult other) {
    var sum = new TreeMap<>(reasons);
    other.reasons.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
    return new IngestResult(
        accepted + other.accepted,
        rejected + other.rejected,
        sum,
        example == null ? other.example : example,
        sum(ignored, other.ignored),
        sum(words, other.words));
  }

  private static Map<String, Long> sum(Map<String, Long> counts, Map<String, Long> more) {
    var sum = new LinkedHashMap<>(counts);
    more.forEach(
        (name, count) ->
            sum.merge(
                sum.size() < MAX_KEPT || sum.containsKey(name) ? name : OTHER, count, Long::sum));
    return sum;
  }
}
