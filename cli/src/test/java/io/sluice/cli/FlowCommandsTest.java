package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.bundle.Bundle;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file of flows without times becomes a bundle, which judges others; what does not fit is said.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlowCommandsTest {

  private static final int RECORDS = 1_500;
  private static final String SWAT = "../models/bundles/swat/1";

  @TempDir static Path folder;
  private Path bundle;
  private final StringWriter errors = new StringWriter();

  @BeforeAll
  void train() throws IOException {
    Path data = write("flows.csv", i -> i % 5 == 0);
    int code =
        run(
            "train",
            "--data",
            data,
            "--profile",
            "my-network",
            "--out",
            folder.resolve("bundles"),
            "--epochs",
            "2");
    assertThat(errors.toString()).isEmpty();
    assertThat(code).isZero();
    bundle = folder.resolve("bundles/my-network/1");
  }

  @Test
  void fileTellsThatTheyAreRecordsWithTextsAndLabelsTeach() throws Exception {
    try (var loaded = Bundle.load(bundle)) {
      assertThat(loaded.profile().kind()).isEqualTo(ProfileKind.EVENTS);
      assertThat(loaded.profile().tags())
          .filteredOn(tag -> tag.kind() == TagKind.CATEGORICAL)
          .extracting(Tag::name)
          .containsExactly("proto", "service", "state");
      assertThat(loaded.profile().tags())
          .filteredOn(tag -> tag.name().equals("dur"))
          .extracting(Tag::unit)
          .containsExactly("s");
      assertThat(loaded.detectors())
          .extracting(one -> one.detector().name())
          .contains("autoencoder", "one-class-svm", "random-forest");
    }
  }

  @Test
  void otherFlowsAreJudgedEvenIfTheyLackFields() throws IOException {
    Path whole = write("more-flows.csv", i -> i % 7 == 0);
    Path part = folder.resolve("part.csv");
    Files.write(
        part,
        Files.readAllLines(whole).stream()
            .map(line -> line.substring(line.indexOf(',') + 1))
            .toList());

    assertThat(evaluate(bundle, whole)).isZero();
    assertThat(evaluate(bundle, part)).isZero();
    assertThat(errors.toString()).isEmpty();
  }

  @Test
  void labelsOfOneClassEndWithASentence() throws IOException {
    Path quiet = write("normal.csv", i -> false);
    Path loud = write("attacks.csv", i -> true);

    int normal = evaluate(bundle, quiet);
    int attacks = evaluate(bundle, loud);

    assertThat(List.of(normal, attacks)).doesNotContain(0);
    assertThat(errors.toString().lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("sluice: the labels call no row anomalous: "))
        .anyMatch(line -> line.startsWith("sluice: the labels call no row normal: "));
  }

  @Test
  void attacksAloneTeachNothing() throws IOException {
    int code =
        run(
            "train",
            "--data",
            write("only-attacks.csv", i -> true),
            "--profile",
            "none",
            "--out",
            folder.resolve("bundles"));

    assertThat(code).isNotZero();
    assertThat(errors.toString().lines())
        .singleElement()
        .asString()
        .startsWith("sluice: there are no rows of normal operation to train from");
  }

  @Test
  void recordsAreNoSignals() throws IOException {
    Path flows = write("for-swat.csv", i -> i % 5 == 0);

    int judged = evaluate(Path.of(SWAT), flows);
    int trained =
        run(
            "train",
            "--data",
            flows,
            "--profile",
            "none",
            "--kind",
            "signals",
            "--out",
            folder.resolve("bundles"));

    assertThat(List.of(judged, trained)).doesNotContain(0);
    assertThat(errors.toString().lines())
        .hasSize(2)
        .anyMatch(
            line -> line.contains("which is of signals at an interval while these are records"))
        .anyMatch(line -> line.contains("has no times, and profile none is of signals"));
  }

  @Test
  void signalsAreNoRecords() throws IOException {
    errors.getBuffer().setLength(0);
    Path signals = folder.resolve("signals.csv");
    try (var out = new PrintWriter(Files.newBufferedWriter(signals))) {
      out.println("time,LIT101,P101,label");
      for (int i = 0; i < 300; i++) {
        out.printf(
            Locale.ROOT,
            "2026-03-16T06:%02d:%02dZ,%.2f,%d,%d%n",
            i / 60,
            i % 60,
            500 + i % 7 * .3,
            i % 2,
            i / 200);
      }
    }

    int code = evaluate(bundle, signals);

    assertThat(code).isNotZero();
    assertThat(errors.toString().lines())
        .singleElement()
        .asString()
        .contains("does not fit profile my-network, which is of records of events: it lacks");
  }

  private int evaluate(Path judge, Path data) {
    return run("evaluate", "--bundle", judge, "--data", data, "--out", folder.resolve("report"));
  }

  private int run(Object... arguments) {
    return Sluice.commandLine(Path.of("logs"))
        .setErr(new PrintWriter(errors))
        .execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
  }

  /** As the partition of UNSW-NB15 is: no times, a label and a category. */
  private Path write(String name, IntPredicate isAttack) throws IOException {
    errors.getBuffer().setLength(0);
    var random = new Random(name.hashCode());
    Path file = folder.resolve(name);
    try (var out = new PrintWriter(Files.newBufferedWriter(file))) {
      out.println("dur,proto,service,state,spkts,dpkts,sbytes,dbytes,sttl,rate,attack_cat,label");
      for (int i = 0; i < RECORDS; i++) {
        boolean attack = isAttack.test(i);
        int packets = 2 + random.nextInt(20);
        out.printf(
            Locale.ROOT,
            "%.6f,%s,%s,%s,%d,%d,%d,%d,%d,%.3f,%s,%d%n",
            random.nextDouble(),
            random.nextInt(3) == 0 ? "udp" : "tcp",
            random.nextInt(2) == 0 ? "-" : "dns",
            attack ? "INT" : "FIN",
            packets,
            attack ? 0 : packets - 1,
            packets * (attack ? 40 : 400 + random.nextInt(300)),
            attack ? 0 : packets * 120,
            attack ? 254 : 62,
            random.nextDouble() * 100,
            attack ? (i % 2 == 0 ? "Fuzzers" : "Worms") : "Normal",
            attack ? 1 : 0);
      }
    }
    return file;
  }
}
