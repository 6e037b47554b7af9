package io.sluice.platform.bundles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.PathConverter;
import io.sluice.catalog.BundleCatalog;
import io.sluice.catalog.Sha256;
import io.sluice.catalog.StageChange;
import io.sluice.platform.startup.Faults;
import io.sluice.stores.BundlePublisher;
import io.sluice.stores.StoreSettings;
import io.sluice.stores.s3.S3Store;
import io.sluice.testbed.s3.S3Server;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A service's side of a store, with a real S3 server that comes and goes. */
class StoredBundlesIT {

  @TempDir private Path made;
  @TempDir private Path cache;
  @TempDir private Path files;

  private Path credentials;

  @BeforeEach
  void write() throws IOException {
    credentials = Files.writeString(files.resolve("credentials"), S3Server.credentials());
  }

  @Test
  void aPromotionIsSeenWithoutARestartAndAStoreThatIsAwayChangesNothing() throws Exception {
    // given
    var meters = new SimpleMeterRegistry();
    S3Server server = S3Server.start();
    try {
      createBucket(server.endpoint());
      promote(server.endpoint(), 1);
      var config = config(server.endpoint());
      var bundles = new StoredBundles(config, meters);
      try {
        bundles.start(new StartupEvent());
        assertThat(inUse()).isEqualTo(cache.resolve("swat/1"));
        assertThat(bundles.before(List.of(made))).containsExactly(cache, made);

        // when
        promote(server.endpoint(), 2);
        await().until(() -> inUse().equals(cache.resolve("swat/2")));
        assertThat(meters.get("sluice.bundle.store.up").gauge().value()).isEqualTo(1);
        server.close();
        await().until(() -> bundles.state().away().isPresent());

        // then
        assertThat(inUse()).isEqualTo(cache.resolve("swat/2"));
        assertThat(meters.get("sluice.bundle.store.up").gauge().value()).isZero();
        var health = new BundleStoreReady(config, bundles).call();
        assertThat(health.getStatus().name()).isEqualTo("UP");
        assertThat(health.getData().orElseThrow())
            .containsKey("reached")
            .hasEntrySatisfying(
                "away", why -> assertThat(why.toString()).startsWith("cannot list s3://models/"));
      } finally {
        bundles.stop();
      }
    } finally {
      server.close();
    }
  }

  @Test
  void aStoreThatIsAwayAtTheStartLeavesWhatWasFetchedBefore() throws Exception {
    // given
    bundle(cache, 7);
    var bundles =
        new StoredBundles(config(URI.create("http://127.0.0.1:1")), new SimpleMeterRegistry());

    // when
    try {
      bundles.start(new StartupEvent());

      // then
      assertThat(inUse()).isEqualTo(cache.resolve("swat/7"));
      assertThat(bundles.state().away()).isPresent();
    } finally {
      bundles.stop();
    }
  }

  @Test
  void whatCannotBeMeantStopsTheStart() {
    // given
    var faults = new Faults();

    // when
    new BundleStoreCheck(config(Map.of("sluice.bundles.store.url", "s3:/models"))).check(faults);
    new BundleStoreCheck(
            config(
                Map.of(
                    "sluice.bundles.store.url",
                    "s3://models",
                    "sluice.bundles.store.credentials-file",
                    "/not/there",
                    "sluice.bundles.store.public-keys-file",
                    credentials.toString())))
        .check(faults);
    new BundleStoreCheck(
            config(Map.of("sluice.bundles.store.public-keys-file", credentials.toString())))
        .check(faults);

    // then
    assertThat(faults.sentences())
        .hasSize(4)
        .anyMatch(sentence -> sentence.startsWith("'s3:/models' is no address of a store"))
        .anyMatch(sentence -> sentence.contains("/not/there, cannot be read"))
        .anyMatch(sentence -> sentence.contains("holds no key: expected PEM"))
        .anyMatch(sentence -> sentence.contains("there is no sluice.bundles.store.url"));
  }

  private BundleStoreConfig config(URI endpoint) {
    return config(
        Map.of(
            "sluice.bundles.store.url",
            "s3://models/sluice",
            "sluice.bundles.store.endpoint",
            endpoint.toString(),
            "sluice.bundles.store.credentials-file",
            credentials.toString(),
            "sluice.bundles.store.cache",
            cache.toString(),
            "sluice.bundles.store.refresh",
            "1s",
            "sluice.bundles.store.timeout",
            "3s"));
  }

  private static BundleStoreConfig config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .withMapping(BundleStoreConfig.class)
        .withConverter(Duration.class, 200, new DurationConverter())
        .withConverter(Path.class, 200, new PathConverter())
        .withDefaultValues(settings)
        .build()
        .getConfigMapping(BundleStoreConfig.class);
  }

  private void promote(URI endpoint, int version) throws Exception {
    Path folder = bundle(made, version);
    String sha256 = Sha256.of(Files.readAllBytes(folder.resolve("bundle.json")));
    var settings =
        new StoreSettings(
            "s3://models/sluice",
            Optional.of(endpoint),
            StoreSettings.DEFAULT_REGION,
            Optional.of(credentials),
            Optional.empty(),
            Duration.ofSeconds(10));
    try (var store = S3Store.open(settings)) {
      new BundlePublisher(store, new BundleCatalog(List.of(made)), null)
          .change(
              "swat",
              now ->
                  new StageChange(
                      StageChange.Action.PROMOTED,
                      version,
                      sha256,
                      version == 1 ? null : version - 1,
                      Instant.parse("2026-03-01T00:00:00Z"),
                      "kim",
                      "better"));
    }
  }

  private static Path bundle(Path root, int version) throws IOException {
    Path folder = Files.createDirectories(root.resolve("swat").resolve(Integer.toString(version)));
    byte[] rules = ("rules of " + version).getBytes(StandardCharsets.UTF_8);
    Files.write(folder.resolve("rules.yaml"), rules);
    Files.writeString(
        folder.resolve("bundle.json"),
        "{\"profile\":{\"name\":\"swat\"},\"version\":\"%d\",\"files\":{\"rules.yaml\":\"%s\"}}"
            .formatted(version, Sha256.of(rules)));
    return folder;
  }

  private static void createBucket(URI endpoint) {
    try (var client =
        S3Client.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .endpointOverride(endpoint)
            .forcePathStyle(true)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(S3Server.ACCESS_KEY, S3Server.SECRET_KEY)))
            .build()) {
      client.createBucket(request -> request.bucket("models"));
    }
  }

  private Path inUse() {
    return new BundleCatalog(List.of(cache)).versions("swat").inUse().orElseThrow();
  }
}
