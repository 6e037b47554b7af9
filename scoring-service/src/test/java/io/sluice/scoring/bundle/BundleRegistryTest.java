package io.sluice.scoring.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.catalog.BundleCatalog;
import io.sluice.catalog.Sha256;
import io.sluice.catalog.StageChange;
import io.sluice.scoring.plant.SmallBundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleRegistryTest {

  private static final String PROFILE = "p";

  @TempDir Path root;

  private BundleRegistry registry;

  @BeforeEach
  void open() {
    registry = new BundleRegistry(List.of(root, root.resolve("not-there")), BundlePins.NONE);
  }

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void serves_the_highest_version() {
    // given
    SmallBundle.write(root, PROFILE, 4);
    SmallBundle.write(root, PROFILE, 4);

    // when
    registry.rescan();

    // then
    assertThat(registry.status()).containsExactly(new BundleStatus.Serving(PROFILE, "2"));
  }

  @Test
  void a_tampered_bundle_is_refused_while_others_serve() {
    // given
    SmallBundle.tamper(SmallBundle.write(root, PROFILE, 4));
    SmallBundle.write(root, "q", 4);

    // when
    registry.rescan();

    // then
    assertThat(registry.status())
        .anySatisfy(
            status ->
                assertThat(status)
                    .isInstanceOfSatisfying(
                        BundleStatus.Refused.class,
                        refused -> assertThat(refused.sentence()).contains("autoencoder.onnx")))
        .contains(new BundleStatus.Serving("q", "1"));
    try (var lease = registry.lease()) {
      assertThat(lease.find(PROFILE)).isNull();
      assertThat(lease.whyNot(PROFILE)).contains("autoencoder.onnx");
      assertThat(lease.whyNot("r")).contains("no bundle serves profile 'r'");
    }
  }

  @Test
  void a_bad_newest_version_at_start_gives_way_to_the_next_lower_intact_one() {
    // given
    SmallBundle.write(root, PROFILE, 4);
    SmallBundle.tamper(SmallBundle.write(root, PROFILE, 4));
    SmallBundle.tamper(SmallBundle.write(root, PROFILE, 4));

    // when
    registry.rescan();

    // then
    assertThat(registry.status())
        .singleElement()
        .isInstanceOfSatisfying(
            BundleStatus.ServingOlder.class,
            status -> {
              assertThat(status.version()).isEqualTo("1");
              assertThat(status.sentence()).contains("p/3: ", "p/2: ");
            });
    try (var lease = registry.lease()) {
      assertThat(lease.find(PROFILE).bundle().ref().version()).isEqualTo("1");
      assertThat(lease.refusal(PROFILE)).isNull();
    }
  }

  @Test
  void a_lease_tells_a_profile_that_is_refused_from_one_that_nobody_knows() throws IOException {
    // given
    Path folder = SmallBundle.write(root, PROFILE, 4);
    byte[] good = Files.readAllBytes(folder.resolve("autoencoder.onnx"));
    SmallBundle.tamper(folder);
    registry.rescan();
    var refused = registry.lease();

    // when
    Files.write(folder.resolve("autoencoder.onnx"), good);
    registry.rescan();

    // then
    assertThat(refused.refusal(PROFILE)).contains("autoencoder.onnx");
    assertThat(refused.refusal("nobody")).isNull();
    assertThat(refused.isOutdated()).isTrue();
    refused.close();
    try (var lease = registry.lease()) {
      assertThat(lease.refusal(PROFILE)).isNull();
    }
  }

  @Test
  void a_newer_version_replaces_the_old_one_for_new_leases() {
    // given
    SmallBundle.write(root, PROFILE, 4);
    registry.rescan();
    var old = registry.lease();
    SmallBundle.write(root, PROFILE, 4);

    // when
    registry.rescan();

    // then
    assertThat(old.isOutdated()).isTrue();
    assertThat(old.find(PROFILE).bundle().ref().version()).isEqualTo("1");
    try (var lease = registry.lease()) {
      assertThat(lease.find(PROFILE).bundle().ref().version()).isEqualTo("2");
      assertThat(lease.isOutdated()).isFalse();
    }
    old.close();
  }

  @Test
  void a_bad_newer_version_leaves_the_old_one_in_use_until_it_is_mended() throws IOException {
    // given
    SmallBundle.write(root, PROFILE, 4);
    registry.rescan();
    Path second = SmallBundle.write(root, PROFILE, 4);
    byte[] good = Files.readAllBytes(second.resolve("autoencoder.onnx"));
    SmallBundle.tamper(second);

    // when
    registry.rescan();
    var refused = registry.status();
    Files.write(second.resolve("autoencoder.onnx"), good);
    registry.rescan();

    // then
    assertThat(refused)
        .singleElement()
        .isInstanceOfSatisfying(
            BundleStatus.ServingOlder.class, status -> assertThat(status.version()).isEqualTo("1"));
    assertThat(registry.status()).containsExactly(new BundleStatus.Serving(PROFILE, "2"));
  }

  @Test
  void a_promoted_bundle_that_is_half_copied_gives_way_until_it_is_whole() throws Exception {
    // given
    SmallBundle.write(root, PROFILE, 4);
    Path second = SmallBundle.write(root, PROFILE, 4);
    byte[] model = Files.readAllBytes(second.resolve("autoencoder.onnx"));
    new BundleCatalog(List.of(root))
        .change(
            PROFILE,
            now ->
                new StageChange(
                    StageChange.Action.PROMOTED,
                    2,
                    sha256(second),
                    1,
                    Instant.EPOCH,
                    "operator",
                    "a test"));
    Files.write(second.resolve("autoencoder.onnx"), Arrays.copyOf(model, model.length / 2));
    registry.rescan();
    var half = registry.status();

    // when
    Files.write(second.resolve("autoencoder.onnx"), model);
    registry.rescan();

    // then
    assertThat(half)
        .singleElement()
        .isInstanceOfSatisfying(
            BundleStatus.ServingOlder.class, status -> assertThat(status.version()).isEqualTo("1"));
    assertThat(registry.status()).containsExactly(new BundleStatus.Serving(PROFILE, "2"));
  }

  private static byte[] readAll(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its hashes agree with its files, as they do if whoever changed a file counted them anew. */
  @Test
  void what_was_promoted_serves_and_what_is_newer_waits() throws Exception {
    // given
    Path first = SmallBundle.write(root, PROFILE, 4);
    SmallBundle.write(root, PROFILE, 4);
    registry.rescan();

    // when
    stage(StageChange.Action.PROMOTED, sha256(first));
    registry.rescan();

    // then
    assertThat(registry.status()).containsExactly(new BundleStatus.Serving(PROFILE, "1"));
    try (var lease = registry.lease()) {
      assertThat(lease.find(PROFILE).bundle().ref().version()).isEqualTo("1");
    }
  }

  @Test
  void another_bundle_under_the_number_of_the_promoted_one_is_refused() throws Exception {
    // given
    SmallBundle.write(root, PROFILE, 4);

    // when
    stage(StageChange.Action.PROMOTED, "0".repeat(64));
    registry.rescan();

    // then
    assertThat(registry.status())
        .singleElement()
        .isInstanceOfSatisfying(
            BundleStatus.Refused.class,
            refused -> assertThat(refused.sentence()).contains("but the one that was promoted"));
  }

  @Test
  void a_copy_under_another_number_is_refused_while_the_one_before_serves() throws Exception {
    // given
    Path first = SmallBundle.write(root, PROFILE, 4);
    Path copy = Files.createDirectories(root.resolve(PROFILE).resolve("3"));
    try (var files = Files.list(first)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }

    // when
    registry.rescan();

    // then
    assertThat(registry.status())
        .singleElement()
        .isInstanceOfSatisfying(
            BundleStatus.ServingOlder.class,
            older -> {
              assertThat(older.version()).isEqualTo("1");
              assertThat(older.sentence()).contains("/3: bundle.json says that it is version 1;");
            });
  }

  @Test
  void spoilt_stages_leave_what_serves_in_use() throws Exception {
    // given
    Path first = SmallBundle.write(root, PROFILE, 4);
    SmallBundle.write(root, PROFILE, 4);
    stage(StageChange.Action.PROMOTED, sha256(first));
    registry.rescan();

    // when
    Files.writeString(root.resolve(PROFILE).resolve("stages.jsonl"), "{");
    registry.rescan();

    // then
    assertThat(registry.status()).containsExactly(new BundleStatus.Serving(PROFILE, "1"));
  }

  private void stage(StageChange.Action action, String sha256) {
    new BundleCatalog(List.of(root))
        .change(
            PROFILE,
            now -> new StageChange(action, 1, sha256, null, Instant.EPOCH, "operator", "a test"));
  }

  @Test
  void of_a_pinned_profile_another_bundle_is_refused_and_the_pinned_one_serves() throws Exception {
    // given
    Path pinned = SmallBundle.write(root, PROFILE, 4);
    Path other = SmallBundle.write(root, PROFILE, 5);
    SmallBundle.write(root, "q", 4);
    var pins = new BundlePins(Map.of(PROFILE, Set.of(sha256(pinned).toUpperCase(Locale.ROOT))));

    // when
    try (var strict = new BundleRegistry(List.of(root), pins)) {
      strict.rescan();

      // then
      assertThat(strict.status())
          .containsExactly(
              new BundleStatus.ServingOlder(
                  PROFILE,
                  "1",
                  "Bundle %s: bundle.json has sha256 %s, which is not pinned for this profile; put a pinned bundle there, or pin this one in sluice.scoring.bundles.pins."
                      .formatted(other, sha256(other))),
              new BundleStatus.Serving("q", "1"));
    }
  }

  @Test
  void without_any_pinned_bundle_the_profile_is_refused() {
    // given
    SmallBundle.write(root, PROFILE, 4);
    var pins = new BundlePins(Map.of(PROFILE, Set.of("0".repeat(64))));

    // when
    try (var strict = new BundleRegistry(List.of(root), pins)) {
      strict.rescan();

      // then
      assertThat(strict.status())
          .singleElement()
          .isInstanceOfSatisfying(
              BundleStatus.Refused.class,
              refused -> assertThat(refused.sentence()).contains("is not pinned"));
    }
  }

  @Test
  void what_is_no_hash_is_no_pin() {
    assertThatThrownBy(() -> new BundlePins(Map.of(PROFILE, Set.of("1"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "sluice.scoring.bundles.pins.p: '1' is no SHA-256; give what sha256sum says of the bundle's bundle.json");
  }

  private static String sha256(Path folder) {
    return Sha256.of(readAll(folder.resolve("bundle.json")));
  }
}
