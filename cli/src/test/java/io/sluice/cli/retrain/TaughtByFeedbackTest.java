package io.sluice.cli.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.cli.history.GivenFeedback;
import io.sluice.cli.history.History.Stream;
import io.sluice.cli.history.JudgedIncident.Verdict;
import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.bundle.Bundle;
import io.sluice.models.training.Trainer;
import io.sluice.models.training.TrainingOptions;
import io.sluice.models.training.TrainingRequest;
import io.sluice.sources.readings.ReadingOptions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people said of records is what a training learns of them. */
class TaughtByFeedbackTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Stream STREAM = new Stream("net-1", "flows");
  private static final int RECORDS = 1_500;

  @TempDir Path folder;

  @Test
  void anomalousRecordsTeachTheForestAndWhatIsLeftOutTeachesNobody() throws Exception {
    // given 60 records that are anomalous, 20 from elsewhere, and a window in which people worked
    var said = new ArrayList<GivenFeedback>();
    for (int i = 0; i < 60; i++) {
      said.add(said(i * 10, i * 10, Integer.toString(i * 10), Verdict.TRUE_ALARM, "{}"));
    }
    for (int i = 0; i < 20; i++) {
      said.add(
          said(
              0,
              0,
              null,
              Verdict.TRUE_ALARM,
              "{\"bytes\": %d, \"proto\": \"tcp\"}".formatted(9_000 + i)));
    }
    said.add(said(1_000, 1_100, null, Verdict.UNDECIDED, "{}"));
    var opinion = new Opinion(List.of(), List.of(), 0, new Said(said));

    // when
    var labelled =
        LabelledHistory.write(
            new ByteArrayInputStream(readings().getBytes(StandardCharsets.UTF_8)),
            STREAM,
            opinion,
            START.plusSeconds(RECORDS),
            folder.resolve("0"));
    var trained =
        new Trainer((stage, done, total) -> {})
            .train(
                TrainingRequest.of(profile(), List.of(labelled.learn()), folder.resolve("bundles"))
                    .withOptions(
                        TrainingOptions.DEFAULT
                            .withDetectors(Set.of("autoencoder", "random-forest"))
                            .withEpochs(2))
                    .withReading(ReadingOptions.FILES.withLabelsWhereThereAreAny()));

    // then
    assertThat(labelled.learnt()).isEqualTo(RECORDS - 100 + 20);
    assertThat(labelled.anomalous()).isEqualTo(80);
    assertThat(trained.notes())
        .anyMatch(note -> note.contains("80 records that labels call attacks teach"))
        .anyMatch(note -> note.contains("100 rows without a label"));
    try (var bundle = Bundle.load(trained.folder())) {
      assertThat(bundle.detectors())
          .extracting(one -> one.detector().name())
          .contains("random-forest");
      assertThat(trained.rows()).isEqualTo(RECORDS - 60 - 100);
    }
  }

  private static GivenFeedback said(int from, int to, String record, Verdict verdict, String values)
      throws Exception {
    return new GivenFeedback(
        STREAM.asset(),
        STREAM.stream(),
        START.plusSeconds(from),
        START.plusSeconds(to),
        from < to,
        record,
        Messages.mapper().readTree(values),
        verdict);
  }

  /** A record a second, the newest first. */
  private static String readings() {
    var random = new Random(5);
    var csv = new StringBuilder("time,asset,stream,label,bytes,proto,otherTags,tagQuality,id\n");
    for (int i = RECORDS - 1; i >= 0; i--) {
      boolean isAttack = i < 600 && i % 10 == 0;
      csv.append(
          String.format(
              Locale.ROOT,
              "%s,net-1,flows,,%d,%s,,,%d%n",
              START.plusSeconds(i),
              isAttack ? 9_000 : 100 + random.nextInt(200),
              random.nextInt(3) == 0 ? "udp" : "tcp",
              i));
    }
    return csv.toString();
  }

  private static Profile profile() {
    return Profile.events(
        "flows",
        List.of(
            new Tag("bytes", null, TagKind.CONTINUOUS, 0, null, null, null),
            new Tag("proto", null, TagKind.CATEGORICAL, 0, null, null, null)),
        Duration.ofSeconds(1));
  }
}
