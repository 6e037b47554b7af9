package io.sluice.detection.recordrule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.sluice.contracts.Messages;
import io.sluice.detection.Flows;
import io.sluice.detection.Windows;
import io.sluice.detection.detector.Detector;
import io.sluice.detection.detector.Explanation;
import io.sluice.detection.detector.Panel;
import io.sluice.detection.detector.UnusableModelException;
import io.sluice.detection.recordrule.RecordRules.Pair;
import io.sluice.detection.recordrule.RecordRules.Range;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 1,000 records: 750 of tcp, 250 of udp; s20 with both, s19 with tcp alone. */
class RecordRuleDetectorTest {

  private static final long TCP = (long) Flows.DICTIONARIES.code(Flows.PROTO, "tcp");
  private static final long UDP = (long) Flows.DICTIONARIES.code(Flows.PROTO, "udp");
  private static final long S20 = (long) Flows.DICTIONARIES.code(Flows.SERVICE, "s20");
  private static final long S19 = (long) Flows.DICTIONARIES.code(Flows.SERVICE, "s19");

  private static final RecordRules RULES =
      new RecordRules(
          List.of(List.of(), List.of(0L, 750L, 250L), List.of(0L, 500L, 500L)),
          List.of(
              new Pair(
                  Flows.PROTO,
                  Flows.SERVICE,
                  List.of(
                      List.of(TCP, S20, 250L), List.of(TCP, S19, 500L), List.of(UDP, S20, 250L)))),
          List.of(
              new Range(
                  Flows.BYTES,
                  Flows.PROTO,
                  List.of(0L, 750L, 250L),
                  List.of(0.0, 40.0, 60.0),
                  List.of(0.0, 1500.0, 80.0))));

  @AutoClose private Detector detector;
  private Panel panel;

  @BeforeEach
  void open() throws UnusableModelException {
    detector =
        new RecordRuleDetector(
            "record-rules", Messages.encode(RULES), Flows.PROFILE, Flows.FEATURES);
    panel =
        new Panel(List.of(detector), Flows.FEATURES, Windows.identity(Flows.FEATURES.size()), 4);
  }

  private double score(double[] record) {
    panel.clear();
    panel.addRecord(record);
    panel.judge();
    return panel.score(0, 0);
  }

  private Explanation explanation(double[] record) {
    score(record);
    var explanation = new Explanation(3);
    panel.explain(0, 0, explanation);
    return explanation;
  }

  @Test
  void what_is_usual_is_no_surprise() {
    // when
    double usual = score(Flows.record(500, "tcp", "s19"));

    // then
    assertThat(usual).isCloseTo(Math.log(1001 / 500.5), offset(1e-9));
  }

  @Test
  void a_text_that_never_was_there_surprises_the_more_there_were_without_it() {
    // when
    double unseen = score(Flows.record(500, "gre", "s20"));

    // then
    assertThat(unseen).isCloseTo(Math.log(1001 / 0.5), offset(1e-9));
    Explanation explanation = explanation(Flows.record(500, "gre", "s20"));
    assertThat(explanation.deviation(Flows.PROTO)).isEqualTo(unseen);
    assertThat(explanation.reason(Flows.PROTO))
        .isEqualTo("is none of the 2 texts that training knows; usual 'tcp', 'udp'");
    assertThat(explanation.deviation(Flows.BYTES)).isZero();
  }

  @Test
  void texts_that_are_usual_and_never_came_together_are_told_with_what_would_be() {
    // when: 125 were to be expected
    Explanation explanation = explanation(Flows.record(70, "udp", "s19"));

    // then
    double surprise = Math.log(125.5 / 0.5);
    assertThat(score(Flows.record(70, "udp", "s19"))).isCloseTo(surprise, offset(1e-9));
    assertThat(explanation.deviation(Flows.PROTO)).isCloseTo(surprise / 2, offset(1e-9));
    assertThat(explanation.deviation(Flows.SERVICE)).isCloseTo(surprise / 2, offset(1e-9));
    assertThat(explanation.reason(Flows.SERVICE))
        .isEqualTo("is 's19', never seen with proto 'udp'; usual 's20'");
    assertThat(explanation.reason(Flows.PROTO))
        .isEqualTo("is 'udp', never seen with service 's19'; usual 'tcp'");
  }

  @Test
  void a_number_is_judged_beside_its_text() {
    // when
    double beside = score(Flows.record(500, "udp", "s20"));
    double justBeyond = score(Flows.record(80.5, "udp", "s20"));

    // then
    assertThat(beside).isCloseTo(Math.log(251) + Math.log1p(420 / 20.0), offset(1e-9));
    assertThat(justBeyond).isCloseTo(Math.log(1001 / 250.5), offset(1e-9));
    Explanation explanation = explanation(Flows.record(500, "udp", "s20"));
    assertThat(explanation.deviation(Flows.BYTES)).isEqualTo(beside);
    assertThat(explanation.low(Flows.BYTES)).isEqualTo(60);
    assertThat(explanation.high(Flows.BYTES)).isEqualTo(80);
  }

  @Test
  void what_is_missing_has_no_part() {
    // when
    double nothing = score(Flows.record(Double.NaN, null, null));
    double onlyBytes = score(Flows.record(1e300, null, null));

    // then
    assertThat(nothing).isZero();
    assertThat(onlyBytes).isZero();
  }

  @Test
  void scores_are_finite_whatever_comes() {
    for (double bytes : new double[] {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE}) {
      // when
      double score = score(Flows.record(bytes, "udp", "s20"));

      // then
      assertThat(score).isFinite().isNotNegative();
    }
  }

  @Test
  void a_batch_is_the_same_as_one_by_one() {
    // given
    List<double[]> records =
        List.of(
            Flows.record(500, "tcp", "s19"),
            Flows.record(500, "udp", "s19"),
            Flows.record(500, "gre", null));
    double[] single = records.stream().mapToDouble(this::score).toArray();

    // when
    panel.clear();
    records.forEach(panel::addRecord);
    panel.judge();

    // then
    for (int row = 0; row < single.length; row++) {
      assertThat(panel.score(0, row)).isEqualTo(single[row]);
    }
  }

  @Test
  void closed_it_judges_nothing() {
    // given
    panel.addRecord(Flows.record(1, "tcp", "s20"));
    detector.close();

    // when
    var judging = assertThatThrownBy(panel::judge);

    // then
    judging.isInstanceOf(IllegalStateException.class).hasMessage("the detector is closed");
  }

  @Test
  void rules_of_other_tags_are_refused() {
    // given
    var one = new RecordRules(List.of(List.of(0L, 1L)), List.of(), List.of());
    var ofNumbers =
        new RecordRules(
            Collections.nCopies(3, List.of()), List.of(new Pair(0, 1, List.of())), List.of());

    // when, then
    assertThatThrownBy(() -> create(one))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("it is of 1 tags, expected 3");
    assertThatThrownBy(() -> create(ofNumbers))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("a pair or a range is of a tag that is none of texts");
  }

  private static Detector create(RecordRules rules) throws UnusableModelException {
    return new RecordRuleDetector(
        "record-rules", Messages.encode(rules), Flows.PROFILE, Flows.FEATURES);
  }
}
