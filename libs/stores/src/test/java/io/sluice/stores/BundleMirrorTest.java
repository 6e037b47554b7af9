package io.sluice.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.catalog.BundleCatalog;
import io.sluice.catalog.StageChange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mirroring a folder of another disk, which gives what lies in it, whole or not. */
class BundleMirrorTest {

  private static final String PROFILE = "swat";

  @TempDir private Path far;
  @TempDir private Path near;

  private final FolderStore store = new FolderStore();
  private Instant now = Instant.parse("2026-03-01T00:00:00Z");

  @Test
  void aDamagedBundleIsNotFetchedAgainEachTime() throws Exception {
    // given
    Path one = SmallBundle.write(far, PROFILE, 1);
    Files.writeString(one.resolve("rules.yaml"), "cut of");
    var mirror = mirror(5);
    List<String> first = mirror.refresh();
    int fetched = store.opened.size();

    // when: it is looked at every ten seconds
    now = now.plusSeconds(10);
    List<String> second = mirror.refresh();

    // then: what is wrong is still told, and only the manifest was read
    assertThat(second).isEqualTo(first).hasSize(1);
    assertThat(first.getFirst()).contains("rules.yaml has sha256");
    assertThat(store.opened.subList(fetched, store.opened.size())).containsExactly("bundle.json");
  }

  @Test
  void afterPausesThatGrowItIsTriedAgainInCaseOnlyTheWayWasAtFault() throws Exception {
    // given
    Path one = SmallBundle.write(far, PROFILE, 1);
    byte[] whole = Files.readAllBytes(one.resolve("rules.yaml"));
    Files.writeString(one.resolve("rules.yaml"), "cut of");
    var mirror = mirror(5);
    var tries = new ArrayList<Integer>();

    // when
    for (int second = 0; second < 20 * 60; second += 10) {
      int before = store.opened.size();
      mirror.refresh();
      if (store.opened.size() > before + 1) {
        tries.add(second);
      }
      now = now.plusSeconds(10);
    }
    Files.write(one.resolve("rules.yaml"), whole);
    now = now.plus(RefusedBundles.LONGEST_PAUSE);
    List<String> problems = mirror.refresh();

    // then
    assertThat(tries).containsExactly(0, 30, 90, 210, 450, 750, 1050);
    assertThat(problems).isEmpty();
    assertThat(near.resolve("swat/1/rules.yaml")).exists();
  }

  @Test
  void oneThatWasPublishedAnewIsAnotherAndFetchedAtOnce() throws Exception {
    // given
    Path one = SmallBundle.write(far, PROFILE, 1);
    Files.writeString(one.resolve("rules.yaml"), "cut of");
    var mirror = mirror(5);
    assertThat(mirror.refresh()).isNotEmpty();

    // when
    SmallBundle.write(far, PROFILE, 1, "made again");
    now = now.plus(Duration.ofSeconds(10));
    List<String> problems = mirror.refresh();

    // then
    assertThat(problems).isEmpty();
    assertThat(near.resolve("swat/1")).isDirectory();
  }

  @Test
  void whatIsNotWantedGoesAlsoAboveAnOldOneThatIsInUse() throws Exception {
    // given: version 1 is in use, and goes on to be while others are trained
    Path one = SmallBundle.write(far, PROFILE, 1);
    store.changes.add(SmallBundle.promoted(one, null));
    var mirror = mirror(2);
    for (int version = 2; version <= 5; version++) {
      SmallBundle.write(far, PROFILE, version);
      mirror.refresh();
    }

    // when
    var here = new BundleCatalog(List.of(near)).versions(PROFILE);

    // then
    assertThat(here.folders().keySet()).containsExactly(1, 4, 5);
    assertThat(here.champion()).hasValue(1);
  }

  @Test
  void whatIsInUseStaysThoughTheStoreHasLostIt() throws Exception {
    // given
    Path one = SmallBundle.write(far, PROFILE, 1);
    Path two = SmallBundle.write(far, PROFILE, 2);
    store.changes.add(SmallBundle.promoted(one, null));
    store.changes.add(SmallBundle.promoted(two, 1));
    var mirror = mirror(1);
    mirror.refresh();

    // when
    FetchedBundle.delete(one);
    FetchedBundle.delete(two);
    SmallBundle.write(far, PROFILE, 3);
    mirror.refresh();

    // then
    assertThat(new BundleCatalog(List.of(near)).versions(PROFILE).folders().keySet())
        .containsExactly(1, 2, 3);
  }

  private BundleMirror mirror(int newest) {
    return BundleMirror.cache(store, near, null, newest, () -> now);
  }

  /** A folder as a store. */
  private final class FolderStore implements BundleStore {

    private final List<String> opened = new ArrayList<>();
    private final List<StageChange> changes = new ArrayList<>();

    @Override
    public String address() {
      return "folder";
    }

    @Override
    public List<StoredProfile> profiles() {
      var versions =
          new TreeSet<>(new BundleCatalog(List.of(far)).versions(PROFILE).folders().keySet());
      return List.of(
          new StoredProfile(
              PROFILE, versions, changes.isEmpty() ? null : Integer.toString(changes.size())));
    }

    @Override
    public InputStream open(String profile, int version, String file) throws IOException {
      opened.add(file);
      return Files.newInputStream(far.resolve(profile).resolve(version + "/" + file));
    }

    @Override
    public Optional<byte[]> signature(String profile, int version) {
      return Optional.empty();
    }

    @Override
    public Optional<StoredStages> stages(String profile) {
      return Optional.of(new StoredStages(changes, Integer.toString(changes.size())));
    }

    @Override
    public void close() {}
  }
}
