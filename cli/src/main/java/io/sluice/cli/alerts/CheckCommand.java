package io.sluice.cli.alerts;

import io.sluice.cli.console.Console;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says all that is wrong with an alerting.yaml, or what it does. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Checks a file of receivers and routes (alerting.yaml) as alert-service does at its start,"
          + " and says what it does.",
      "Ends with 1 if anything is wrong. The secrets it refers to are not looked for: they are on"
          + " the machine of the service."
    })
final class CheckCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The file to check.")
  Path file = Path.of("");

  @Override
  public Integer call() {
    var accepted = AlertingFileCheck.require(file);
    Console console = Console.system();
    console.println(file + " is fine.");
    AlertingSummary.of(accepted).forEach(console::println);
    return 0;
  }
}
