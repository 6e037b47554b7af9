package io.sluice.models.evaluation.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.BundleRef;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.Severity;
import io.sluice.contracts.profile.SeverityLevels;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.models.evaluation.Baseline;
import io.sluice.models.evaluation.Confusion;
import io.sluice.models.evaluation.Curve;
import io.sluice.models.evaluation.Curves;
import io.sluice.models.evaluation.Evaluation;
import io.sluice.models.evaluation.Evaluation.Part;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.Figures;
import io.sluice.models.evaluation.Goal;
import io.sluice.models.evaluation.Origins;
import io.sluice.models.evaluation.Timeline;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class ReportPageTest {

  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final String EVIL = "</title><script>alert('1')</script>\" onload=\"x&\u0000<b>";

  @Test
  void saysWhatWasFound() {
    Document page = page(evaluation(report("swat 3", "pump off", "P101")));

    assertThat(page.title()).isEqualTo("swat 3 · Sluice");
    assertThat(page.select(".tiles div").eachText())
        .contains(
            "Events found 1 of 2 95 %: 9 to 91 %",
            "Median time to detect 9 s", "F1, row by row 66.7 %");
    assertThat(row(page, "Event recall")).containsExactly("50.0 %", "0.0 %");
    assertThat(row(page, "its random floor")).containsExactly("0.441", "-");
    assertThat(table(page, "Events").select("tbody tr").eachText())
        .containsExactly(
            "1 pump off 2026-01-05 00:01:40 60 s 9 s 2026-01-05 00:01:49 P101 (80 %) P101 reads 1"
                + " m, expected 2 m",
            "2 not named 2026-01-05 00:05:00 30 s missed *");
    assertThat(table(page, "Alarm budget of swat 3").select("tbody tr").eachText())
        .containsExactly(
            "INFO 5.000 6.000 1.237 to 17.535 3 over, may be chance",
            "WARNING 1.000 2.000 0.051 to 11.143 1 over, may be chance",
            "CRITICAL - 0.000 0.000 to 7.378 0 the bundle names no budget");
    assertThat(page.select(".legend").eachText().toString())
        .contains("fused 0.910", "svm undefined");
  }

  @Test
  void whatComesFromDataIsText() {
    Document page = page(evaluation(report(EVIL, EVIL, "T<i>1")));

    assertThat(page.select("script, b, i, [onload]")).isEmpty();
    assertThat(page.title()).contains("<script>alert('1')</script>");
    assertThat(table(page, "Events").text()).contains("onload=\"x&\ufffd<b>").contains("T<i>1");
  }

  @Test
  void needsNothingFromAnywhere() {
    String html = html(evaluation(report("swat 3", "pump off", "P101")));
    Document page = Jsoup.parse(html);

    assertThat(page.select("script, link, img, iframe, object, [src], [href]")).isEmpty();
    assertThat(html).doesNotContain("url(", "@import", "http:", "https:");
  }

  @Test
  void isWellFormedToAParser() {
    var parser = Parser.htmlParser().setTrackErrors(20);

    parser.parseInput(html(evaluation(report("swat 3", EVIL, "P101"))), "");

    assertThat(parser.getErrors()).isEmpty();
  }

  @Test
  void chartsAndTablesHaveNames() {
    Document page = page(evaluation(report("swat 3", "pump off", "P101")));

    assertThat(page.select("svg[role=img]"))
        .hasSize(3)
        .allSatisfy(
            chart ->
                assertThat(chart.attr("aria-label") + chart.select("> title").text()).isNotBlank());
    assertThat(page.select("svg:not([role=img])"))
        .allSatisfy(icon -> assertThat(icon.attr("aria-hidden")).isEqualTo("true"));
    assertThat(page.select("table caption").eachText()).doesNotContain("").isNotEmpty();
    assertThat(page.select("thead th"))
        .allSatisfy(h -> assertThat(h.attr("scope")).isEqualTo("col"));
    assertThat(page.select("section h2").eachText()).doesNotHaveDuplicates().hasSizeGreaterThan(5);
  }

  @Test
  void severalBundlesStandSideBySide() {
    Document page =
        page(
            evaluation(report("swat 3", "pump off", "P101"), report("swat 4", "pump off", "P102")));

    assertThat(page.select(".tiles")).isEmpty();
    assertThat(row(page, "Event recall")).containsExactly("50.0 %", "50.0 %", "0.0 %");
    assertThat(row(page, "Hours in alarm a day")).containsExactly("1.25", "1.25", "24.00");
    assertThat(row(page, "of these in false alarms")).containsExactly("0.75", "0.75", "12.00");
    assertThat(table(page, "Events").select("thead th").eachText())
        .contains("swat 3: Top tags", "swat 4: Top tags");
    assertThat(table(page, "Events").select("tbody tr").first().text()).contains("P101", "P102");
    assertThat(page.select("svg.wide")).hasSize(2);
    assertThat(page.select(".pair").first().select(".legend").first().text())
        .isEqualTo("swat 3 0.910 swat 4 0.910");
  }

  @Test
  void goalsAreJudged() {
    Evaluation protocol =
        evaluation(report("swat 3", "pump off", "P101"))
            .withGoals(
                List.of(
                    Goal.atLeast("Events found", "%", 95.0, 100.0, 50.0),
                    Goal.atMost("Median time to detect", "s", 30.0, null, 9.0)))
            .withParts(List.of(Part.of(report("valve1/0", "pump off", "P101"))));

    Document page = page(protocol);

    assertThat(table(page, "Goals of the protocol").select("tbody tr").eachText())
        .containsExactly(
            "Events found ≥ 95 % ≥ 100 % 50 % missed", "Median time to detect ≤ 30 s 9 s reached");
    assertThat(table(page, "Parts").select("tbody tr").eachText())
        .singleElement()
        .asString()
        .startsWith("valve1/0 1 of 2 95 %: 9 to 91 % 6.00 95 %: 1.24 to 17.53 1.25 3, 1, 0 50.0 %");
  }

  @Test
  void aPeakBeyondTheAxisIsDrawnAtItsTop() {
    Document page = page(evaluation(report("swat 3", "pump off", "P101")));

    assertThat(page.select("path.ratio").attr("d")).contains(" 20L").doesNotContain("-");
    assertThat(page.select("svg.wide").attr("aria-label")).contains("the peak is 99999.0");
  }

  private static final Figures FIGURES =
      new Figures(0.0, null, null, 1.0, 24.0, 12.0, 0.1, 0.7, null, 0.1, 0.2, 0.3, 0.4, 0.5);

  private static Evaluation evaluation(EvaluationReport... reports) {
    return new Evaluation(
        Evaluation.FORMAT_VERSION,
        reports[0].name(),
        "Judged a.csv.",
        List.of(),
        List.of(),
        List.of(reports),
        List.of(new Baseline("always", "Always.", FIGURES)));
  }

  private static EvaluationReport report(String name, String event, String tag) {
    var curve = new Curve(0.91, List.of(new Curve.Point(0, 0), new Curve.Point(1, 1)));
    List<Timeline.Point> points =
        IntStream.range(0, 400)
            .mapToObj(
                i ->
                    new Timeline.Point(
                        START.plusSeconds(i), i == 105 ? 99_999 : 0.5, false, i > 390, i > 108))
            .toList();
    return new EvaluationReport(
        name,
        "swat",
        new BundleRef("3", "abc"),
        new EvaluationReport.Events(1, 2),
        new EvaluationReport.TimeToDetect(9.0, 9.0),
        new EvaluationReport.FalseAlarms(3, 0.5, 6.0, 1.25, 0.75),
        new EvaluationReport.Pointwise(0.5, 1.0, 2 / 3.0, 0.9, 0.05),
        0.8,
        0.85,
        0.441,
        new Confusion(10, 10, 180, 0),
        new EvaluationReport.Rows(400, 9, 1, 2, 390),
        IncidentPolicy.DEFAULT.withRelapsesApart(),
        SeverityLevels.DEFAULT,
        List.of(
            new EvaluationReport.BudgetLine(Severity.INFO, 5.0, 3, 6.0),
            new EvaluationReport.BudgetLine(Severity.WARNING, 1.0, 1, 2.0),
            new EvaluationReport.BudgetLine(Severity.CRITICAL, null, 0, 0.0)),
        List.of(
            new EvaluationReport.EventOutcome(
                event,
                START.plusSeconds(100),
                START.plusSeconds(160),
                START.plusSeconds(109),
                9.0,
                false,
                List.of(
                    new Contributor(tag, 0.8, 1.0, 2.0, "m"),
                    new Contributor("tiny", 0.001, 1.0, 2.0, "m"))),
            new EvaluationReport.EventOutcome(
                null, START.plusSeconds(300), START.plusSeconds(330), null, null, true, List.of())),
        new Origins(1, 1, 1),
        null,
        List.of(new Curves(Curves.FUSED, curve, curve), new Curves("svm", null, null)),
        new Timeline(1, points, List.of(new Timeline.Span(100, 160), new Timeline.Span(300, 330))));
  }

  private static String html(Evaluation evaluation) {
    return new String(ReportPage.of(evaluation), StandardCharsets.UTF_8);
  }

  private static Document page(Evaluation evaluation) {
    return Jsoup.parse(html(evaluation));
  }

  private static Element table(Document page, String caption) {
    return page.select("table").stream()
        .filter(table -> table.select("caption").text().equals(caption))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> row(Document page, String measure) {
    return table(page, "Figures of bundles and baselines").select("tbody tr").stream()
        .filter(row -> row.child(0).ownText().equals(measure))
        .findFirst()
        .orElseThrow()
        .select("td")
        .eachText();
  }
}
