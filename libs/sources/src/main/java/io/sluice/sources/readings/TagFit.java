package io.sluice.sources.readings;

import io.sluice.contracts.profile.MissingNumbers;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.sources.table.Quote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Puts a file's values into the order of a profile's tags. */
public final class TagFit {

  private final int[] columns;
  private final boolean[] isOfTexts;
  private final MissingNumbers missing;
  private final List<String> superfluous;

  private TagFit(
      int[] columns, boolean[] isOfTexts, MissingNumbers missing, List<String> superfluous) {
    this.columns = columns;
    this.isOfTexts = isOfTexts;
    this.missing = missing;
    this.superfluous = List.copyOf(superfluous);
  }

  /**
   * @throws UnusableFileException if the file lacks a tag of the profile; names the missing and the
   *     superfluous ones
   */
  public static TagFit of(FileFindings findings, Profile profile) throws UnusableFileException {
    List<String> tags = findings.tags();
    Map<String, Integer> columnOf = new HashMap<>();
    for (int i = 0; i < tags.size(); i++) {
      columnOf.put(tags.get(i), i);
    }
    List<String> wanted = profile.tags().stream().map(Tag::name).toList();
    List<String> missing = new ArrayList<>();
    var columns = new int[wanted.size()];
    var isOfTexts = new boolean[wanted.size()];
    for (int tag = 0; tag < columns.length; tag++) {
      Integer column = columnOf.get(wanted.get(tag));
      if (column == null) {
        missing.add(wanted.get(tag));
      } else {
        columns[tag] = column;
      }
      isOfTexts[tag] = profile.tags().get(tag).kind() == TagKind.CATEGORICAL;
    }
    List<String> superfluous = new ArrayList<>(tags);
    superfluous.removeAll(new HashSet<>(wanted));
    if (!missing.isEmpty()) {
      throw new UnusableFileException(
          "%s does not fit profile %s: it lacks %s%s"
              .formatted(
                  findings.source(),
                  profile.name(),
                  Quote.list(missing),
                  superfluous.isEmpty()
                      ? ""
                      : "; of its columns the profile does not know " + Quote.list(superfluous)));
    }
    return new TagFit(columns, isOfTexts, MissingNumbers.of(profile.tags()), superfluous);
  }

  /** Names of the file's tags that the profile does not know. */
  public List<String> superfluous() {
    return superfluous;
  }

  /** What number stands for a text. */
  @FunctionalInterface
  public interface Coder {

    /**
     * @param tag index into the profile's tags
     */
    double code(int tag, String text);
  }

  /**
   * The values of a row in the order of the profile's tags, the texts of categorical ones as
   * numbers, and numbers by which a tag says that it has no value as NaN.
   */
  public double[] arrange(FileRow.Row row, Coder coder) {
    double[] values = row.values();
    var arranged = new double[columns.length];
    for (int tag = 0; tag < columns.length; tag++) {
      int column = columns[tag];
      String text = isOfTexts[tag] && row.texts() != null ? row.texts()[column] : null;
      arranged[tag] = text == null ? values[column] : coder.code(tag, text);
    }
    missing.clear(arranged);
    return arranged;
  }
}
