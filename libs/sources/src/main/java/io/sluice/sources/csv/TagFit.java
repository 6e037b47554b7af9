package io.sluice.sources.csv;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Puts a file's values into the order of a profile's tags. */
public final class TagFit {

  private final int[] columns;
  private final List<String> superfluous;

  private TagFit(int[] columns, List<String> superfluous) {
    this.columns = columns;
    this.superfluous = List.copyOf(superfluous);
  }

  /**
   * @throws CsvFormatException if the file lacks a tag of the profile; names the missing and the
   *     superfluous ones
   */
  public static TagFit of(CsvHeader header, Profile profile) throws CsvFormatException {
    Map<String, Integer> columnOf = new HashMap<>();
    for (int i = 0; i < header.tags().size(); i++) {
      columnOf.put(header.tags().get(i), i);
    }
    List<String> wanted = profile.tags().stream().map(Tag::name).toList();
    List<String> missing = new ArrayList<>(wanted);
    missing.removeAll(columnOf.keySet());
    List<String> superfluous = new ArrayList<>(header.tags());
    superfluous.removeAll(new HashSet<>(wanted));
    if (!missing.isEmpty()) {
      throw new CsvFormatException(
          "%s does not fit profile %s: it lacks %s%s"
              .formatted(
                  header.source(),
                  profile.name(),
                  Names.list(missing),
                  superfluous.isEmpty()
                      ? ""
                      : "; of its columns the profile does not know " + Names.list(superfluous)));
    }
    return new TagFit(wanted.stream().mapToInt(columnOf::get).toArray(), superfluous);
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

  /** The values of a row in the order of the profile's tags, its texts as numbers. */
  public double[] arrange(CsvRow.Row row, Coder coder) {
    double[] arranged = arrange(row.values());
    if (row.texts() != null) {
      for (int tag = 0; tag < columns.length; tag++) {
        String text = row.texts()[columns[tag]];
        if (text != null) {
          arranged[tag] = coder.code(tag, text);
        }
      }
    }
    return arranged;
  }

  /** The values of a row in the order of the profile's tags. */
  public double[] arrange(double[] values) {
    return Arrays.stream(columns).mapToDouble(column -> values[column]).toArray();
  }
}
