package io.sluice.sources.column;

import io.sluice.sources.column.Labels.LabelColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Finds the ground truth of rows among the columns of a file. */
final class LabelFinder {

  private final FileColumns columns;
  private final ColumnOptions options;
  private final List<String> notes = new ArrayList<>();
  private final List<String> questions = new ArrayList<>();
  private Labels labels = Labels.NONE;

  LabelFinder(FileColumns columns) {
    this.columns = columns;
    this.options = columns.options();
  }

  Labels labels() {
    return labels;
  }

  /** What was taken for what, a sentence each. */
  List<String> notes() {
    return notes;
  }

  /** What a person has to say of the values, a sentence each. */
  List<String> questions() {
    return questions;
  }

  /** What recovers may also be a rate of a plant, which is no mark. */
  void findRecovery() {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.isOpen(i)
          && ColumnNames.normal(columns.name(i)).equals("recovery")
          && isMark(i)) {
        columns.take(i, ColumnRole.RECOVERY, null);
        return;
      }
    }
  }

  void findLabels() {
    List<Integer> chosen = options.labels().columns().isEmpty() ? likely() : named();
    var found = new ArrayList<LabelColumn>();
    for (int column : chosen) {
      LabelVocabulary vocabulary = vocabulary(column);
      String name = columns.name(column);
      found.add(new LabelColumn(column, name, vocabulary));
      columns.take(column, ColumnRole.LABEL, vocabulary.note());
      if (vocabulary.question() != null) {
        questions.add(
            options.labels().columns().isEmpty()
                ? vocabulary.question() + "; --include '%s' takes it as a tag".formatted(name)
                : vocabulary.question());
      } else if (vocabulary.note() != null) {
        notes.add("label column %s: %s".formatted(name, vocabulary.note()));
      } else if (options.labels().columns().isEmpty()) {
        notes.add(
            "label column %s: a label by its name and values; --include '%s' takes it as a tag"
                .formatted(name, name));
      }
    }
    labels = new Labels(found);
    if (found.isEmpty() && options.labels().saysMeaning() && !options.labels().optional()) {
      questions.add(
          "there is no label column, of which %s says what it means; found %s; name it by --label-column"
              .formatted(
                  options.labels().normal().isEmpty() ? "--anomalous" : "--normal",
                  FileColumns.listed(columns.names())));
    }
    if (found.size() > 1 && options.labels().columns().isEmpty()) {
      notes.add(
          "a row is anomalous if any of %s says so; --label-column chooses"
              .formatted(FileColumns.listed(found.stream().map(LabelColumn::name).toList())));
    }
    for (int i = 0; i < columns.size(); i++) {
      if (columns.isOpen(i) && ColumnNames.isVerdict(columns.name(i))) {
        columns.leaveOut(i, "what another detector says");
      } else if (columns.isOpen(i) && isFurtherLabel(i)) {
        columns.leaveOut(
            i,
            found.isEmpty()
                ? "a label by its name, and empty"
                : "a further label beside %s; --label-column chooses"
                    .formatted(found.getFirst().name()));
      }
    }
  }

  private List<Integer> named() {
    var named = new ArrayList<Integer>();
    for (String label : options.labels().columns()) {
      for (int i = 0; i < columns.size(); i++) {
        if (ColumnNames.normal(columns.name(i)).equals(ColumnNames.normal(label))
            && !columns.isTaken(i)) {
          named.add(i);
        }
      }
    }
    return named;
  }

  /** The one with the best name, or all that are labels of parts. */
  private List<Integer> likely() {
    List<Integer> byName =
        IntStream.range(0, columns.size())
            .boxed()
            .filter(
                column ->
                    columns.isOpen(column) && ColumnNames.labelRank(columns.name(column)) >= 0)
            .sorted(Comparator.comparingInt(column -> ColumnNames.labelRank(columns.name(column))))
            .filter(this::looksLikeLabels)
            .toList();
    if (!byName.isEmpty()) {
      return byName.subList(0, 1);
    }
    List<Integer> ofParts =
        IntStream.range(0, columns.size())
            .boxed()
            .filter(
                column ->
                    columns.isOpen(column) && ColumnNames.isFurtherLabel(columns.name(column)))
            .filter(column -> !ColumnNames.isEvent(columns.name(column)))
            .filter(this::looksLikeLabels)
            .toList();
    return ofParts.isEmpty() ? kinds() : ofParts;
  }

  /** Of columns with kinds of attacks the first that calls the other rows normal. */
  private List<Integer> kinds() {
    return IntStream.range(0, columns.size())
        .boxed()
        .filter(column -> columns.isOpen(column) && ColumnNames.isEvent(columns.name(column)))
        .filter(column -> !columns.hasManyValues(column))
        .filter(
            column -> {
              LabelVocabulary vocabulary = vocabulary(column);
              return vocabulary.question() == null
                  && vocabulary.normal() > 0
                  && vocabulary.anomalous() > 0;
            })
        .limit(1)
        .toList();
  }

  /** A column that is wholly empty is none, and neither is one that measures or names. */
  private boolean looksLikeLabels(int column) {
    ColumnEvidence evidence = columns.evidence(column);
    if (evidence.filled() == 0 || columns.hasManyValues(column)) {
      return false;
    }
    if (options.labels().saysMeaning()) {
      return true;
    }
    LabelVocabulary vocabulary = vocabulary(column);
    if (vocabulary.question() == null) {
      return vocabulary.normal() + vocabulary.anomalous() > 0;
    }
    String name = columns.name(column);
    boolean saysSo =
        ColumnNames.labelRank(name) < ColumnNames.SURE_LABELS || vocabulary.namesAnomalies();
    return saysSo && !ColumnNames.isEvent(name) && vocabulary.isAboutLabels();
  }

  private boolean isFurtherLabel(int column) {
    String name = columns.name(column);
    if (!ColumnNames.isFurtherLabel(name)
        || (ColumnNames.isEvent(name) && !(name.equalsIgnoreCase("attack") && isMark(column)))) {
      return false;
    }
    ColumnEvidence evidence = columns.evidence(column);
    if (evidence.filled() == 0) {
      return true;
    }
    if (labels.isEmpty() || columns.hasManyValues(column)) {
      return false;
    }
    LabelVocabulary vocabulary =
        LabelVocabulary.of(name, columns.values(column), LabelOptions.NONE);
    return vocabulary.question() == null || vocabulary.isAboutLabels();
  }

  private LabelVocabulary vocabulary(int column) {
    return LabelVocabulary.of(columns.name(column), columns.values(column), options.labels());
  }

  private boolean isMark(int column) {
    if (columns.hasManyValues(column)) {
      return false;
    }
    var vocabulary =
        LabelVocabulary.of(columns.name(column), columns.values(column), LabelOptions.NONE);
    return vocabulary.question() == null && vocabulary.normal() + vocabulary.anomalous() > 0;
  }
}
