package io.sluice.ingest.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.catalog.BundleCatalog;
import io.sluice.catalog.Sha256;
import io.sluice.catalog.StageChange;
import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileCatalogTest {

  private static final Duration RESCAN = Duration.ofSeconds(5);

  private final AtomicLong nanos = new AtomicLong();
  @TempDir private Path shipped;
  @TempDir private Path own;
  private ProfileCatalog catalog;

  @BeforeEach
  void lookIntoBothFoldersAndOneThatIsMissing() {
    catalog =
        new ProfileCatalog(
            List.of(shipped, own, shipped.resolve("missing")),
            RESCAN,
            nanos::get,
            UnaryOperator.identity());
  }

  @Test
  void theHighestVersionWinsWhereverItLies() throws IOException {
    // given version 10 is above 9, as a number
    bundle(shipped, "pump", "9", "OLD");
    bundle(own, "pump", "10", "NEW");
    bundle(own, "pump", "draft", "DRAFT");
    // when
    var profile = catalog.find("pump").orElseThrow();
    // then
    assertThat(profile.tags()).containsExactly("NEW");
    assertThat(profile.indexOf("NEW")).isZero();
    assertThat(profile.indexOf("OLD")).isEqualTo(KnownProfile.UNKNOWN);
  }

  @Test
  void whatWasPromotedSaysWhatIsExpected() throws IOException {
    // given
    bundle(own, "pump", "1", "OLD");
    bundle(own, "pump", "2", "NEW");
    promote(1, Sha256.of(Files.readAllBytes(own.resolve("pump/1/bundle.json"))));
    // when
    var profile = catalog.find("pump").orElseThrow();
    // then
    assertThat(profile.tags()).containsExactly("OLD");
  }

  @Test
  void anotherBundleUnderTheNumberOfThePromotedOneSaysNothing() throws IOException {
    // given
    bundle(own, "pump", "1", "OLD");
    bundle(own, "pump", "2", "NEW");
    promote(2, "a".repeat(64));
    // when
    var profile = catalog.find("pump").orElseThrow();
    // then
    assertThat(profile.tags()).containsExactly("OLD");
  }

  private void promote(int version, String sha256) {
    new BundleCatalog(List.of(own))
        .change(
            "pump",
            now ->
                new StageChange(
                    StageChange.Action.PROMOTED,
                    version,
                    sha256,
                    null,
                    Instant.EPOCH,
                    "operator",
                    "a test"));
  }

  @Test
  void aCopyUnderAnotherNumberIsPassedOver() throws IOException {
    // given
    bundle(own, "pump", "1", "OLD");
    bundle(own, "pump", "2", "NEW");
    Files.move(own.resolve("pump/2"), own.resolve("pump/3"));
    // then
    assertThat(catalog.names()).containsExactly("pump");
    assertThat(catalog.find("pump").orElseThrow().tags()).containsExactly("OLD");
  }

  @Test
  void aBundleThatCannotBeReadIsPassedOver() throws IOException {
    // given
    bundle(shipped, "pump", "1", "OLD");
    write(own.resolve("pump/2/bundle.json"), "{\"profile\":{\"na");
    write(own.resolve("pump/3/bundle.json"), "{}");
    bundle(own, "other", "1", "X");
    Files.move(own.resolve("other"), own.resolve("renamed"));
    // when
    var names = catalog.names();
    // then
    assertThat(names).containsExactly("pump");
    assertThat(catalog.find("pump").orElseThrow().tags()).containsExactly("OLD");
  }

  @Test
  void aNewBundleIsKnownAfterTheRescan() throws IOException {
    // given it was asked for before there was one
    assertThat(catalog.find("pump")).isEmpty();
    bundle(own, "pump", "1", "FLOW");
    nanos.addAndGet(RESCAN.toNanos() - 1);
    assertThat(catalog.find("pump")).isEmpty();
    // when
    nanos.incrementAndGet();
    // then
    assertThat(catalog.find("pump")).isPresent();
  }

  @Test
  void anUnchangedBundleIsNotReadAgain() throws IOException {
    // given
    bundle(own, "pump", "1", "FLOW");
    var before = catalog.find("pump").orElseThrow();
    // when
    nanos.addAndGet(RESCAN.toNanos());
    // then
    assertThat(catalog.find("pump").orElseThrow()).isSameAs(before);
  }

  @Test
  void readinessNamesTheFoldersIfThereIsNoProfile() {
    // given
    var readiness = new ProfilesReadiness(catalog);
    // when
    var response = readiness.call();
    // then
    assertThat(response.getStatus()).hasToString("DOWN");
    assertThat(response.getData().orElseThrow().get("reason").toString())
        .contains(shipped.toString(), own.toString(), "sluice.ingest.profiles.roots");
  }

  private static void bundle(Path root, String name, String version, String tag)
      throws IOException {
    var profile =
        Profile.withDefaults(
            name,
            List.of(new Tag(tag, "mm", TagKind.CONTINUOUS, 0.1, null, null, null)),
            Duration.ofSeconds(1));
    write(
        root.resolve(name).resolve(version).resolve("bundle.json"),
        new String(
            Messages.encode(Map.of("profile", profile, "version", version, "formatVersion", 1)),
            UTF_8));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
