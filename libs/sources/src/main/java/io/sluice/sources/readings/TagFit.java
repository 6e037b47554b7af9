package io.sluice.sources.readings;

import io.sluice.contracts.profile.MissingNumbers;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
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

  private static final int NONE = -1;

  private final int[] columns;
  private final boolean[] isOfTexts;
  private final MissingNumbers missing;
  private final List<String> absent;
  private final List<String> superfluous;

  private TagFit(
      int[] columns,
      boolean[] isOfTexts,
      MissingNumbers missing,
      List<String> absent,
      List<String> superfluous) {
    this.columns = columns;
    this.isOfTexts = isOfTexts;
    this.missing = missing;
    this.absent = List.copyOf(absent);
    this.superfluous = List.copyOf(superfluous);
  }

  /**
   * For judging, where records may have some of their fields alone: of a profile of events the
   * values of tags that the file lacks are missing.
   *
   * @throws UnusableFileException if the file has no tag of the profile, or of signals lacks one,
   *     or holds records, which have no windows
   */
  public static TagFit partial(FileFindings findings, Profile profile)
      throws UnusableFileException {
    TagFit fit = fit(findings, profile);
    boolean mayLack =
        profile.kind() == ProfileKind.EVENTS && fit.absent.size() < profile.tags().size();
    if (!mayLack) {
      fit.requireAll(findings, profile);
    }
    if (profile.kind() == ProfileKind.SIGNALS && findings.isOfRecords()) {
      throw new UnusableFileException(
          "%s holds records of events, and profile %s is of signals, whose windows need readings at an interval: take a bundle of a profile of events"
              .formatted(findings.source(), profile.name()));
    }
    return fit;
  }

  /**
   * @throws UnusableFileException if the file lacks a tag of the profile; names the missing and the
   *     superfluous ones
   */
  public static TagFit of(FileFindings findings, Profile profile) throws UnusableFileException {
    TagFit fit = fit(findings, profile);
    fit.requireAll(findings, profile);
    return fit;
  }

  private static TagFit fit(FileFindings findings, Profile profile) {
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
        columns[tag] = NONE;
      } else {
        columns[tag] = column;
      }
      isOfTexts[tag] = profile.tags().get(tag).kind() == TagKind.CATEGORICAL;
    }
    List<String> superfluous = new ArrayList<>(tags);
    superfluous.removeAll(new HashSet<>(wanted));
    return new TagFit(columns, isOfTexts, MissingNumbers.of(profile.tags()), missing, superfluous);
  }

  private void requireAll(FileFindings findings, Profile profile) throws UnusableFileException {
    if (absent.isEmpty()) {
      return;
    }
    throw new UnusableFileException(
        "%s does not fit profile %s%s: it lacks %s%s"
            .formatted(
                findings.source(),
                profile.name(),
                kinds(findings, profile),
                Quote.list(absent),
                superfluous.isEmpty()
                    ? ""
                    : "; of its columns the profile does not know " + Quote.list(superfluous)));
  }

  /** Where it is not only the tags that differ. */
  private static String kinds(FileFindings findings, Profile profile) {
    return switch (profile.kind()) {
      case SIGNALS ->
          findings.isOfRecords()
              ? ", which is of signals at an interval while these are records of events"
              : "";
      case EVENTS -> ", which is of records of events";
    };
  }

  /** Tags of the profile that the file does not have. */
  public List<String> absent() {
    return absent;
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
      if (column == NONE) {
        arranged[tag] = Double.NaN;
        continue;
      }
      String text = isOfTexts[tag] && row.texts() != null ? row.texts()[column] : null;
      arranged[tag] = text == null ? values[column] : coder.code(tag, text);
    }
    missing.clear(arranged);
    return arranged;
  }
}
