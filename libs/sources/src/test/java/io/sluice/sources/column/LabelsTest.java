package io.sluice.sources.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {

  /** "value:rows" -> 0, 1 or null. */
  static Stream<Arguments> vocabularies() {
    return Stream.of(
        of("label", "0:900=0 1:100=1"),
        of("label", "0.00:900=0 1.00:100=1"),
        of("label", "0,0:900=0 1,0:100=1"),
        of("label", "1.000000e+00:100=1 0.000000e+00:900=0"),
        // SWaT, with the slip in its own files
        of("Normal/Attack", "Normal:900=0 Attack:90=1 A ttack:10=1"),
        // WADI: reversed
        of("Attack LABLE (1:No Attack, -1:Attack)", "1:900=0 -1:100=1"),
        of("Attack LABLE (1:No Attack, -1:Attack)", "-1:1000=1"),
        of("Attack LABLE (1:No Attack; -1:Attack)", "1:1000=0"),
        // scikit-learn's outliers
        of("anomaly", "1:900=0 -1:100=1"),
        // SECOM: -1 pass, 1 fail
        of("Pass/Fail", "-1:900=0 1:100=1"),
        // BATADAL
        of("ATT_FLAG", "-999:900=null 1:100=1"),
        of("ATT_FLAG", "0:900=0"),
        // KDD Cup 1999, NSL-KDD
        of("label", "normal.:900=0 neptune.:60=1 smurf.:40=1"),
        of("class", "normal:900=0 anomaly:100=1"),
        // pump sensor data
        of("machine_status", "NORMAL:900=0 BROKEN:7=1 RECOVERING:100=null"),
        // Tennessee Eastman
        of("faultNumber", "0:500=0 1:20=1 2:20=1 20:20=1"),
        // UNSW-NB15, CIC-IDS
        of("Label", "BENIGN:900=0 DDoS:60=1 PortScan:40=1"),
        of("attack", "False:900=0 True:100=1"),
        of("is_normal", "1:900=0 0:100=1"),
        of("normal", "true:900=0 false:100=1"),
        of("fault", "no:900=0 yes:100=1"),
        of("label", "ok:900=0 nok:100=1"),
        of("label", "0:900=0 1:90=1 nan:10=null"),
        of("label", "Normal:900=0"),
        of("label", "1:100=1"));
  }

  private static Arguments of(String column, String values) {
    return Arguments.of(column, values);
  }

  @ParameterizedTest
  @MethodSource
  void vocabularies(String column, String values) {
    var counts = new LinkedHashMap<String, Long>();
    var meanings = new LinkedHashMap<String, @Nullable Integer>();
    for (String value : values.split("(?<=[0-9l]) ")) {
      String text = value.substring(0, value.lastIndexOf(':'));
      String[] rest = value.substring(value.lastIndexOf(':') + 1).split("=");
      counts.put(text, Long.valueOf(rest[0]));
      meanings.put(text, rest[1].equals("null") ? null : Integer.valueOf(rest[1]));
    }

    var vocabulary = LabelVocabulary.of(column, counts, LabelOptions.NONE);

    assertThat(vocabulary.question()).isNull();
    meanings.forEach((text, label) -> assertThat(vocabulary.label(text)).as(text).isEqualTo(label));
    long anomalous =
        meanings.entrySet().stream()
            .filter(meaning -> Integer.valueOf(1).equals(meaning.getValue()))
            .mapToLong(meaning -> counts.get(meaning.getKey()))
            .sum();
    assertThat(vocabulary.anomalous()).isEqualTo(anomalous);
    assertThat(vocabulary.normal() + vocabulary.anomalous() + vocabulary.unknown())
        .isEqualTo(counts.values().stream().mapToLong(Long::longValue).sum());
  }

  @Test
  void whatCannotBeToldIsAsked() {
    assertThat(question("label", Map.of("1", 510L, "-1", 490L)))
        .contains("column 'label' holds", "which of them is normal", "--normal");
    assertThat(question("label", Map.of("1", 900L, "2", 100L))).isNotNull();
    assertThat(question("Attack LABLE (1:No Attack, -1:Attack)", Map.of("1", 900L, "0", 100L)))
        .isNotNull();
    assertThat(question("label", Map.of("A", 900L, "B", 100L))).isNotNull();
    assertThat(question("label", Map.of("0.37", 900L, "0.5", 100L))).isNotNull();
    assertThat(question("label", Map.of("NORMAL", 900L, "RECOVERING", 100L))).isNotNull();
    assertThat(question("label", Map.of("", 900L, "Attack", 100L))).contains("nothing in 900 rows");
  }

  private static @Nullable String question(String column, Map<String, Long> counts) {
    return LabelVocabulary.of(column, counts, LabelOptions.NONE).question();
  }

  @ParameterizedTest
  @CsvSource({
    "label, 0, 1, true",
    "label, normal, attack, true",
    "is_normal, yes, no, true",
    "'Attack LABLE (1:No Attack, -1:Attack)', 1, -1, true",
    "label, 1, -1, false",
    "target, 0, 50, false",
    "label, normal, neptune, false"
  })
  void whatOnlyOtherRowsTellIsNotPlain(String column, String usual, String rare, boolean expected) {
    var vocabulary = LabelVocabulary.of(column, Map.of(usual, 900L, rare, 100L), LabelOptions.NONE);

    assertThat(vocabulary.question()).isNull();
    assertThat(vocabulary.isPlain()).isEqualTo(expected);
  }

  @Test
  void whatIsSaidDecides() {
    var counts = new LinkedHashMap<String, Long>(Map.of("1", 510L, "-1", 490L));

    var vocabulary = LabelVocabulary.of("label", counts, options(List.of("1"), List.of()));

    assertThat(vocabulary.question()).isNull();
    assertThat(vocabulary.label("1")).isZero();
    assertThat(vocabulary.label("1.0")).isZero();
    assertThat(vocabulary.label("-1")).isOne();
  }

  @Test
  void nothingCanBeSaidToBeNormal() {
    var vocabulary =
        LabelVocabulary.of(
            "event", Map.of("", 900L, "leak", 100L), options(List.of(""), List.of()));

    assertThat(vocabulary.label("")).isZero();
    assertThat(vocabulary.label("leak")).isOne();
  }

  @Test
  void onlyWhatIsSaidToBeAnomalousIs() {
    var vocabulary =
        LabelVocabulary.of(
            "state",
            Map.of("run", 900L, "trip", 50L, "idle", 50L),
            options(List.of(), List.of("TRIP")));

    assertThat(vocabulary.label("trip")).isOne();
    assertThat(vocabulary.label("idle")).isZero();
    assertThat(vocabulary.anomalous()).isEqualTo(50);
  }

  @Test
  void aValueThatIsNowhereIsAnErrorWhereThereIsVariety() {
    var counts = Map.of("run", 900L, "trip", 50L);

    assertThat(LabelVocabulary.of("state", counts, options(List.of(), List.of("tripp"))).question())
        .contains("nowhere tripp", "--anomalous");
    assertThat(
            LabelVocabulary.of("state", Map.of("run", 900L), options(List.of(), List.of("trip")))
                .question())
        .isNull();
  }

  private static LabelOptions options(List<String> normal, List<String> anomalous) {
    return new LabelOptions(List.of(), normal, anomalous);
  }

  private static Columns plant() {
    return Columns.of(1000).with("LIT101", row -> 50 + row % 7);
  }

  @Test
  void labelsOfPartsAreLeftOutBesideTheLabel() {
    ColumnFindings found =
        plant()
            .with("attack", row -> row / 900)
            .with("attack_P1", row -> row / 900)
            .with("attack.P2", row -> 0)
            .with("label_2", row -> row < 900 ? "normal" : "attack")
            .with("class", row -> row / 900)
            .with("event", row -> row / 900)
            .find();

    assertThat(found.tags()).containsExactly(1);
    assertThat(found.labels().columns())
        .extracting(Labels.LabelColumn::name)
        .containsExactly("attack");
    assertThat(found.notes())
        .contains(
            "left out: attack_P1, attack.P2, label_2, class, event: a further label beside"
                + " attack; --label-column chooses; --include 'attack_P1' takes it in");
  }

  @Test
  void withoutALabelOfTheWholeAnyPartDecides() {
    ColumnFindings found =
        plant()
            .with("attack_P1", row -> row == 100 ? 1 : 0)
            .with("attack_P2", row -> row == 200 ? 1 : 0)
            .find();

    assertThat(label(found, "50", "0", "0")).isZero();
    assertThat(label(found, "50", "1", "0")).isOne();
    assertThat(label(found, "50", "0", "1")).isOne();
    assertThat(label(found, "50", "", "")).isNull();
    assertThat(found.notes())
        .contains(
            "a row is anomalous if any of attack_P1, attack_P2 says so; --label-column chooses");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GT1_RUNNING",
        "GT1",
        "GT_2.ON",
        "gtpower",
        "labeler_speed",
        "label_printer_on",
        "labels_left",
        "attacker",
        "attack_angle_high",
        "anomalydetector_on",
        "class_a_pump",
        "target_speed",
        "fault_reset"
      })
  void aTagWhoseNameOnlyBeginsLikeALabelIsATag(String name) {
    ColumnFindings alone = plant().with(name, row -> row / 900).find();
    ColumnFindings beside =
        plant().with(name, row -> row / 900).with("label", row -> row / 900).find();

    assertThat(alone.column(name).isTag()).isTrue();
    assertThat(alone.labels().isEmpty()).isTrue();
    assertThat(beside.column(name).isTag()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gt",
        "gt_label",
        "ground_truth",
        "Ground Truth 2",
        "is_anomaly_flag",
        "label_2",
        "Labels",
        "attack_P1",
        "attackP12",
        "Attack Class",
        "pump_anomaly",
        "fault_3"
      })
  void aLabelIsNeverTakenWithoutANote(String name) {
    ColumnFindings found = plant().with(name, row -> row / 900).find();

    assertThat(found.column(name).role()).isEqualTo(ColumnRole.LABEL);
    assertThat(found.notes())
        .contains(
            "label column %s: a label by its name and values; --include '%s' takes it as a tag"
                .formatted(name, name));
  }

  @Test
  void labelColumnsCanBeChosen() {
    var options =
        ColumnOptions.FIND.withLabels(
            new LabelOptions(List.of("state", "attack_P2"), List.of("run", "0"), List.of()));
    ColumnFindings found =
        plant()
            .with("attack", row -> row % 2)
            .with("attack_P2", row -> row / 900)
            .with("state", row -> row == 7 ? "trip" : "run")
            .find(options);

    assertThat(found.labels().columns())
        .extracting(Labels.LabelColumn::name)
        .containsExactly("state", "attack_P2");
    assertThat(found.questions()).isEmpty();
    assertThat(label(found, "50", "1", "0", "run")).isZero();
    assertThat(label(found, "50", "0", "0", "trip")).isOne();
    assertThat(found.tags()).containsExactly(1);
  }

  @Test
  void whatBelongsToTheLabelIsNoTagEither() {
    ColumnFindings found =
        plant()
            .with("label", row -> row / 900)
            .with("attack", row -> row / 900)
            .with("anomaly_score", row -> row / 1000.0)
            .with("recovery", row -> row / 950)
            .with("changepoint", row -> row == 900 ? 1 : 0)
            .find();

    assertThat(found.tags()).containsExactly(1);
    assertThat(found.index(ColumnRole.RECOVERY)).isEqualTo(5);
    assertThat(found.indices(ColumnRole.LEFT_OUT)).containsExactly(3, 4, 6);
  }

  @Test
  void anEmptyLabelIsNone() {
    ColumnFindings found = plant().with("label", row -> "").find();

    assertThat(found.labels().isEmpty()).isTrue();
    assertThat(found.notes())
        .anyMatch(note -> note.startsWith("left out: label: a label by its name, and empty"));
  }

  @Test
  void namesOfAttacksAreEvents() {
    ColumnFindings found =
        plant()
            .with("label", row -> row / 900)
            .with("attack_id", row -> row < 900 ? 0 : 3)
            .with("attack", row -> row < 900 ? "" : "valve closed")
            .with("attack_cat", row -> row < 900 ? "" : "DoS")
            .find();

    assertThat(found.indices(ColumnRole.EVENT)).containsExactly(3, 4, 5);
    assertThat(found.index(ColumnRole.LABEL)).isEqualTo(2);
  }

  @Test
  void stateOfAMachineIsATagUnlessItSaysNormal() {
    ColumnFindings tag =
        plant().with("machine_status", row -> row < 900 ? "RUNNING" : "STOPPED").find();
    ColumnFindings label =
        plant().with("machine_status", row -> row < 900 ? "NORMAL" : "BROKEN").find();

    assertThat(tag.column("machine_status").isTag()).isTrue();
    assertThat(label.column("machine_status").role()).isEqualTo(ColumnRole.LABEL);
  }

  @ParameterizedTest
  @CsvSource({"class, 1, 2", "class, 2, 3", "machine_status, Running, Failure"})
  void whatMayBeALabelIsNoTagUnasked(String name, String most, String few) {
    Columns file = plant().with(name, row -> row < 900 ? most : few);

    assertThat(file.find().questions())
        .singleElement()
        .asString()
        .startsWith("column '%s' holds ".formatted(name))
        .endsWith("--include '%s' takes it as a tag".formatted(name));
    assertThat(file.find(ColumnOptions.FIND.withInclude(Set.of(name))).questions()).isEmpty();
    var told = new LabelOptions(List.of(), List.of(most), List.of());
    assertThat(file.find(ColumnOptions.FIND.withLabels(told)).questions()).isEmpty();
    var wrong = new LabelOptions(List.of(), List.of("Runing"), List.of());
    assertThat(file.find(ColumnOptions.FIND.withLabels(wrong)).questions())
        .singleElement()
        .asString()
        .contains("but nowhere Runing, which --normal names");
  }

  @Test
  void aLabelCanBeTakenInAsATag() {
    ColumnFindings found =
        plant()
            .with("fault", row -> row / 900)
            .find(ColumnOptions.FIND.withInclude(Set.of("fault")));

    assertThat(found.column("fault").isTag()).isTrue();
    assertThat(found.labels().isEmpty()).isTrue();
  }

  private static @Nullable Integer label(ColumnFindings found, String... fields) {
    String[] row = new String[fields.length + 1];
    row[0] = "";
    System.arraycopy(fields, 0, row, 1, fields.length);
    return found.labels().label(Arrays.copyOf(row, row.length));
  }
}
