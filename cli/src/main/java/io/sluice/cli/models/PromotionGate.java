package io.sluice.cli.models;

import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.EvaluationReport.BudgetLine;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a candidate may take the champion's place, by how both judge the same labelled data: it
 * has to find as many events, and its false alarms have to be no more than the champion's, or
 * within the budget that it was calibrated for.
 */
public final class PromotionGate {

  private PromotionGate() {}

  /** What speaks against it, a sentence each; empty if nothing does. */
  public static List<String> objections(EvaluationReport champion, EvaluationReport candidate) {
    var objections = new ArrayList<String>();
    if (champion.rows().windows() == 0 || candidate.rows().windows() == 0) {
      objections.add("nothing was judged, so nothing speaks for it");
      return objections;
    }
    if (candidate.events().found() < champion.events().found()) {
      objections.add(
          "it finds %d of %d events, the one in use %d"
              .formatted(
                  candidate.events().found(),
                  candidate.events().total(),
                  champion.events().found()));
    }
    long alarms = candidate.falseAlarms().episodes();
    if (alarms > champion.falseAlarms().episodes() && !isWithinBudget(candidate)) {
      objections.add(
          "it raises %d false alarms in %.1f days of normal operation, more than its budget and than the %d of the one in use"
              .formatted(
                  alarms, candidate.falseAlarms().days(), champion.falseAlarms().episodes()));
    }
    return objections;
  }

  private static boolean isWithinBudget(EvaluationReport report) {
    return report.budget().stream().allMatch(PromotionGate::isWithin);
  }

  private static boolean isWithin(BudgetLine line) {
    Double meant = line.budgetPerDay();
    Double came = line.perDay();
    return meant != null && came != null && came <= meant;
  }

  /** What a judge found, in a line. */
  public static String line(EvaluationReport report) {
    return "%s: %d of %d events found, %d false alarms in %.1f days of normal operation"
        .formatted(
            report.name(),
            report.events().found(),
            report.events().total(),
            report.falseAlarms().episodes(),
            report.falseAlarms().days());
  }
}
