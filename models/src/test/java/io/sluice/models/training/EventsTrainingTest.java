package io.sluice.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.contracts.Contributor;
import io.sluice.contracts.Debounce;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.Tag;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.dictionary.Dictionary;
import io.sluice.detection.scoring.WindowScorer;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.models.autoencoder.AutoencoderOptions;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.Evaluator;
import io.sluice.models.svm.OneClassSvmOptions;
import io.sluice.sources.readings.ReadingFile;
import io.sluice.sources.readings.ReadingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Network flows, from a CSV file with texts to a bundle that judges them one by one. */
class EventsTrainingTest {

  private static final TrainingOptions QUICK =
      TrainingOptions.DEFAULT
          .withAutoencoder(new AutoencoderOptions(List.of(8, 3, 8), 32, 20, 8, 3e-3, 1))
          .withOneClassSvm(new OneClassSvmOptions(0.1, 0.1, 100));

  private static final int RECORDS = 3_000;

  @TempDir private Path folder;

  @Test
  void aFileWithTextsBecomesABundleThatJudgesRecords() throws Exception {
    // given
    Path data = write("normal.csv", false);

    // when
    TrainingResult result = train(request(data));

    // then
    assertThat(result.profile().kind()).isEqualTo(ProfileKind.EVENTS);
    assertThat(result.profile().tags())
        .extracting(tag -> tag.name() + " " + tag.kind())
        .containsExactly(
            "proto CATEGORICAL", "port CATEGORICAL", "bytes CONTINUOUS", "dur CONTINUOUS");
    assertThat(result.notes())
        .anyMatch(note -> note.endsWith("proto, port"))
        .anyMatch(note -> note.contains("share their instant"))
        .anyMatch(
            note -> note.contains("INFO once in 24 h") && note.endsWith(", or take --percentile"));
    try (var bundle = Bundle.load(result.folder());
        var scorer = new WindowScorer(bundle, 8)) {
      assertThat(bundle.manifest().debounce())
          .isEqualTo(new Debounce(Duration.ZERO, Duration.ofSeconds(60)));
      assertThat(bundle.detectors())
          .extracting(one -> one.detector().name())
          .containsExactly("autoencoder", "one-class-svm", "record-rules");
      var codes = bundle.dictionaries();
      assertThat(codes.of(0).text(1)).isEqualTo("tcp");
      assertThat(codes.code(1, "443.0")).isEqualTo(1);
      scorer.addRecord(new double[] {codes.code(0, "tcp"), codes.code(1, "443"), 1000, 2});
      scorer.addRecord(new double[] {codes.code(0, "gre"), codes.code(1, "443"), 1000, 2});
      scorer.addRecord(new double[] {codes.code(0, "tcp"), codes.code(1, "443"), 90_000, 2});
      assertThat(codes.code(0, "gre")).isEqualTo(Dictionary.OTHER);
      var verdicts = scorer.score();
      assertThat(verdicts.get(0).ratio()).isLessThan(1);
      assertThat(verdicts.get(1).ratio()).isGreaterThan(1);
      assertThat(verdicts.get(1).contributors().getFirst().tag()).isEqualTo("proto");
      assertThat(verdicts.get(2).contributors().getFirst().tag()).isEqualTo("bytes");
    }
  }

  @Test
  void rulesOnRecordsKnowWhatNeverCameTogether() throws Exception {
    // given
    var request =
        request(write("normal.csv", false))
            .withOptions(QUICK.withDetectors(Set.of("record-rules")));

    // when
    TrainingResult result = train(request);

    // then
    try (var bundle = Bundle.load(result.folder());
        var scorer = new WindowScorer(bundle, 8)) {
      var codes = bundle.dictionaries();
      scorer.addRecord(new double[] {codes.code(0, "udp"), codes.code(1, "53"), 80, 2});
      scorer.addRecord(new double[] {codes.code(0, "udp"), codes.code(1, "443"), 80, 2});
      scorer.addRecord(new double[] {codes.code(0, "udp"), codes.code(1, "53"), 1000, 2});
      var verdicts = scorer.score();
      assertThat(verdicts.get(0).ratio()).isLessThan(1);
      assertThat(verdicts.get(1).ratio()).as("each is usual").isGreaterThan(1);
      assertThat(verdicts.get(1).contributors())
          .extracting(Contributor::reason)
          .contains("is '443', never seen with proto 'udp'; usual '53'");
      assertThat(verdicts.get(2).ratio()).as("usual of tcp").isGreaterThan(1);
      assertThat(verdicts.get(2).contributors().getFirst().tag()).isEqualTo("bytes");
      assertThat(verdicts.get(2).contributors().getFirst().high()).isLessThan(100);
    }
  }

  @Test
  void evaluationCountsEveryRecordOfAnInstant() throws Exception {
    // given
    Path trained = train(request(write("normal.csv", false))).folder();
    Path labelled = write("labelled.csv", true);

    // when
    EvaluationReport report;
    try (var bundle = Bundle.load(trained);
        var evaluator = new Evaluator(bundle, IncidentPolicy.of(bundle.manifest().debounce()));
        var readings =
            ReadingFile.inspect(labelled, ReadingOptions.FILES.forProfile(bundle.profile()))
                .open()) {
      evaluator.add(readings);
      report = evaluator.report();
    }

    // then
    assertThat(report.rows().windows()).isEqualTo(RECORDS);
    assertThat(report.rows().unordered()).isZero();
    assertThat(report.rows().unreadable()).isZero();
    assertThat(report.pointwise().recall()).as("each attack itself").isGreaterThan(0.95);
    assertThat(report.pointwise().precision())
        .as("not the normal records between them")
        .isGreaterThan(0.95);
  }

  @Test
  void labelledAttacksTeachAForestBesideTheOthers() throws Exception {
    // given
    Path data = write("labelled.csv", true);

    // when
    TrainingResult result = train(request(data));

    // then
    assertThat(result.notes())
        .contains("300 records that labels call attacks teach the random forest alone");
    assertThat(result.rows()).as("of normal operation").isEqualTo(RECORDS * 9 / 10);
    assertThat(result.metrics().get("random-forest.f1")).isEqualTo(1);
    try (var bundle = Bundle.load(result.folder());
        var scorer = new WindowScorer(bundle, 8)) {
      assertThat(bundle.detectors())
          .extracting(one -> one.detector().name())
          .containsExactly("autoencoder", "one-class-svm", "random-forest", "record-rules");
      var codes = bundle.dictionaries();
      scorer.addRecord(new double[] {codes.code(0, "tcp"), codes.code(1, "443"), 1000, 2});
      scorer.addRecord(new double[] {codes.code(0, "gre"), codes.code(1, "443"), 50_000, 2});
      var verdicts = scorer.score();
      var normal = Objects.requireNonNull(verdicts.get(0).detectors().get("random-forest"));
      var attack = Objects.requireNonNull(verdicts.get(1).detectors().get("random-forest"));
      assertThat(normal.ratio()).isLessThan(1);
      assertThat(attack.ratio()).isBetween(1.0, 2.0);
      assertThat(attack.score()).as("a probability").isBetween(attack.threshold(), 1.0);
      assertThat(verdicts.get(1).contributors())
          .filteredOn(tag -> tag.tag().equals("bytes"))
          .singleElement()
          .satisfies(
              bytes -> {
                assertThat(bytes.low()).as("as normal records have").isBetween(60.0, 820.0);
                assertThat(bytes.high()).isBetween(1100.0, 1200.0);
              });
    }
  }

  @Test
  void aForestIsNotTaughtByOneClass() throws Exception {
    // given
    Path normal = write("normal.csv", false);

    // when
    TrainingResult result = train(request(normal));

    // then
    String why =
        "a random forest needs at least 50 records of attacks beside normal ones, and labels call 0 so";
    assertThat(result.notes()).contains("without the detector random-forest: " + why);
    var request = request(normal).withOptions(QUICK.withDetectors(Set.of("random-forest")));
    assertThatThrownBy(() -> train(request))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessage("detector 'random-forest' cannot be trained: " + why);
  }

  @Test
  void theSameDataGivesTheSameBundle() throws Exception {
    // given
    Path data = write("normal.csv", false);
    Path first = train(request(data)).folder();

    // when
    Path second = train(request(data, "again")).folder();

    // then
    assertThat(Files.readString(second.resolve("bundle.json")))
        .isEqualTo(Files.readString(first.resolve("bundle.json")));
  }

  @Test
  void whatJudgesWindowsIsRefusedWithASentence() throws Exception {
    // given
    Path data = write("normal.csv", false);
    var request = request(data).withOptions(QUICK.withDetectors(Set.of("forecaster")));

    // then
    assertThatThrownBy(() -> train(request))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessage(
            "detector 'forecaster' judges windows of readings, and profile 'flows' is of kind"
                + " EVENTS; leave it out, or take some of [autoencoder, one-class-svm,"
                + " isolation-forest, local-outlier-factor, random-forest, record-rules]");
  }

  @Test
  void theyCannotBeLearntFromTheStream() throws Exception {
    // given
    var request = request(write("normal.csv", false));

    // then
    assertThatThrownBy(() -> ColdStart.write(request, profile -> null))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessageContaining("only windows of readings can be learnt from the stream");
  }

  @Test
  void signalsMayHaveTextsToo() throws Exception {
    // given: a reading a second with a recipe
    var random = new SplittableRandom(1);
    var lines = new ArrayList<>(List.of("time,level,recipe"));
    for (int i = 0; i < 1_500; i++) {
      lines.add(
          "%s,%.1f,%s"
              .formatted(
                  Instant.ofEpochSecond(1_767_225_600L + i),
                  500 + 10 * Math.sin(i / 30.0) + random.nextDouble(),
                  i / 100 % 2 == 0 ? "milk" : "cream"));
    }
    Path data = Files.write(folder.resolve("dairy.csv"), lines);

    // when
    TrainingResult result =
        train(
            TrainingRequest.inferring("dairy", List.of(data), folder.resolve("bundles"))
                .withOptions(
                    QUICK.withWindows(20, 2, 1).withDetectors(Set.of("autoencoder", "rules"))));

    // then
    assertThat(result.profile().kind()).isEqualTo(ProfileKind.SIGNALS);
    assertThat(result.profile().tags()).extracting(Tag::name).containsExactly("level", "recipe");
    try (var bundle = Bundle.load(result.folder())) {
      assertThat(bundle.dictionaries().code(1, "cream")).isBetween(1.0, 2.0);
    }
  }

  private TrainingRequest request(Path data) {
    return request(data, "bundles");
  }

  private TrainingRequest request(Path data, String root) {
    return TrainingRequest.inferring("flows", List.of(data), folder.resolve(root))
        .withReading(ReadingOptions.FILES.withCategorical(Set.of("port")))
        .withOptions(QUICK);
  }

  private static TrainingResult train(TrainingRequest request) throws TrainingFailedException {
    return new Trainer((stage, done, total) -> {}).train(request);
  }

  /** Four flows a second; where there are attacks every tenth is one of a protocol never seen. */
  private Path write(String name, boolean attacks) throws IOException {
    var random = new SplittableRandom(attacks ? 2 : 1);
    var lines = new ArrayList<String>();
    lines.add("time,proto,port,bytes,dur,label");
    for (int i = 0; i < RECORDS; i++) {
      boolean attack = attacks && i % 10 == 9;
      boolean tcp = random.nextInt(4) > 0;
      lines.add(
          String.format(
              Locale.ROOT,
              "%s,%s,%d,%d,%.2f,%d",
              Instant.ofEpochSecond(1_767_225_600L + i / 4),
              attack ? "gre" : tcp ? "tcp" : "udp",
              tcp ? 443 : 53,
              attack ? 50_000 : tcp ? random.nextInt(800, 1200) : random.nextInt(60, 90),
              random.nextDouble(1, 3),
              attack ? 1 : 0));
    }
    return Files.write(folder.resolve(name), lines);
  }
}
