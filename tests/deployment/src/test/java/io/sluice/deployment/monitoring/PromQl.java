package io.sluice.deployment.monitoring;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** As much of Prometheus' query language as it takes to find the metrics in a query. */
final class PromQl {

  private static final Pattern STRING = Pattern.compile("\"(\\\\.|[^\"\\\\])*\"");
  private static final Pattern MATCHERS = Pattern.compile("\\{[^}]*}");
  private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*]");
  private static final Pattern LABELS =
      Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
  private static final Pattern OFFSET = Pattern.compile("\\boffset\\s+\\S+");
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w:.$])[a-zA-Z_:][\\w:]*(?![\\w:]|\\s*\\()");
  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "Inf", "NaN");

  private PromQl() {}

  static Set<String> metrics(String expression) {
    String left = expression;
    for (Pattern noMetric : new Pattern[] {STRING, MATCHERS, RANGE, LABELS, OFFSET}) {
      left = noMetric.matcher(left).replaceAll(" ");
    }
    var metrics = new TreeSet<String>();
    NAME.matcher(left).results().forEach(name -> metrics.add(name.group()));
    metrics.removeAll(WORDS);
    return metrics;
  }

  /** What Grafana would send: its variables filled in. */
  static String withoutVariables(String expression) {
    return expression.replace("$__rate_interval", "5m").replaceAll("\\$\\w+", "x");
  }
}
