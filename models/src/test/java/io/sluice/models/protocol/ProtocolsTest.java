package io.sluice.models.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.models.evaluation.Evaluation;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.Goal;
import io.sluice.models.evaluation.Origins;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each protocol over a small folder of the same form as its data set. */
class ProtocolsTest {

  private static final ProtocolProgress SILENT = (stage, done, total) -> {};
  private static final LocalDateTime START = LocalDateTime.parse("2020-03-09T10:00:00");

  @TempDir Path data;
  @TempDir Path work;

  @Test
  void skabTrainsOnTheFirstRowsOfEachFileAndCountsTheRestTogether() throws Exception {
    // given two files whose names are not in the order of time, and one that is left out
    series(START.plusHours(1)).write(data.resolve("valve1/0.csv"), 600, 1, row -> row >= 500);
    series(START).write(data.resolve("valve2/1.csv"), 700, 2, row -> row >= 450 && row < 550);
    series(START).write(data.resolve("anomaly-free/anomaly-free.csv"), 450, 3, row -> false);

    // when
    Evaluation evaluation = new SkabProtocol(data).run(work, SILENT);

    // then
    EvaluationReport report = evaluation.bundles().getFirst();
    var rows = report.confusion();
    assertThat(evaluation.parts())
        .extracting(Evaluation.Part::name)
        .containsExactly("valve2/1", "valve1/0");
    assertThat(rows.truePositives() + rows.falseNegatives()).isEqualTo(200);
    assertThat(rows.falsePositives() + rows.trueNegatives()).isEqualTo(300);
    assertThat(report.bundle()).isNull();
    assertThat(report.rows()).isEqualTo(new EvaluationReport.Rows(500, 0, 0, 0, 500));
    assertThat(report.events().total()).isEqualTo(2);
    assertThat(evaluation.goals())
        .extracting(Goal::measure)
        .containsExactly("F1, row by row", "FAR, false alarm rate", "MAR, missed alarm rate");
    assertThat(evaluation.goals().get(0).measured()).isEqualTo(report.pointwise().f1());
    assertThat(evaluation.goals().get(1).measured())
        .isCloseTo(100.0 * rows.falsePositives() / 300, within(1e-9));
    assertThat(evaluation.goals().get(2).measured())
        .isCloseTo(100.0 * rows.falseNegatives() / 200, within(1e-9));
  }

  @Test
  void skabLooksAtNoLabelToTrain() throws Exception {
    // given the same values, once with labels on half of the training rows
    series(START).write(data.resolve("plain/0.csv"), 600, 1, row -> row >= 500);
    Path labelled = data.resolve("labelled/0.csv");
    Files.createDirectories(labelled.getParent());
    String text = Files.readString(data.resolve("plain/0.csv"));
    String[] lines = text.split("\n");
    for (int line = 1; line <= 200; line++) {
      lines[line] = lines[line].replaceFirst(";0;0$", ";1;0");
    }
    Files.writeString(labelled, String.join("\n", lines));

    // when
    Evaluation evaluation = new SkabProtocol(data).run(work, SILENT);

    // then
    assertThat(evaluation.parts().get(0).figures()).isEqualTo(evaluation.parts().get(1).figures());
  }

  @Test
  void batadalTrainsOnOneFileAndReportsOnTheOther() throws Exception {
    network().write(data.resolve("dataset03.csv"), 1500, 1, row -> false);
    network().write(data.resolve("dataset04.csv"), 800, 2, row -> row >= 500 && row < 560);

    Evaluation evaluation = new BatadalProtocol(data).run(work, SILENT);

    EvaluationReport report = evaluation.bundles().getFirst();
    assertThat(report.rows().total()).isEqualTo(800);
    assertThat(report.events()).isEqualTo(new EvaluationReport.Events(1, 1));
    assertThat(evaluation.goals().getFirst().outcome()).isEqualTo(Goal.Outcome.REACHED);
    assertThat(evaluation.goals())
        .extracting(Goal::measured)
        .containsExactly(
            100.0,
            report.falseAlarms().perDay() * 30,
            report.pointwise().falsePositiveRate() * 100);
  }

  @Test
  void swatSimTrainsOnOneFileAndReportsOnTheOther() throws Exception {
    plant().write(data.resolve("normal_6h.csv"), 1500, 1, row -> false);
    plant().write(data.resolve("attacks_dev.csv"), 800, 2, row -> row >= 500 && row < 560);

    Evaluation evaluation = new SwatSimProtocol(data).run(work, SILENT);

    assertThat(evaluation.bundles().getFirst().rows().total()).isEqualTo(800);
    assertThat(evaluation.goals().getFirst().outcome()).isEqualTo(Goal.Outcome.AIM_REACHED);
    assertThat(evaluation.baselines()).hasSize(5);
  }

  @Test
  void strangersTakesTheDataSetsThatAreThereAndGivesALineEach() throws Exception {
    // given a plant, and a server whose rows have no times and whose event names its tags
    plant().write(data.resolve("swat-sim/normal_6h.csv"), 1500, 1, row -> false);
    plant().write(data.resolve("swat-sim/attacks_dev.csv"), 800, 2, row -> row >= 500 && row < 560);
    server("asd/omi-1_train.csv.gz", 1500, 9999);
    server("asd/omi-1_test.csv.gz", 800, 400);
    Files.createDirectories(data.resolve("asd/interpretation"));
    Files.writeString(data.resolve("asd/interpretation/omi-1.txt"), "400-459:2\n");

    Evaluation evaluation = new StrangersProtocol(data).run(work, SILENT);

    assertThat(evaluation.bundles())
        .extracting(EvaluationReport::name)
        .containsExactly("asd-omi-1", "swat-sim");
    EvaluationReport server = evaluation.bundles().getFirst();
    assertThat(server.rows().total()).isEqualTo(800);
    assertThat(server.perEvent()).extracting(event -> event.name()).containsExactly("m01");
    assertThat(server.origins()).isEqualTo(new Origins(1, 1, 1));
    assertThat(evaluation.goals().getFirst().measured()).isZero();
    assertThat(evaluation.goals().getLast().measured())
        .isEqualTo((server.vusPr() + evaluation.bundles().getLast().vusPr()) / 2);
  }

  /** Three metrics that follow one course; in 60 rows the second does not. */
  private void server(String name, int rows, int event) throws Exception {
    boolean labelled = name.contains("_test");
    var text = new StringBuilder("t,m00,m01,m02" + (labelled ? ",label" : "") + "\n");
    var random = new Random(rows);
    for (int row = 0; row < rows; row++) {
      boolean strange = row >= event && row < event + 60;
      double course = Math.sin(row / 40.0);
      text.append(row);
      for (int metric = 0; metric < 3; metric++) {
        double value = course * (metric + 1) + random.nextGaussian() * 0.02;
        text.append(',').append(strange && metric == 1 ? value + 3 : value);
      }
      text.append(labelled ? strange ? ",1" : ",0" : "").append('\n');
    }
    Path file = data.resolve(name);
    Files.createDirectories(file.getParent());
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void aFolderThatIsSomethingElseIsOneSentence() throws Exception {
    Files.writeString(data.resolve("normal_6h.csv"), "time,level,label\n");

    assertThatThrownBy(() -> new BatadalProtocol(data).run(work, SILENT))
        .isInstanceOf(ProtocolFailedException.class)
        .hasMessage(
            "there is no dataset03.csv or dataset03.csv.gz in %s, where BATADAL's year without attacks is expected"
                .formatted(data));
    assertThatThrownBy(() -> new SwatSimProtocol(data).run(work, SILENT))
        .isInstanceOf(ProtocolFailedException.class)
        .hasMessageContaining("there is no attacks_dev.csv");
    assertThatThrownBy(() -> new SkabProtocol(data).run(work, SILENT))
        .isInstanceOf(ProtocolFailedException.class)
        .hasMessageContaining("expected SKAB's valve1, valve2 and other");
    assertThatThrownBy(() -> new SkabProtocol(data.resolve("none")).run(work, SILENT))
        .isInstanceOf(ProtocolFailedException.class)
        .hasMessageContaining("there is no folder");
  }

  @Test
  void tooFewRowsAreOneSentence() throws Exception {
    series(START).write(data.resolve("valve1/0.csv"), 300, 1, row -> false);

    assertThatThrownBy(() -> new SkabProtocol(data).run(work, SILENT))
        .isInstanceOf(ProtocolFailedException.class)
        .hasMessageEndingWith("0.csv has 300 rows, expected more than the 400 that are trained on");
  }

  private static Csv series(LocalDateTime start) {
    return new Csv("datetime;level;flow;anomaly;changepoint", "uuuu-MM-dd HH:mm:ss", start, 1);
  }

  private static Csv network() {
    return new Csv("DATETIME,L_T1,F_PU1,ATT_FLAG", "dd/MM/uu HH", START, 3600);
  }

  private static Csv plant() {
    return new Csv("Timestamp,LIT101,FIT101,label", "uuuu-MM-dd'T'HH:mm:ss'Z'", START, 1);
  }
}
