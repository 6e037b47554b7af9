package io.sluice.sources.table;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What requests call the options that sentences about files name: those sentences are written for
 * the command line, {@code --time-column}, where a request has a parameter {@code timeColumn}.
 */
public final class OptionNames {

  private static final Pattern OPTION = Pattern.compile("(?<!\\S)--[a-z]+(-[a-z]+)*");

  /** What advice follows upon: a finding, or other advice. */
  private static final List<String> BEFORE_ADVICE = List.of("; ", ": ", ", or ");

  private final Map<String, String> parameters;

  /**
   * @param parameters of the request by option, {@code --time-column}
   */
  public OptionNames(Map<String, String> parameters) {
    this.parameters = Map.copyOf(parameters);
  }

  /**
   * A sentence about a file, as one about a request: without the advice to use an option that the
   * request does not have, which comes last.
   */
  public String named(String sentence) {
    String own =
        OPTION
            .matcher(sentence)
            .results()
            .filter(option -> !parameters.containsKey(option.group()))
            .findFirst()
            .map(option -> sentence.substring(0, adviceAt(sentence, option.start())))
            .orElse(sentence);
    return OPTION
        .matcher(own)
        .replaceAll(option -> "the parameter " + parameters.get(option.group()));
  }

  private static int adviceAt(String sentence, int option) {
    int last =
        BEFORE_ADVICE.stream()
            .mapToInt(mark -> sentence.lastIndexOf(mark, option))
            .max()
            .orElse(-1);
    return last < 0 ? option : last;
  }
}
