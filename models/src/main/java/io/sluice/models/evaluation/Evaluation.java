package io.sluice.models.evaluation;

import java.util.List;

/**
 * One evaluation, as {@code report.json} has it: bundles that judged the same rows, side by side,
 * and what is to be made of it. Its JSON Schema is {@code evaluation.v1.schema.json} beside this
 * class.
 *
 * @param formatVersion {@link #FORMAT_VERSION}
 * @param title what was evaluated
 * @param about how, a sentence or two
 * @param goals what was asked for; empty unless this follows a protocol
 * @param parts figures of parts of the rows, where a protocol has several
 * @param bundles who judged
 * @param baselines judges of the first bundle's rows that know nothing of the plant
 */
public record Evaluation(
    int formatVersion,
    String title,
    String about,
    List<Goal> goals,
    List<Part> parts,
    List<EvaluationReport> bundles,
    List<Baseline> baselines) {

  /** Raised when a reader of the last one could misread this one. */
  public static final int FORMAT_VERSION = 1;

  public Evaluation {
    goals = List.copyOf(goals);
    parts = List.copyOf(parts);
    bundles = List.copyOf(bundles);
    baselines = List.copyOf(baselines);
  }

  /**
   * A file or a scenario of several.
   *
   * @param name what it is
   * @param figures what it is compared by
   * @param events events found of those there are
   * @param falseAlarms alarms about nothing
   * @param budget these by severity
   */
  public record Part(
      String name,
      Figures figures,
      EvaluationReport.Events events,
      EvaluationReport.FalseAlarms falseAlarms,
      List<EvaluationReport.BudgetLine> budget) {

    public Part {
      budget = List.copyOf(budget);
    }

    /** What is told of a part, of all that is known of it. */
    public static Part of(EvaluationReport report) {
      return new Part(
          report.name(), report.figures(), report.events(), report.falseAlarms(), report.budget());
    }
  }

  /** Of a person's own data. */
  public static Evaluation of(String title, String about, List<Judged> judged) {
    return new Evaluation(
        FORMAT_VERSION,
        title,
        about,
        List.of(),
        List.of(),
        judged.stream().map(Judged::report).toList(),
        judged.getFirst().baselines());
  }

  public Evaluation withGoals(List<Goal> newGoals) {
    return new Evaluation(formatVersion, title, about, newGoals, parts, bundles, baselines);
  }

  public Evaluation withParts(List<Part> newParts) {
    return new Evaluation(formatVersion, title, about, goals, newParts, bundles, baselines);
  }
}
