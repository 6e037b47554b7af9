package io.sluice.cli.replay;

import static io.sluice.cli.console.Text.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of readings that were sent.
 *
 * @param accepted readings that are on the log
 * @param rejected readings that were refused; each is a dead letter
 * @param reasons refused readings by reason, as far as the service listed them
 * @param example one refusal in full, null if there was none
 */
public record IngestResult(
    long accepted, long rejected, Map<String, Long> reasons, String example) {

  public static final IngestResult NOTHING = new IngestResult(0, 0, Map.of(), null);

  /** What a person wants to know of it, in lines. */
  public List<String> describe() {
    var lines = new ArrayList<String>();
    lines.add("%,d readings accepted, %,d rejected".formatted(accepted, rejected));
    reasons.forEach(
        (reason, count) -> lines.add("  %,d of them: %s".formatted(count, plain(reason))));
    if (example != null) {
      lines.add("  for example: " + plain(example));
    }
    return lines;
  }

  public IngestResult plus(IngestResult other) {
    var sum = new TreeMap<>(reasons);
    other.reasons.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
    return new IngestResult(
        accepted + other.accepted,
        rejected + other.rejected,
        sum,
        example == null ? other.example : example);
  }
}
