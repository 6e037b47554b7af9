package io.sluice.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Severity;
import io.sluice.models.evaluation.EvaluationReport.BudgetLine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetOutcomeTest {

  @ParameterizedTest
  @CsvSource({
    "1.0, 7, 7, WITHIN",
    "1.0, 8, 7, MAYBE_OVER",
    "0.1, 1, 3, MAYBE_OVER",
    "0.1, 3, 3, OVER",
    "1.0, 21, 7, OVER",
    "0, 1, 7, OVER",
    ", 9, 7, NO_BUDGET",
    "1.0, 0, 0, NO_TIME"
  })
  void fewThatCameContradictNoBudget(
      Double budget, long episodes, double days, BudgetOutcome outcome) {
    var line =
        new BudgetLine(Severity.CRITICAL, budget, episodes, days == 0 ? null : episodes / days);

    assertThat(BudgetOutcome.of(line, days)).isEqualTo(outcome);
  }
}
