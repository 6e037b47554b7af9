package io.sluice.models.evaluation.page;

import io.sluice.models.evaluation.FigureText;
import io.sluice.models.evaluation.Goal;
import io.sluice.models.evaluation.Goal.Better;
import java.util.List;

/** What was asked for beside what came. */
final class GoalTable {

  private GoalTable() {}

  static void write(Html html, List<Goal> goals) {
    Table table =
        Table.open(html, "Goals of the protocol", "Goal", "Required", "Aim", "Measured", "Outcome");
    for (Goal goal : goals) {
      table
          .row(goal.measure())
          .number(border(goal, goal.required()))
          .number(border(goal, goal.aim()))
          .number(FigureText.of(goal.measured(), goal.unit()));
      switch (goal.outcome()) {
        case MISSED -> table.mark("missed", "bad");
        case AIM_MISSED ->
            table.mark(goal.required() == null ? "aim missed" : "reached, aim missed", "fair");
        case REACHED -> table.mark("reached", "good");
        case AIM_REACHED -> table.mark("aim reached", "good");
      }
      table.end();
    }
    table.close();
  }

  private static String border(Goal goal, Double border) {
    String sign = goal.better() == Better.HIGHER ? "≥ " : "≤ ";
    return border == null ? "" : sign + FigureText.of(border, goal.unit());
  }
}
