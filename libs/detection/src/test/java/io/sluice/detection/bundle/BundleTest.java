package io.sluice.detection.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.catalog.Sha256;
import io.sluice.contracts.Messages;
import io.sluice.detection.Bundles;
import io.sluice.detection.Profiles;
import io.sluice.detection.detector.UnusableModelException;
import io.sluice.detection.forest.ForestDetector;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {

  @TempDir private Path root;
  private Path folder;

  @BeforeEach
  void writeBundle() throws Exception {
    folder = BundleWriter.write(root, Bundles.draft(Profiles.of(3, 8), "1"));
  }

  @Test
  void isReadAsItWasWritten() throws Exception {
    // when
    try (Bundle bundle = Bundle.load(folder)) {

      // then
      assertThat(folder).isEqualTo(root.resolve("test").resolve("1"));
      assertThat(bundle.profile()).isEqualTo(Profiles.of(3, 8));
      assertThat(bundle.ref().version()).isEqualTo("1");
      assertThat(bundle.ref().sha256()).isEqualTo(Sha256.of(read("bundle.json")));
      assertThat(bundle.manifest().training().options()).containsEntry("epochs", "30");
      assertThat(bundle.detectors())
          .extracting(d -> d.detector().name())
          .containsExactly("autoencoder", "one-class-svm");
    }
  }

  @Test
  void theSameDraftHasTheSameBytes(@TempDir Path other) throws Exception {
    // when
    Path again = BundleWriter.write(other, Bundles.draft(Profiles.of(3, 8), "1"));

    // then
    for (String name : names()) {
      assertThat(Files.readAllBytes(again.resolve(name))).isEqualTo(read(name));
    }
  }

  @Test
  void aBundleThatIsThereIsNotOverwritten() {
    // given
    var draft = Bundles.draft(Profiles.of(3, 8), "1");

    // when
    var writing = assertThatThrownBy(() -> BundleWriter.write(root, draft));

    // then
    writing.isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void whatCannotBeLoadedIsNotPublished() {
    // given
    var draft = Bundles.draft(Profiles.of(3, 8), "2");
    var files = new TreeMap<>(draft.files());
    files.put("autoencoder.onnx", new byte[] {1});
    var broken =
        new BundleDraft(
            draft.profile(),
            draft.version(),
            draft.dictionaries(),
            draft.features(),
            draft.standardizer(),
            draft.detectors(),
            draft.fusion(),
            draft.debounce(),
            draft.calibration(),
            draft.training(),
            draft.metrics(),
            draft.golden(),
            files);

    // when
    var writing = assertThatThrownBy(() -> BundleWriter.write(root, broken));

    // then
    writing.isInstanceOf(UnusableModelException.class);
    assertThat(root.resolve("test")).isDirectoryNotContaining("glob:**2*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"autoencoder.onnx", "one-class-svm.onnx", "golden.json", "MODEL_CARD.md"})
  void aChangedFileIsRefused(String name) throws Exception {
    // given
    byte[] content = read(name);
    content[content.length / 2] ^= 1;
    Files.write(folder.resolve(name), content);

    // when
    var loading = loading();

    // then
    refused(loading, "file " + name + " has sha256");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "autoencoder.onnx",
        "one-class-svm.onnx",
        "golden.json",
        "MODEL_CARD.md",
        "bundle.json"
      })
  void aMissingFileIsRefused(String name) throws Exception {
    // given
    Files.delete(folder.resolve(name));

    // when
    var loading = loading();

    // then
    refused(loading, "file " + name + " is missing");
  }

  @Test
  void anExtraFileIsRefused() throws Exception {
    // given
    Files.writeString(folder.resolve("extra.bin"), "x");

    // when
    var loading = loading();

    // then
    refused(loading, "file extra.bin is not listed");
  }

  @Test
  void aLinkIsNotFollowed() throws Exception {
    // given
    Path card = folder.resolve("MODEL_CARD.md");
    Path elsewhere = root.resolve("card");
    Files.move(card, elsewhere);
    Files.createSymbolicLink(card, elsewhere);

    // when
    var loading = loading();

    // then
    refused(loading, "MODEL_CARD.md is not a plain file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside", "/etc/passwd", "a/b", "bundle.json", ".hidden", ""})
  void aListedNameThatIsNoPlainFileNameIsRefused(String name) throws Exception {
    // given
    editManifest(json -> ((ObjectNode) json.get("files")).put(name, "00"));

    // when
    var loading = loading();

    // then
    refused(loading, "'" + name + "', which is no plain file name");
  }

  @Test
  void anotherFormatVersionIsRefusedBeforeAnythingElse() throws Exception {
    // given
    editManifest(json -> json.put("formatVersion", 4).remove("scaler"));

    // when
    var loading = loading();

    // then
    refused(loading, "formatVersion 4, this release reads 3");
  }

  @Test
  void brokenJsonIsRefused() throws Exception {
    // given
    Files.writeString(folder.resolve("bundle.json"), "{");

    // when
    var loading = loading();

    // then
    refused(loading, "bundle.json is unreadable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"profile", "version", "features", "scaler", "detectors", "golden", "files"})
  void aManifestThatLacksAFieldIsRefused(String field) throws Exception {
    // given
    editManifest(json -> json.remove(field));

    // when
    var loading = loading();

    // then
    refused(loading, "'" + field + "' is missing");
  }

  @Test
  void aScoreThatIsNotTheExpectedOneIsRefused() throws Exception {
    // given: everything fits but the scaler, as if another release had scaled
    editManifest(json -> ((ObjectNode) json.get("scaler")).withArray("scale").set(6, 1.01));

    // when
    var loading = loading();

    // then
    refused(loading, "on the golden window in golden.json detector 'autoencoder' scores");
  }

  @Test
  void anUnknownDetectorIsRefused() throws Exception {
    // given
    editManifest(json -> ((ObjectNode) json.get("detectors").get(0)).put("kind", "oracle"));

    // when
    var loading = loading();

    // then
    refused(loading, "detector of kind 'oracle'");
  }

  @Test
  void whoeverCountsTogetherWithNobodyIsRefused() throws Exception {
    // given
    editManifest(
        json ->
            ((ObjectNode) json.get("fusion"))
                .putArray("corroborated")
                .add("autoencoder")
                .add("oracle"));

    // when
    var loading = loading();

    // then
    refused(
        loading,
        "'fusion.corroborated' names 'oracle', which is none of the detectors [autoencoder, one-class-svm]");
  }

  @Test
  void twoDetectorsThatLearnAreRefused() throws Exception {
    // given
    editManifest(
        json ->
            json.get("detectors")
                .forEach(
                    entry -> ((ObjectNode) entry).put("kind", ForestDetector.KIND).remove("file")));

    // when
    var loading = loading();

    // then
    refused(loading, "'detectors' has 2 that learn, expected one at most");
  }

  @Test
  void featuresInAnotherOrderAreRefused() throws Exception {
    // given
    editManifest(
        json -> json.withObject("features").withArray("names").set(0, "T1.mean").set(1, "T0.mean"));

    // when
    var loading = loading();

    // then
    refused(loading, "in bundle.json the 15 features are not");
  }

  @Test
  void aDetectorWhoseFileIsNotListedIsRefused() throws Exception {
    // given
    editManifest(
        json -> ((ObjectNode) json.get("detectors").get(0)).put("file", "../1/autoencoder.onnx"));

    // when
    var loading = loading();

    // then
    refused(loading, "refers to '../1/autoencoder.onnx'");
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    // given
    folder = root.resolve("nothing");

    // when
    var loading = loading();

    // then
    refused(loading, "there is no such folder");
  }

  @Test
  void aModelOfAnotherShapeIsRefused() throws Exception {
    // given: the two model files have changed places, hashes and all
    byte[] autoencoder = read("autoencoder.onnx");
    Files.write(folder.resolve("autoencoder.onnx"), read("one-class-svm.onnx"));
    Files.write(folder.resolve("one-class-svm.onnx"), autoencoder);
    Map<String, String> hashes = new TreeMap<>();
    for (String name : new String[] {"autoencoder.onnx", "one-class-svm.onnx"}) {
      hashes.put(name, Sha256.of(read(name)));
    }
    editManifest(json -> hashes.forEach((n, h) -> ((ObjectNode) json.get("files")).put(n, h)));

    // when
    var loading = loading();

    // then
    refused(loading, "file autoencoder.onnx cannot serve detector 'autoencoder'");
  }

  private AbstractThrowableAssert<?, ? extends Throwable> loading() {
    return assertThatThrownBy(() -> Bundle.load(folder).close());
  }

  /** One sentence that names the folder, what is wrong and what to do. */
  private void refused(AbstractThrowableAssert<?, ? extends Throwable> loading, String what) {
    loading
        .isInstanceOf(BundleRefusedException.class)
        .hasMessageStartingWith("Bundle " + folder + ": ")
        .hasMessageContaining(what)
        .hasMessageMatching("(?s).+; [^;]+\\.");
  }

  private byte[] read(String name) throws IOException {
    return Files.readAllBytes(folder.resolve(name));
  }

  private Iterable<String> names() throws IOException {
    try (var listing = Files.list(folder)) {
      return listing.map(path -> path.getFileName().toString()).toList();
    }
  }

  private void editManifest(Consumer<ObjectNode> edit) throws IOException {
    var json = (ObjectNode) Messages.mapper().readTree(read("bundle.json"));
    edit.accept(json);
    Files.write(folder.resolve("bundle.json"), Messages.encode(json));
  }
}
