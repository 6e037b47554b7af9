package io.sluice.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.catalog.BundleCatalog;
import io.sluice.catalog.StageChange;
import io.sluice.stores.s3.S3Store;
import io.sluice.testbed.http.Answer;
import io.sluice.testbed.http.WebhookReceiver;
import io.sluice.testbed.s3.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Publishing to, and mirroring from, a real S3 server that checks who asks. */
class S3StoreIT {

  private static S3Server server;
  private static S3Client admin;

  @TempDir private Path made;
  @TempDir private Path cache;
  @TempDir private Path files;

  private String bucket;
  private S3Store store;

  @BeforeAll
  static void start() {
    server = S3Server.start();
    admin =
        S3Client.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .endpointOverride(server.endpoint())
            .forcePathStyle(true)
            .region(Region.US_EAST_1)
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(S3Server.ACCESS_KEY, S3Server.SECRET_KEY)))
            .build();
  }

  @AfterAll
  static void stop() {
    admin.close();
    server.close();
  }

  @BeforeEach
  void open() throws Exception {
    bucket = "b-" + UUID.randomUUID();
    admin.createBucket(request -> request.bucket(bucket));
    store = store(server.endpoint(), S3Server.credentials());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private S3Store store(URI endpoint, String credentials) throws Exception {
    Path file = Files.writeString(files.resolve(UUID.randomUUID() + ".ini"), credentials);
    return S3Store.open(
        new StoreSettings(
            "s3://" + bucket + "/plants/north",
            Optional.of(endpoint),
            StoreSettings.DEFAULT_REGION,
            Optional.of(file),
            Optional.empty(),
            Duration.ofSeconds(5)));
  }

  @Test
  void whatIsPromotedThereIsInUseHere() throws Exception {
    // given
    Path one = SmallBundle.write(made, "swat", 1);
    Path two = SmallBundle.write(made, "swat", 2);
    var publisher = publisher((SigningKey) null);
    publisher.change("swat", now -> SmallBundle.promoted(one, null));
    BundleMirror mirror = mirror(null);
    assertThat(mirror.refresh()).isEmpty();
    assertThat(inUse()).isEqualTo(cache.resolve("swat/1"));

    // when
    publisher.change("swat", now -> SmallBundle.promoted(two, 1));
    var problems = mirror.refresh();

    // then
    assertThat(problems).isEmpty();
    assertThat(inUse()).isEqualTo(cache.resolve("swat/2"));
    assertThat(inUse().resolve("model.onnx")).hasSameBinaryContentAs(two.resolve("model.onnx"));
    assertThat(new BundleCatalog(List.of(cache)).versions("swat").changes()).hasSize(2);
  }

  @Test
  void ofTwoPromotionsAtOnceOneWins() throws Exception {
    // given
    Path one = SmallBundle.write(made, "swat", 1);
    publisher((SigningKey) null).change("swat", now -> SmallBundle.promoted(one, null));
    Path two = rival(2);
    Path three = rival(3);

    // when: another is quicker while this one makes up its mind
    var slow = publisher(three);
    assertThatThrownBy(
            () ->
                slow.change(
                    "swat",
                    now -> {
                      quickly(two);
                      return SmallBundle.promoted(three, 1);
                    }))

        // then
        .isInstanceOf(BundleNotTakenException.class)
        .hasMessageStartingWith("somebody else has changed what is in use of profile 'swat'");
    assertThat(store.stages("swat").orElseThrow().changes())
        .extracting(StageChange::version)
        .containsExactly(1, 2);
  }

  @Test
  void ofTwoFirstPromotionsAtOnceOneWins() throws Exception {
    // given: nobody has ever said what is in use
    Path two = rival(2);
    Path three = rival(3);
    var slow = publisher(three);

    // when then
    assertThatThrownBy(
            () ->
                slow.change(
                    "swat",
                    now -> {
                      quickly(two);
                      return SmallBundle.promoted(three, null);
                    }))
        .isInstanceOf(BundleNotTakenException.class);
    assertThat(store.stages("swat").orElseThrow().changes())
        .extracting(StageChange::version)
        .containsExactly(2);
  }

  private void quickly(Path folder) {
    try {
      publisher(folder).change("swat", now -> SmallBundle.promoted(folder, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BundlePublisher publisher(Path folder) {
    return new BundlePublisher(
        store, new BundleCatalog(List.of(folder.getParent().getParent())), null);
  }

  private Path rival(int version) throws Exception {
    return SmallBundle.write(files.resolve("rival-" + version), "swat", version);
  }

  @Test
  void anotherBundleOfANumberIsNotPutOverIt() throws Exception {
    // given
    SmallBundle.write(made, "swat", 1);
    publisher((SigningKey) null).publish("swat", 1);
    Path elsewhere = files.resolve("elsewhere");
    SmallBundle.write(elsewhere, "swat", 1, "trained elsewhere");
    var other = new BundlePublisher(store, new BundleCatalog(List.of(elsewhere)), null);

    // when then
    publisher((SigningKey) null).publish("swat", 1);
    assertThatThrownBy(() -> other.publish("swat", 1))
        .isInstanceOf(BundleNotTakenException.class)
        .hasMessageContaining("has another bundle under the number 1 of profile 'swat'");
  }

  @Test
  void storageThatIsAwayChangesNothing() throws Exception {
    // given
    Path one = SmallBundle.write(made, "swat", 1);
    publisher((SigningKey) null).change("swat", now -> SmallBundle.promoted(one, null));
    mirror(null).refresh();

    // when
    try (var away = store(URI.create("http://127.0.0.1:1"), S3Server.credentials())) {
      var mirror = BundleMirror.cache(away, cache, null, 3);

      // then
      assertThatThrownBy(mirror::refresh)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("cannot list s3://" + bucket + "/plants/north/: ")
          .hasMessageContaining("check the endpoint");
    }
    assertThat(inUse()).isEqualTo(cache.resolve("swat/1"));
  }

  @Test
  void wrongCredentialsAreOneSentenceWithoutThem() throws Exception {
    // given
    String wrong = S3Server.credentials().replace(S3Server.SECRET_KEY, "guessed-secret");
    try (var refused = store(server.endpoint(), wrong)) {

      // when then
      assertThatThrownBy(refused::profiles)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("it says 403 SignatureDoesNotMatch; check the credentials")
          .hasMessageNotContaining("guessed")
          .hasMessageNotContaining(S3Server.ACCESS_KEY);
    }
  }

  @Test
  void whoAnswersThatIsNoStorageIsToldApart() throws Exception {
    // given
    try (var page = WebhookReceiver.start()) {
      page.answer(new Answer.Status(404));
      try (var elsewhere = store(page.uri(), S3Server.credentials())) {

        // when then
        assertThatThrownBy(elsewhere::profiles)
            .isInstanceOf(StoreException.class)
            .hasMessageEndingWith(
                ": it says 404; that is no answer of object storage: check the endpoint, and proxies on the way");
      }
    }
  }

  @Test
  void aFileThatIsNotAsTheManifestSaysIsRefused() throws Exception {
    // given
    Path one = SmallBundle.write(made, "swat", 1);
    Path two = SmallBundle.write(made, "swat", 2);
    publisher((SigningKey) null).change("swat", now -> SmallBundle.promoted(one, null));
    BundleMirror mirror = mirror(null);
    mirror.refresh();
    publisher((SigningKey) null).change("swat", now -> SmallBundle.promoted(two, 1));
    replace("swat/2/model.onnx", "tampered");

    // when
    var problems = mirror.refresh();

    // then
    assertThat(problems)
        .hasSize(2)
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .startsWith(
                        "bundle swat/2 in s3://" + bucket + "/plants/north/: file model.onnx")
                    .contains("but bundle.json says"))
        .anySatisfy(problem -> assertThat(problem).contains("the one before goes on"));
    assertThat(inUse()).isEqualTo(cache.resolve("swat/1"));
    assertThat(cache.resolve("swat")).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void aManifestThatIsNotThePromotedOneIsRefused() throws Exception {
    // given
    Path one = SmallBundle.write(made, "swat", 1);
    publisher((SigningKey) null).change("swat", now -> SmallBundle.promoted(one, null));
    replace("swat/1/bundle.json", Files.readString(one.resolve("bundle.json")) + " ");

    // when
    var problems = mirror(null).refresh();

    // then
    assertThat(problems.getFirst()).contains("but the one that was promoted has");
    assertThat(new BundleCatalog(List.of(cache)).versions("swat").inUse()).isEmpty();
  }

  @Test
  void onlyWhatSomebodyTrustedHasSignedIsTaken() throws Exception {
    // given
    Path one = SmallBundle.write(made, "swat", 1);
    Path two = SmallBundle.write(made, "swat", 2);
    Path three = SmallBundle.write(made, "swat", 3);
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    var stranger = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    var signatures =
        BundleSignatures.trusting(pem("trusted.pem", "PUBLIC KEY", pair.getPublic().getEncoded()));
    var trusted = SigningKey.read(pem("key.pem", "PRIVATE KEY", pair.getPrivate().getEncoded()));
    var strange =
        SigningKey.read(pem("stranger.pem", "PRIVATE KEY", stranger.getPrivate().getEncoded()));
    publisher(trusted).change("swat", now -> SmallBundle.promoted(one, null));
    BundleMirror mirror = mirror(signatures);
    assertThat(mirror.refresh()).isEmpty();

    // when
    publisher(strange).publish("swat", 3);
    publisher((SigningKey) null).publish("swat", 2);
    var unsigned =
        assertThatThrownBy(
            () -> publisher((SigningKey) null).change("swat", now -> SmallBundle.promoted(two, 1)));
    publisher(strange).change("swat", now -> SmallBundle.promoted(two, 1));
    var problems = mirror.refresh();

    // then: what was signed is not followed by what is not
    unsigned
        .isInstanceOf(BundleNotTakenException.class)
        .hasMessageContaining("version 2 of profile 'swat' has no signature, and version 1,");
    assertThat(problems)
        .anySatisfy(
            problem -> assertThat(problem).contains("swat/2").contains("is signed by nobody"))
        .anySatisfy(
            problem -> assertThat(problem).contains("swat/3").contains("is signed by nobody"));
    assertThat(inUse()).isEqualTo(cache.resolve("swat/1"));
    assertThat(three).isDirectory();

    // and it is taken once it is signed
    publisher(trusted).publish("swat", 2);
    mirror.refresh();
    assertThat(inUse()).isEqualTo(cache.resolve("swat/2"));
  }

  @Test
  void whatIsNotWantedAnyLongerGoesFromTheCache() throws Exception {
    // given
    Path one = SmallBundle.write(made, "swat", 1);
    publisher((SigningKey) null).change("swat", now -> SmallBundle.promoted(one, null));
    mirror(null).refresh();
    for (int version = 2; version <= 6; version++) {
      Path next = SmallBundle.write(made, "swat", version);
      int before = version - 1;
      publisher((SigningKey) null).change("swat", now -> SmallBundle.promoted(next, before));
    }

    // when
    mirror(null).refresh();

    // then
    assertThat(new BundleCatalog(List.of(cache)).versions("swat").folders())
        .containsOnlyKeys(4, 5, 6);
  }

  @Test
  void whatIsInTheShadowIsThereHoweverManyCameAfterIt() throws Exception {
    // given
    Path one = SmallBundle.write(made, "swat", 1);
    publisher((SigningKey) null).change("swat", now -> SmallBundle.promoted(one, null));
    Path two = SmallBundle.write(made, "swat", 2);
    publisher((SigningKey) null)
        .change("swat", now -> SmallBundle.changed(StageChange.Action.SHADOWED, two, null));
    for (int version = 3; version <= 7; version++) {
      SmallBundle.write(made, "swat", version);
      publisher((SigningKey) null).publish("swat", version);
    }

    // when
    mirror(null).refresh();

    // then
    assertThat(new BundleCatalog(List.of(cache)).versions("swat").folders())
        .containsOnlyKeys(1, 2, 5, 6, 7);
  }

  private void replace(String key, String content) {
    admin.putObject(
        request -> request.bucket(bucket).key("plants/north/" + key),
        RequestBody.fromString(content));
  }

  private Path pem(String name, String label, byte[] encoded) throws Exception {
    return Files.writeString(
        files.resolve(name),
        "-----BEGIN %s-----%n%s%n-----END %s-----%n"
            .formatted(label, Base64.getMimeEncoder().encodeToString(encoded), label));
  }

  private BundlePublisher publisher(SigningKey key) {
    return new BundlePublisher(store, new BundleCatalog(List.of(made)), key);
  }

  private BundleMirror mirror(BundleSignatures signatures) {
    return BundleMirror.cache(store, cache, signatures, 3);
  }

  private Path inUse() {
    return new BundleCatalog(List.of(cache)).versions("swat").inUse().orElseThrow();
  }
}
