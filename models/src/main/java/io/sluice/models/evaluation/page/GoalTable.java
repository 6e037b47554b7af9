package io.sluice.models.evaluation.page;

import io.sluice.models.evaluation.FigureText;
import io.sluice.models.evaluation.Goal;
import io.sluice.models.evaluation.Goal.Better;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was asked for beside what came. */
final class GoalTable {

  private GoalTable() {}

  static Table of(List<Goal> goals) {
    Table table =
        Table.of("Goals of the protocol", "Goal", "Required", "Aim", "Measured", "Outcome");
    for (Goal goal : goals) {
      Table.Row row =
          table
              .row(goal.measure())
              .number(border(goal, goal.required()))
              .number(border(goal, goal.aim()))
              .number(FigureText.of(goal.measured(), goal.unit()));
      switch (goal.outcome()) {
        case MISSED -> row.mark("missed", "bad");
        case AIM_MISSED ->
            row.mark(goal.required() == null ? "aim missed" : "reached, aim missed", "fair");
        case REACHED -> row.mark("reached", "good");
        case AIM_REACHED -> row.mark("aim reached", "good");
      }
    }
    return table;
  }

  private static String border(Goal goal, @Nullable Double border) {
    String sign = goal.better() == Better.HIGHER ? "≥ " : "≤ ";
    return border == null ? "" : sign + FigureText.of(border, goal.unit());
  }
}
