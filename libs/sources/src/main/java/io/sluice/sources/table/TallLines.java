package io.sluice.sources.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of a file with a row a tag, without those that are of no tag. */
final class TallLines implements TableRows {

  private final Table table;
  private final TallPlan plan;
  private final Map<LeftOut.Kind, LeftOut> leftOut = new EnumMap<>(LeftOut.Kind.class);

  /**
   * @param table closed with this
   */
  TallLines(Table table, TallPlan plan) {
    this.table = table;
    this.plan = plan;
  }

  @Override
  public @Nullable TableRow next() throws IOException {
    for (TableRow row = table.next(); row != null; row = table.next()) {
      if (row.fault() != null) {
        return row;
      }
      String tag = row.fields()[plan.columns().tag()];
      if (tag.isEmpty()) {
        leaveOut(LeftOut.Kind.NO_TAG, row);
      } else if (TallColumns.isMark(tag)) {
        leaveOut(LeftOut.Kind.MARK, row);
      } else {
        return row;
      }
    }
    return null;
  }

  void leaveOut(LeftOut.Kind kind, TableRow row) {
    leftOut.merge(kind, LeftOut.of(kind, row), (before, one) -> before.oneMore());
  }

  List<LeftOut> leftOut() {
    List<LeftOut> all = new ArrayList<>(table.leftOut());
    all.addAll(leftOut.values());
    return List.copyOf(all);
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
