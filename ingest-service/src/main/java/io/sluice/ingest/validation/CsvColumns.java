package io.sluice.ingest.validation;

import io.sluice.ingest.profile.KnownProfile;
import io.sluice.sources.column.LabelVocabulary;
import io.sluice.sources.readings.TimeColumn;
import io.sluice.sources.table.TableRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a CSV body is what, by its name. Which ones are tags depends on the profile, that
 * may be another in each row; a tag's name comes before all others.
 *
 * @param names of all columns, in their order, empty where one has none
 * @param time where a row has its time
 * @param asset index of the column that says whose a row is, {@link #NONE} if there is none
 * @param profile the same for the profile
 * @param label the same for the ground truth
 */
public record CsvColumns(List<String> names, TimeColumn time, int asset, int profile, int label) {

  static final int NONE = -1;

  /**
   * @param names of all columns
   * @param time where a row has its time
   */
  public static CsvColumns of(List<String> names, TimeColumn time) {
    return new CsvColumns(names, time, find(names, "asset"), find(names, "profile"), label(names));
  }

  private static int find(List<String> names, String wanted) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(wanted)) {
        return i;
      }
    }
    return NONE;
  }

  /** The one whose name is most that of labels. */
  private static int label(List<String> names) {
    int best = NONE;
    for (int i = 0; i < names.size(); i++) {
      int rank = LabelVocabulary.rank(names.get(i));
      if (rank >= 0 && (best == NONE || rank < LabelVocabulary.rank(names.get(best)))) {
        best = i;
      }
    }
    return best;
  }

  /** How many columns may be tags. */
  int others() {
    long roles = IntStream.of(asset, profile, label).filter(column -> column != NONE).count();
    return names.size() - time.columns().size() - (int) roles;
  }

  /** Whose clock a row's time is of, null if the rows do not say. */
  @Nullable String series(TableRow row) {
    return asset == NONE ? null : row.fields()[asset];
  }

  /** Index of the column of each of the profile's tags, {@link #NONE} where there is none. */
  int[] tags(KnownProfile profile) {
    return profile.tags().stream().mapToInt(names::indexOf).toArray();
  }

  /** Names of the columns that are neither tags of the profile nor anything else that is read. */
  List<String> ignored(KnownProfile profile) {
    Set<Integer> read = new HashSet<>(time.columns());
    read.addAll(List.of(asset, this.profile, label));
    var ignored = new ArrayList<String>();
    for (int i = 0; i < names.size(); i++) {
      boolean isTag = profile.indexOf(names.get(i)) != KnownProfile.UNKNOWN;
      if (!isTag && !read.contains(i) && !names.get(i).isEmpty()) {
        ignored.add(names.get(i));
      }
    }
    return ignored;
  }
}
