package io.sluice.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Category;
import io.sluice.contracts.CommandKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an operator sees and says, and is told: in each folder of {@code cases} the file {@code in}
 * has scores and commands, {@code told} the notifications. {@code -Dgoldens.update=true} writes the
 * latter anew.
 *
 * <p>A line of {@code in} is a time, or two of the same day between which a window ends every
 * second (or every so many seconds, {@code /60}), and then the ratios of the process, and of the
 * data, of a stream; or who does what to the newest incident, with words; or nothing, when nothing
 * is heard. The policy is the default one.
 */
class IncidentCasesTest {

  private static final Path CASES = Path.of("src/test/resources/cases");
  private static final Pattern WINDOWS =
      Pattern.compile(
          "(?<from>\\S+) - (?<to>\\S+)(?: /(?<every>\\d+))? +(?<stream>\\w+) +process (?<process>\\S+)(?: +data (?<data>\\S+))?");
  private static final Pattern COMMAND =
      Pattern.compile("(?<at>\\S+) +(?<who>\\w+): (?<what>\\w+)(?<data> data)?");
  private static final Instant DAY = Instant.parse("2015-12-28T00:00:00Z");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd HH:mm:ss").withZone(ZoneOffset.UTC);

  static Stream<Path> cases() throws IOException {
    try (var folders = Files.list(CASES)) {
      return folders.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isToldAsWritten(Path folder) throws IOException {
    // given
    var run = new Run(IncidentPolicy.DEFAULT);
    long offset = 0;

    // when
    for (String line : Files.readAllLines(folder.resolve("in"))) {
      Matcher windows = WINDOWS.matcher(line);
      Matcher command = COMMAND.matcher(line);
      if (windows.matches()) {
        for (Observation seen : observations(windows)) {
          run.see(Observations.ofStream(windows.group("stream"), seen, offset++));
        }
      } else if (command.matches()) {
        run.see(
            run.command(
                command.group("data") == null ? Category.PROCESS : Category.DATA,
                CommandKind.valueOf(command.group("what")),
                command.group("who")));
      } else {
        assertThat(line).as("a line of %s", folder).matches("|#.*");
      }
    }

    // then
    Path told = folder.resolve("told");
    List<String> lines = lines(run);
    if (Boolean.getBoolean("goldens.update")) {
      Files.write(told, lines);
    }
    assertThat(lines).isEqualTo(Files.readAllLines(told));
  }

  private static List<Observation> observations(Matcher line) {
    var all = new ArrayList<Observation>();
    Instant to = time(line.group("to"));
    int every = line.group("every") == null ? 1 : Integer.parseInt(line.group("every"));
    double process = Double.parseDouble(line.group("process"));
    double data = line.group("data") == null ? 0 : Double.parseDouble(line.group("data"));
    for (Instant at = time(line.group("from")); !at.isAfter(to); at = at.plusSeconds(every)) {
      all.add(
          Observations.at(
              (int) Duration.between(Observations.START, at).toSeconds(), process, data));
    }
    return all;
  }

  /** Of the first day, or with {@code +1} of the next. */
  private static Instant time(String text) {
    int plus = text.indexOf('+');
    LocalTime time = LocalTime.parse(plus < 0 ? text : text.substring(0, plus));
    long days = plus < 0 ? 0 : Long.parseLong(text.substring(plus + 1));
    return DAY.plus(Duration.ofDays(days)).plusSeconds(time.toSecondOfDay());
  }

  private static List<String> lines(Run run) {
    var incidents = new ArrayList<UUID>();
    var lines = new ArrayList<String>();
    for (Change change : run.changes()) {
      if (!incidents.contains(change.incident())) {
        incidents.add(change.incident());
      }
      lines.add(
          "%s  #%d %-12s  %s"
              .formatted(
                  TIME.format(change.at()),
                  incidents.indexOf(change.incident()) + 1,
                  change.kind(),
                  AlertText.of(change)));
    }
    run.answers()
        .forEach(answer -> lines.add("refused: " + answer.replaceAll("[0-9a-f-]{36}", "#")));
    return lines;
  }
}
