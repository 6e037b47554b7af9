package io.sluice.sources.column;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ground truth of rows, by the label columns of a file. Immutable. */
public final class Labels {

  /** Of a file without a label. */
  static final Labels NONE = new Labels(List.of());

  private final List<LabelColumn> columns;

  Labels(List<LabelColumn> columns) {
    this.columns = List.copyOf(columns);
  }

  /**
   * One label column.
   *
   * @param index which column, from 0
   * @param name its name
   * @param vocabulary what its values mean
   */
  public record LabelColumn(int index, String name, LabelVocabulary vocabulary) {}

  public List<LabelColumn> columns() {
    return columns;
  }

  /** Whether the file has none. */
  public boolean isEmpty() {
    return columns.isEmpty();
  }

  /**
   * How many of the rows of all files with these labels are normal at most.
   *
   * @param rows how many there are
   */
  public long mostNormal(long rows) {
    long normal = columns.stream().mapToLong(column -> column.vocabulary().normal()).sum();
    return isEmpty() ? rows : Math.min(rows, normal);
  }

  /**
   * 1 if any column calls the row anomalous, 0 if any calls it normal, null if it is unknown.
   *
   * @param fields all fields of the row
   */
  public @Nullable Integer label(String[] fields) {
    Integer label = null;
    for (LabelColumn column : columns) {
      Integer said = column.vocabulary().label(fields[column.index()]);
      if (said != null) {
        label = label == null ? said : Integer.valueOf(Math.max(label, said));
      }
    }
    return label;
  }

  /**
   * The kind of anomaly that a label names, null if none does.
   *
   * @param fields all fields of the row
   */
  public @Nullable String kind(String[] fields) {
    for (LabelColumn column : columns) {
      String kind = column.vocabulary().kind(fields[column.index()]);
      if (kind != null) {
        return kind;
      }
    }
    return null;
  }
}
