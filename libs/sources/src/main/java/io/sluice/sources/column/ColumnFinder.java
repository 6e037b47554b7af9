package io.sluice.sources.column;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Gives each column of a file its role: by what is said of it, by its name, by its values. */
final class ColumnFinder {

  private final FileColumns columns;
  private final ColumnOptions options;
  private final List<String> questions = new ArrayList<>();

  ColumnFinder(FileColumns columns) {
    this.columns = columns;
    this.options = columns.options();
  }

  /**
   * @param time which columns make up the time
   */
  ColumnFindings find(List<Integer> time) {
    for (int column : time) {
      columns.take(column, ColumnRole.TIME, null);
    }
    askForAbsent("--include", options.include());
    askForAbsent("--exclude", options.exclude());
    askForAbsent("--categorical", options.categorical());
    askForAbsent("--missing", options.missing().byTag().keySet());
    if (!options.labels().optional()) {
      askForAbsent("--label-column", options.labels().columns());
    }
    if (options.assetColumn() != null) {
      askForAbsent("--asset-column", List.of(options.assetColumn()));
    }
    for (int i = 0; i < columns.size(); i++) {
      if (!columns.isTaken(i) && columns.name(i).isEmpty()) {
        columns.leaveOut(i, ColumnNotes.NO_NAME);
      } else if (!columns.isTaken(i) && ColumnOptions.names(options.exclude(), columns.name(i))) {
        columns.leaveOut(i, ColumnNotes.EXCLUDED);
      } else if (columns.isOpen(i) && options.besides().containsKey(columns.name(i))) {
        columns.leaveOut(i, Objects.requireNonNull(options.besides().get(columns.name(i))));
      }
    }
    takeNamed(options.assetColumn() == null ? "asset" : options.assetColumn(), ColumnRole.ASSET);
    takeNamed("profile", ColumnRole.PROFILE);
    var labels = new LabelFinder(columns);
    labels.findRecovery();
    labels.findLabels();
    findEvents();
    List<ColumnFinding> found = columns.judgeOthers();
    var notes = new ColumnNotes(columns, found);
    notes.write();
    questions.addAll(labels.questions());
    questions.addAll(notes.questions());
    var all = new ArrayList<>(labels.notes());
    all.addAll(notes.notes());
    return new ColumnFindings(found, labels.labels(), columns.mark(), all, questions);
  }

  private void askForAbsent(String option, Iterable<String> given) {
    for (String name : ColumnOptions.absent(given, columns.names())) {
      questions.add(
          "there is no column '%s', which %s names; found %s"
              .formatted(name, option, FileColumns.listed(columns.names())));
    }
  }

  private void takeNamed(String name, ColumnRole role) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.isOpen(i)
          && ColumnNames.normal(columns.name(i)).equals(ColumnNames.normal(name))) {
        columns.take(i, role, null);
        return;
      }
    }
  }

  /** Ids and names of attacks and faults, only where they are no tags that are known. */
  private void findEvents() {
    for (int i = 0; i < columns.size(); i++) {
      String name = columns.name(i);
      if (columns.isOpen(i) && ColumnNames.isEvent(name)) {
        columns.take(i, ColumnRole.EVENT, null);
      } else if (columns.isOpen(i) && ColumnNames.normal(name).equals("changepoint")) {
        columns.leaveOut(i, "marks changes, and is neither value nor label");
      }
    }
  }
}
