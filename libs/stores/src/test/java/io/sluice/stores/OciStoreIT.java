package io.sluice.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.catalog.BundleCatalog;
import io.sluice.catalog.Sha256;
import io.sluice.stores.oci.OciStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pulling from a real registry that asks for tokens; where there is no Go to build it with, these
 * are skipped.
 */
class OciStoreIT {

  private static final String LOGIN =
      Base64.getEncoder().encodeToString("puller:not-so-secret".getBytes(StandardCharsets.UTF_8));

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static Process registry;
  private static URI endpoint;

  @TempDir private Path made;
  @TempDir private Path cache;
  @TempDir private Path files;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(isThere("go"), "Go builds the registry");
    Path sources = Path.of("src/test/go/registry").toAbsolutePath();
    Path program = Path.of("target/registry").toAbsolutePath();
    var build =
        new ProcessBuilder("go", "build", "-o", program.toString(), ".")
            .directory(sources.toFile())
            .inheritIO()
            .start();
    assertThat(build.waitFor()).isZero();
    registry =
        new ProcessBuilder(program.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var out =
        new BufferedReader(
            new InputStreamReader(registry.getInputStream(), StandardCharsets.UTF_8));
    endpoint = URI.create("http://127.0.0.1:" + out.readLine());
  }

  private static boolean isThere(String program) {
    try {
      return new ProcessBuilder(program, "version").start().waitFor() == 0;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  @AfterAll
  static void stop() {
    if (registry != null) {
      registry.destroyForcibly();
    }
  }

  @Test
  void theBundleThatIsNamedIsInUseAndTheNextOneAfterIt() throws Exception {
    // given
    String repository = "plants/" + UUID.randomUUID();
    String one = push(repository, "one", SmallBundle.write(made, "swat", 1));
    String two = push(repository, "two", SmallBundle.write(made, "swat", 2));

    // when
    try (var store = store("oci://plant.example/%s@%s".formatted(repository, one))) {
      assertThat(BundleMirror.cache(store, cache, null, 3).refresh()).isEmpty();
    }
    assertThat(inUse()).isEqualTo(cache.resolve("swat/1"));
    try (var store = store("oci://plant.example/%s@%s".formatted(repository, two))) {
      assertThat(BundleMirror.cache(store, cache, null, 3).refresh()).isEmpty();
    }

    // then
    assertThat(inUse()).isEqualTo(cache.resolve("swat/2"));
    assertThat(inUse().resolve("model.onnx"))
        .hasSameBinaryContentAs(made.resolve("swat/2/model.onnx"));

    // and back again
    try (var store = store("oci://plant.example/%s@%s".formatted(repository, one))) {
      BundleMirror.cache(store, cache, null, 3).refresh();
    }
    assertThat(inUse()).isEqualTo(cache.resolve("swat/1"));
  }

  @Test
  void aTagThatMovesIsFollowed() throws Exception {
    // given
    String repository = "plants/" + UUID.randomUUID();
    push(repository, "champion", SmallBundle.write(made, "swat", 1));
    try (var store = store("oci://plant.example/%s:champion".formatted(repository))) {
      var mirror = BundleMirror.cache(store, cache, null, 3);
      mirror.refresh();

      // when
      push(repository, "champion", SmallBundle.write(made, "swat", 2));
      mirror.refresh();

      // then
      assertThat(inUse()).isEqualTo(cache.resolve("swat/2"));
    }
  }

  @Test
  void whatIsNotThereIsOneSentence() throws Exception {
    // given
    String reference = "oci://plant.example/plants/none@sha256:" + "0".repeat(64);
    try (var store = store(reference)) {

      // when then
      assertThatThrownBy(store::profiles)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("the registry answers 404")
          .hasMessageContaining("check repository and digest or tag");
    }
  }

  @Test
  void aWrongLoginIsOneSentenceWithoutIt() throws Exception {
    // given
    String wrong =
        Base64.getEncoder().encodeToString("puller:guessed".getBytes(StandardCharsets.UTF_8));
    try (var store = store("oci://plant.example/plants/none:one", wrong)) {

      // when then
      assertThatThrownBy(store::profiles)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("check the login")
          .hasMessageNotContaining("guessed")
          .hasMessageNotContaining(wrong);
    }
  }

  private OciStore store(String url) throws IOException {
    return store(url, LOGIN);
  }

  private OciStore store(String url, String login) throws IOException {
    Path config =
        Files.writeString(
            files.resolve("config.json"),
            "{\"auths\":{\"plant.example\":{\"auth\":\"%s\"}}}".formatted(login));
    return OciStore.open(
        new StoreSettings(
            url,
            Optional.of(endpoint),
            StoreSettings.DEFAULT_REGION,
            Optional.of(config),
            Optional.empty(),
            Duration.ofSeconds(5)));
  }

  /** As {@code oras push} does; returns the digest. */
  private static String push(String repository, String tag, Path folder) throws Exception {
    var layers = new StringJoiner(",");
    try (var listing = Files.newDirectoryStream(folder)) {
      for (Path file : listing) {
        byte[] content = Files.readAllBytes(file);
        layers.add(
            """
            {"mediaType":"application/octet-stream","digest":"%s","size":%d,
             "annotations":{"org.opencontainers.image.title":"%s"}}"""
                .formatted(blob(repository, content), content.length, file.getFileName()));
      }
    }
    byte[] empty = "{}".getBytes(StandardCharsets.UTF_8);
    byte[] manifest =
        """
        {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",
         "artifactType":"application/vnd.sluice.bundle",
         "config":{"mediaType":"application/vnd.oci.empty.v1+json","digest":"%s","size":2},
         "layers":[%s]}"""
            .formatted(blob(repository, empty), layers)
            .getBytes(StandardCharsets.UTF_8);
    send(
        HttpRequest.newBuilder(endpoint.resolve("/v2/%s/manifests/%s".formatted(repository, tag)))
            .header("Content-Type", "application/vnd.oci.image.manifest.v1+json")
            .PUT(BodyPublishers.ofByteArray(manifest)));
    return "sha256:" + Sha256.of(manifest);
  }

  private static String blob(String repository, byte[] content) throws Exception {
    String digest = "sha256:" + Sha256.of(content);
    send(
        HttpRequest.newBuilder(
                endpoint.resolve("/v2/%s/blobs/uploads/?digest=%s".formatted(repository, digest)))
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(content)));
    return digest;
  }

  private static void send(HttpRequest.Builder request) throws Exception {
    var answer = HTTP.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private Path inUse() {
    return new BundleCatalog(List.of(cache)).versions("swat").inUse().orElseThrow();
  }
}
