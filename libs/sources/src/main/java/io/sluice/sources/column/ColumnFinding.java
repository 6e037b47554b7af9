package io.sluice.sources.column;

import io.sluice.contracts.profile.TagKind;
import io.sluice.sources.value.FieldKind;
import io.sluice.sources.value.FieldReader;
import io.sluice.sources.value.NumberStyle;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one column is, and how it is read.
 *
 * @param name as the header has it
 * @param role what it is taken for
 * @param reason why it is left out, or is what it is where that is not plain; null where there is
 *     nothing to say. Completes the sentence "NAME ..."
 * @param kind of a tag: what sort of values it takes; null of other columns
 * @param reader reads its fields
 * @param states of a tag whose two states are words: the words for 0, then those for 1, as they are
 *     written; empty for others
 * @param missing of a tag: numbers that stand for no value
 * @param filled rows with something in this column
 * @param words what stands there besides numbers and states, with counts, most frequent first; at
 *     most {@value #MAX_WORDS} of them; the values themselves of a tag of texts
 * @param wordRows rows with such a word
 * @param min smallest number without the missing ones, NaN without numbers
 * @param max largest number
 * @param decimals digits behind the decimal mark that it shows
 * @param onlyRises whether its numbers never fall (or never rise) over the whole file, and take
 *     more than a few values: what comes later lies outside of what is here
 */
public record ColumnFinding(
    String name,
    ColumnRole role,
    @Nullable String reason,
    @Nullable TagKind kind,
    FieldReader reader,
    List<String> states,
    List<Double> missing,
    long filled,
    Map<String, Long> words,
    long wordRows,
    double min,
    double max,
    int decimals,
    boolean onlyRises) {

  static final int MAX_WORDS = 5;

  public ColumnFinding {
    states = List.copyOf(states);
    missing = List.copyOf(missing);
  }

  /** The unit that its fields name, null if they name none. */
  public @Nullable String unit() {
    return reader.style().unit();
  }

  /** How its numbers are written. */
  public NumberStyle style() {
    return reader.style();
  }

  public boolean isTag() {
    return role == ColumnRole.TAG;
  }

  /** Whether a field of this column costs its row where people ask to be strict. */
  public boolean isRefusedIfStrict(String field) {
    return isTag() && !reader.isOfTexts() && reader.kind(field) == FieldKind.TEXT;
  }
}
