package io.sluice.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.catalog.StageChange.Action;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleCatalogTest {

  private static final String SHA256 = "a".repeat(64);

  @TempDir private Path shipped;
  @TempDir private Path own;

  @Test
  void theHighestVersionIsInUseWhereverItLies() throws Exception {
    // given
    Path swat2 = folder(shipped, "swat/2");
    Path swat10 = folder(own, "swat/10");
    Path swat9 = folder(own, "swat/9");
    folder(own, "skab/1");
    var catalog = new BundleCatalog(List.of(own, shipped, own.resolve("not-there")));

    // when
    var profiles = catalog.profiles();

    // then
    assertThat(profiles).containsOnlyKeys("skab", "swat");
    assertThat(profiles.get("swat").inOrderOfService()).containsExactly(swat10, swat9, swat2);
    assertThat(profiles.get("swat").folders()).containsEntry(2, swat2);
    assertThat(profiles.get("swat").nextVersion()).isEqualTo("11");
    assertThat(catalog.versions("new").nextVersion()).isEqualTo("1");
  }

  @Test
  void whatIsNoVersionIsOverlooked() throws Exception {
    // given
    folder(own, "swat/.3-draft");
    folder(own, "swat/latest");
    folder(own, "swat/01");
    Files.writeString(own.resolve("swat/4"), "a file");

    // when
    var catalog = new BundleCatalog(List.of(own));

    // then
    assertThat(catalog.versions("swat").inUse()).isEmpty();
    assertThat(catalog.profiles()).isEmpty();
  }

  @Test
  void ofTheSameVersionTheFirstRootHasIt() throws Exception {
    // given
    Path first = folder(shipped, "swat/1");
    folder(own, "swat/1");

    // when
    var inUse = new BundleCatalog(List.of(shipped, own)).versions("swat").inUse();

    // then
    assertThat(inUse).contains(first);
  }

  @Test
  void onceOneIsPromotedWhatIsTrainedLaterIsACandidate() throws Exception {
    // given
    var catalog = catalogOf(1, 2);
    catalog.change("swat", now -> change(Action.PROMOTED, 2, 2));

    // when
    folder(own, "swat/3");
    var versions = catalog.versions("swat");

    // then
    assertThat(versions.champion()).hasValue(2);
    assertThat(versions.stage(3)).isEqualTo(Stage.CANDIDATE);
    assertThat(versions.stage(1)).isEqualTo(Stage.RETIRED);
    assertThat(versions.inOrderOfService())
        .extracting(folder -> folder.getFileName().toString())
        .containsExactly("2", "1");
  }

  @Test
  void aRollBackRestoresWhatWasInUseBefore() throws Exception {
    // given versions 1 to 4, of which 4 was in use without a word, then 2, then 3
    var catalog = catalogOf(1, 2, 3, 4);
    catalog.change("swat", now -> change(Action.PROMOTED, 2, 4));
    catalog.change("swat", now -> change(Action.PROMOTED, 3, 2));

    // when
    catalog.change("swat", now -> change(Action.ROLLED_BACK, 2, 3));
    var once = catalog.versions("swat");
    catalog.change("swat", now -> change(Action.ROLLED_BACK, 4, 2));
    var twice = catalog.versions("swat");

    // then
    assertThat(once.champion()).hasValue(2);
    assertThat(once.previousChampion()).hasValue(4);
    assertThat(once.stage(3)).isEqualTo(Stage.RETIRED);
    assertThat(twice.champion()).hasValue(4);
    assertThat(twice.previousChampion()).isEmpty();
    assertThat(twice.changes()).hasSize(4);
  }

  @Test
  void whatStaysInUseByNameHasNothingBeforeIt() throws Exception {
    // given
    var catalog = catalogOf(1, 2);

    // when
    catalog.change("swat", now -> change(Action.PROMOTED, 2, null));

    // then
    assertThat(catalog.versions("swat").champion()).hasValue(2);
    assertThat(catalog.versions("swat").previousChampion()).isEmpty();
  }

  @Test
  void aCandidateInTheShadowIsNotInUseAndPromotionEndsItsShadow() throws Exception {
    // given
    var catalog = catalogOf(1, 2, 3);
    catalog.change("swat", now -> change(Action.PROMOTED, 1, null));

    // when
    catalog.change("swat", now -> change(Action.SHADOWED, 2, null));
    var beside = catalog.versions("swat");
    catalog.change("swat", now -> change(Action.PROMOTED, 2, 1));
    var promoted = catalog.versions("swat");
    catalog.change("swat", now -> change(Action.ROLLED_BACK, 1, 2));
    var rolledBack = catalog.versions("swat");

    // then
    assertThat(beside.champion()).hasValue(1);
    assertThat(beside.stage(2)).isEqualTo(Stage.SHADOW);
    assertThat(beside.inShadow()).contains(own.resolve("swat/2"));
    assertThat(beside.inOrderOfService()).containsExactly(own.resolve("swat/1"));
    assertThat(beside.newestCandidate()).hasValue(3);
    assertThat(promoted.champion()).hasValue(2);
    assertThat(promoted.shadow()).isEmpty();
    assertThat(promoted.inShadow()).isEmpty();
    assertThat(rolledBack.shadow()).as("what was ended stays so").isEmpty();
    assertThat(rolledBack.stage(2)).isEqualTo(Stage.RETIRED);
  }

  @Test
  void oneIsInTheShadowAtATimeAndWhoLeavesItWaitsAsBefore() throws Exception {
    // given
    var catalog = catalogOf(1, 2, 3);
    catalog.change("swat", now -> change(Action.PROMOTED, 1, null));
    catalog.change("swat", now -> change(Action.SHADOWED, 2, null));

    // when
    catalog.change("swat", now -> change(Action.SHADOWED, 3, 2));
    var replaced = catalog.versions("swat");
    catalog.change("swat", now -> change(Action.UNSHADOWED, 3, null));
    var ended = catalog.versions("swat");

    // then
    assertThat(replaced.shadow()).hasValue(3);
    assertThat(replaced.stage(2)).isEqualTo(Stage.CANDIDATE);
    assertThat(replaced.newestCandidate()).as("it may be promoted from there").hasValue(3);
    assertThat(ended.shadow()).isEmpty();
    assertThat(ended.stage(3)).isEqualTo(Stage.CANDIDATE);
    assertThat(ended.previousChampion()).isEmpty();
  }

  @Test
  void aBundleInTheShadowIsKnownByItsDigest() throws Exception {
    // given
    var catalog = catalogOf(1, 2);
    catalog.change("swat", now -> change(Action.PROMOTED, 1, null));

    // when
    catalog.change("swat", now -> change(Action.SHADOWED, 2, null));

    // then
    assertThat(catalog.versions("swat").objection(2, SHA256)).isEmpty();
    assertThat(catalog.versions("swat").objection(2, "b".repeat(64)))
        .hasValueSatisfying(sentence -> assertThat(sentence).contains("put in the shadow"));
  }

  @Test
  void aBundleLiesInAFolderOfItsOwnNumber() throws Exception {
    var versions = catalogOf(1, 3).versions("swat");
    assertThat(versions.misplaced(3, "3")).isEmpty();
    assertThat(versions.misplaced(3, "1"))
        .hasValueSatisfying(
            sentence ->
                assertThat(sentence)
                    .contains("swat/3: bundle.json says that it is version 1;", "move it there"));
  }

  @Test
  void aChampionWhoseFolderIsGoneGivesWayToTheOneBeforeAndNotToACandidate() throws Exception {
    // given
    var catalog = catalogOf(1, 2, 3, 4);
    catalog.change("swat", now -> change(Action.PROMOTED, 1, 4));
    catalog.change("swat", now -> change(Action.PROMOTED, 3, 1));
    folder(own, "swat/5");

    // when
    Files.delete(own.resolve("swat/3"));

    // then
    assertThat(catalog.versions("swat").inOrderOfService())
        .extracting(folder -> folder.getFileName().toString())
        .containsExactly("1", "4", "2");
  }

  @Test
  void promotionsAtTheSameTimeComeOneAfterTheOther() throws Exception {
    // given
    var catalog = catalogOf(1);
    List<Callable<StageChange>> promotions =
        IntStream.range(0, 40)
            .<Callable<StageChange>>mapToObj(
                i ->
                    () ->
                        new BundleCatalog(List.of(own))
                            .change(
                                "swat",
                                now -> change(Action.PROMOTED, now.changes().size() + 1, null)))
            .toList();

    // when
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var done : threads.invokeAll(promotions)) {
        done.get();
      }
    }

    // then
    assertThat(catalog.versions("swat").changes())
        .extracting(StageChange::version)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 40).boxed().toList());
  }

  @Test
  void aDecisionAgainstItChangesNothing() throws Exception {
    // given
    var catalog = catalogOf(1);

    // when
    assertThatThrownBy(
            () ->
                catalog.change(
                    "swat",
                    now -> {
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");

    // then
    assertThat(catalog.versions("swat").changes()).isEmpty();
    assertThat(own.resolve("swat/stages.jsonl")).doesNotExist();
  }

  @Test
  void aFileOfStagesThatSomebodySpoiltIsNamedWithItsLine() throws Exception {
    // given
    var catalog = catalogOf(1);
    catalog.change("swat", now -> change(Action.PROMOTED, 1, null));
    Path file = own.resolve("swat/stages.jsonl");

    // when
    Files.writeString(file, Files.readString(file) + "{\"action\":\"PROMOTED\",\"ver");

    // then
    assertThatThrownBy(catalog::profiles)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("stages.jsonl, line 2: ");
  }

  private BundleCatalog catalogOf(int... versions) throws IOException {
    for (int version : versions) {
      folder(own, "swat/" + version);
    }
    return new BundleCatalog(List.of(own, shipped));
  }

  private static StageChange change(Action action, int version, @Nullable Integer replaced) {
    return new StageChange(
        action, version, SHA256, replaced, Instant.EPOCH, "operator", "better on last week");
  }

  private static Path folder(Path root, String path) throws IOException {
    return Files.createDirectories(root.resolve(path));
  }
}
