package io.sluice.detection.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.catalog.Sha256;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.Messages;
import io.sluice.detection.Flows;
import io.sluice.detection.detector.UnusableModelException;
import io.sluice.detection.scoring.Verdict;
import io.sluice.detection.scoring.WindowScorer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle of a profile of kind EVENTS. */
class RecordBundleTest {

  @TempDir private Path root;
  private Path folder;

  @BeforeEach
  void write() throws Exception {
    folder = BundleWriter.write(root, Flows.draft());
  }

  @Test
  void survivesTheDisk() throws Exception {
    try (var bundle = Bundle.load(folder)) {
      assertThat(bundle.profile()).isEqualTo(Flows.PROFILE);
      assertThat(bundle.features().names()).isEqualTo(Flows.FEATURES.names());
      assertThat(bundle.dictionaries().entries()).isEqualTo(Flows.DICTIONARIES.entries());
      assertThat(bundle.dictionaries().code(Flows.PROTO, "udp")).isEqualTo(2);
    }
    assertThat(Files.readString(folder.resolve("golden.json")))
        .as("texts as they were sent")
        .contains("\"proto\" : \"udp\"", "\"service\" : \"s3\"");
  }

  @Test
  void recordsAreJudgedByThemselvesInOneBatch() throws Exception {
    // given
    List<Verdict> verdicts;
    try (var bundle = Bundle.load(folder);
        var scorer = new WindowScorer(bundle, 8)) {
      scorer.addRecord(Flows.record(0, "tcp", "s20"));
      scorer.addRecord(Flows.record(9, "tcp", "s20"));
      scorer.addRecord(Flows.record(0, "gre", "s1"));
      scorer.addRecord(Flows.record(Double.NaN, null, null));

      // when
      verdicts = scorer.score();
    }

    // then
    double usual = Math.pow(Math.log(20.0 / 210), 2);
    assertThat(verdicts.get(0).ratio()).isCloseTo((1 + usual) / 6, offset(1e-5));
    assertThat(verdicts.get(1).ratio()).isCloseTo((81 + 1 + usual) / 6, offset(1e-4));
    assertThat(verdicts.get(1).contributors().getFirst().tag()).isEqualTo("bytes");
    assertThat(verdicts.get(1).contributors().getFirst().observed()).isEqualTo(9);
    assertThat(verdicts.get(3).ratio()).isZero();
    assertThat(verdicts).extracting(Verdict::data).containsOnlyNulls();
    assertThat(verdicts.get(2).contributors())
        .filteredOn(contributor -> contributor.tag().equals("service"))
        .extracting(Contributor::observed, Contributor::reason, Contributor::text)
        .containsExactly(tuple(null, "is 's1', as 0.4762 % of training", "s1"));
    assertThat(verdicts.get(2).contributors())
        .filteredOn(contributor -> contributor.tag().equals("proto"))
        .extracting(Contributor::reason, Contributor::text)
        .containsExactly(tuple("is none of the 3 texts that training knows", null));
  }

  @Test
  void aTamperedDictionaryIsRefused() throws Exception {
    // given
    Path file = folder.resolve("dictionaries.json");
    String text = Files.readString(file).replace("tcp", "TCP");
    Files.writeString(file, text);

    // then
    assertThatThrownBy(() -> Bundle.load(folder))
        .isInstanceOf(BundleRefusedException.class)
        .hasMessageContaining("file dictionaries.json has sha256");
  }

  @Test
  void aDictionaryThatWasSealedAnewButDoesNotFitIsRefused() throws Exception {
    // given
    Path file = folder.resolve("dictionaries.json");
    byte[] changed = Files.readString(file).replace("udp", "sctp").getBytes(StandardCharsets.UTF_8);
    Files.write(file, changed);
    Path manifest = folder.resolve("bundle.json");
    var json = Messages.decode(Files.readAllBytes(manifest), ObjectNode.class);
    json.withObject("files").put("dictionaries.json", Sha256.of(changed));
    Files.write(manifest, Messages.encode(json));

    // then
    assertThatThrownBy(() -> Bundle.load(folder))
        .isInstanceOf(BundleRefusedException.class)
        .hasMessageContaining("the 6 features are not the 6 that this release computes");
  }

  @Test
  void aDetectorOfWindowsIsNotForRecords() {
    // given
    BundleDraft draft = Flows.draft();
    var rules =
        new DetectorEntry(
            "rules", "rules", "rules.yaml", null, draft.detectors().getFirst().curve(), null);

    // then
    assertThatThrownBy(() -> rules.open(draft.files(), draft.profile(), draft.features()))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("judges windows of readings, and profile 'flows' is of kind EVENTS");
  }
}
