package io.sluice.models.training;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.models.training.BlockedSplit.Block;
import io.sluice.models.training.BlockedSplit.Role;
import io.sluice.models.window.Stretch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Learns dictionaries from the rows that may be trained on, and codes all rows by them. */
final class LearntDictionaries {

  private LearntDictionaries() {}

  /**
   * @param codes by which the rows' texts are numbers so far; those of the dictionaries take their
   *     place in the rows
   */
  static Dictionaries learn(
      Profile profile, List<Block> blocks, List<Stretch> stretches, TextCodes codes) {
    int[] categorical = profile.categoricalTags();
    if (categorical.length == 0) {
      return Dictionaries.none(profile);
    }
    List<Map<String, Long>> counts =
        Stream.<Map<String, Long>>generate(HashMap::new).limit(profile.tags().size()).toList();
    for (Block block : blocks) {
      if (block.role() == Role.TRAINING) {
        for (int row = block.from(); row < block.to(); row++) {
          count(block.stretch().values()[row], categorical, codes, counts);
        }
      }
    }
    Dictionaries dictionaries = Dictionaries.learn(profile, counts);
    for (Stretch stretch : stretches) {
      for (double[] row : stretch.values()) {
        for (int tag : categorical) {
          if (!Double.isNaN(row[tag])) {
            row[tag] = dictionaries.code(tag, codes.text(tag, row[tag]));
          }
        }
      }
    }
    return dictionaries;
  }

  private static void count(
      double[] row, int[] categorical, TextCodes codes, List<Map<String, Long>> counts) {
    for (int tag : categorical) {
      if (!Double.isNaN(row[tag])) {
        counts.get(tag).merge(codes.text(tag, row[tag]), 1L, Long::sum);
      }
    }
  }
}
