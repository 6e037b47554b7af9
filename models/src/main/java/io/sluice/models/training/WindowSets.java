package io.sluice.models.training;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.bundle.GoldenReading;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.detection.feature.FeatureCollector;
import io.sluice.detection.feature.FeatureMatrix;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.scale.Standardizer;
import io.sluice.models.training.BlockedSplit.Block;
import io.sluice.models.training.BlockedSplit.Role;
import io.sluice.models.window.Stretch;
import io.sluice.models.window.WindowReplay;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The windows, or records, of each role; each block has a window ring of its own, as if it were an
 * asset.
 */
final class WindowSets {

  private final Profile profile;
  private final Dictionaries dictionaries;
  private final FeatureSpec spec;
  private final List<Block> blocks;

  WindowSets(Profile profile, Dictionaries dictionaries, FeatureSpec spec, List<Block> blocks) {
    this.profile = profile;
    this.dictionaries = dictionaries;
    this.spec = spec;
    this.blocks = blocks;
  }

  FeatureSpec spec() {
    return spec;
  }

  /** Windows that a role has at most, with every reading ending one. */
  int atMost(Role role) {
    return blocks(role)
        .mapToObj(blocks::get)
        .mapToInt(b -> b.length() - profile.window() + 1)
        .sum();
  }

  /**
   * The raw features of all windows of a role, block by block: each is made when it is its turn.
   */
  Stream<FeatureMatrix> features(Role role, int stride) {
    return blocks(role).mapToObj(i -> features(blocks.get(i), stride));
  }

  /** The features of all windows of a role, standardised, an array a window. */
  float[][] standardised(Role role, int stride, Standardizer standardizer) {
    return standardised(features(role, stride), standardizer);
  }

  /** The same of all records of whole stretches. */
  float[][] standardised(List<Stretch> stretches, Standardizer standardizer) {
    return standardised(
        stretches.stream().map(all -> features(new Block(Role.TRAINING, all, 0, all.length()), 1)),
        standardizer);
  }

  private float[][] standardised(Stream<FeatureMatrix> parts, Standardizer standardizer) {
    return parts
        .flatMap(
            part ->
                IntStream.range(0, part.rows())
                    .mapToObj(
                        row -> {
                          var values = new float[spec.size()];
                          standardizer.apply(part.values(), part.offset(row), values, 0);
                          return values;
                        }))
        .toArray(float[][]::new);
  }

  /** The rows of a role, in the order of time. */
  WindowReplay rows(Role role) {
    return new WindowReplay(
        profile,
        blocks(role)
            .mapToObj(blocks::get)
            .map(block -> block.stretch().rows(block.from(), block.to()))
            .toList());
  }

  private List<Block> calibrationBlocks() {
    return blocks(Role.CALIBRATION).mapToObj(blocks::get).toList();
  }

  /** The raw features of all windows of a block. */
  private FeatureMatrix features(Block block, int stride) {
    var collector = new FeatureCollector(profile, spec, stride);
    Stretch stretch = block.stretch();
    for (int i = block.from(); i < block.to(); i++) {
      collector.offer(stretch.times()[i], stretch.values()[i], i);
    }
    return collector.matrix();
  }

  /** Readings of the first calibration window without gap or disorder, or the first record. */
  Optional<List<GoldenReading>> goldenWindow() {
    for (Block block : calibrationBlocks()) {
      long[] times = block.stretch().times();
      int inOrder = 0;
      for (int i = block.from(); i < block.to(); i++) {
        inOrder = i > block.from() && follows(times[i - 1], times[i]) ? inOrder + 1 : 1;
        if (inOrder == profile.window()) {
          return Optional.of(readings(block.stretch(), i - inOrder + 1, i + 1));
        }
      }
    }
    return Optional.empty();
  }

  private boolean follows(long before, long time) {
    return time > before && time - before <= profile.maxGap().toMillis();
  }

  private List<GoldenReading> readings(Stretch stretch, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> GoldenReading.of(stretch.times()[i], stretch.values()[i], dictionaries))
        .toList();
  }

  private IntStream blocks(Role role) {
    return IntStream.range(0, blocks.size()).filter(i -> blocks.get(i).role() == role);
  }
}
