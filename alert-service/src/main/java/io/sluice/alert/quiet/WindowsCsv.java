package io.sluice.alert.quiet;

import io.sluice.contracts.CsvLine;
import io.sluice.incidents.quiet.MatchedField;
import io.sluice.incidents.quiet.QuietEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Windows of maintenance as CSV: what training takes to leave their rows out. */
final class WindowsCsv {

  private static final String HEADER = "from,to,asset,stream,reason,by\n";

  private WindowsCsv() {}

  static String of(List<QuietEntry> windows) {
    var csv = new StringBuilder(HEADER);
    for (QuietEntry window : windows) {
      csv.append(
          new CsvLine()
              .raw(window.from())
              .raw(window.end())
              .text(pattern(window, MatchedField.ASSET))
              .text(pattern(window, MatchedField.STREAM))
              .text(window.reason())
              .text(window.by())
              .end());
    }
    return csv.toString();
  }

  private static @Nullable String pattern(QuietEntry window, MatchedField field) {
    return window.matchers().stream()
        .filter(matcher -> matcher.name() == field)
        .map(matcher -> matcher.value().pattern())
        .findFirst()
        .orElse(null);
  }
}
