package io.sluice.cli.replay;

import io.sluice.cli.console.Text;
import java.util.ArrayList;
import java.util.List;

/** What was left out of a source, as lines of a summary. */
public final class LeftOutLines {

  private static final int MAX_LINES = 12;

  private LeftOutLines() {}

  /** Empty if nothing was. */
  public static List<String> of(ReplaySource source) {
    List<String> all = source.leftOut();
    var lines =
        new ArrayList<>(
            all.stream()
                .limit(MAX_LINES)
                .map(line -> "  %s: %s".formatted(Text.plain(source.name()), Text.plain(line)))
                .toList());
    if (all.size() > MAX_LINES) {
      lines.add("  %s: and %d more".formatted(Text.plain(source.name()), all.size() - MAX_LINES));
    }
    return lines;
  }
}
