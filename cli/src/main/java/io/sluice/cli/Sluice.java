package io.sluice.cli;

import io.sluice.cli.alerts.AlertsCommand;
import io.sluice.cli.backtest.BacktestCommand;
import io.sluice.cli.bench.BenchCommand;
import io.sluice.cli.count.CountCommand;
import io.sluice.cli.evaluate.EvaluateCommand;
import io.sluice.cli.feedback.FeedbackCommand;
import io.sluice.cli.inspect.InspectCommand;
import io.sluice.cli.learn.LearnCommand;
import io.sluice.cli.models.ModelsCommand;
import io.sluice.cli.replay.ReplayCommand;
import io.sluice.cli.reproduce.ReproduceCommand;
import io.sluice.cli.retrain.RetrainCommand;
import io.sluice.cli.run.RunCommand;
import io.sluice.cli.simulate.SimulateCommand;
import io.sluice.cli.train.TrainCommand;
import java.nio.file.Path;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line behind {@code ./sluice}. */
@Command(
    name = "sluice",
    version = "sluice 0.1.0",
    mixinStandardHelpOptions = true,
    description = "Watches industrial plants in real time and turns their readings into incidents.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      InspectCommand.class,
      CountCommand.class,
      LearnCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      ReplayCommand.class,
      SimulateCommand.class,
      FeedbackCommand.class,
      RetrainCommand.class,
      BacktestCommand.class,
      ReproduceCommand.class,
      ModelsCommand.class,
      AlertsCommand.class,
      BenchCommand.class
    },
    footer = {
      "  test      Runs every test; see sluice test --help.",
      "",
      "State, logs and trained bundles lie under .sluice, or where SLUICE_STATE says. SLUICE_HEAP"
          + " says what memory a command may take (512m, 3g).",
      "sluice COMMAND --help tells more of a command. Every command ends with 0, or with another"
          + " code and one sentence that says what to do."
    })
public final class Sluice {

  private Sluice() {}

  public static void main(String[] args) {
    int exitCode;
    try {
      Path logs = Home.logs();
      Logs.toFile(logs);
      exitCode = commandLine(logs).execute(args);
    } catch (CommandFailure e) {
      System.err.println("sluice: " + e.getMessage());
      exitCode = CommandLine.ExitCode.SOFTWARE;
    }
    System.exit(exitCode);
  }

  static CommandLine commandLine(Path logs) {
    return commandLine(new Sluice(), logs);
  }

  /** Any command, with the one way in which all of them fail: a sentence and an exit code. */
  static CommandLine commandLine(Object command, Path logs) {
    return new CommandLine(command)
        .registerConverter(UUID.class, Sluice::uuid)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setTrimQuotes(true)
        .setExecutionStrategy(Failures::execute)
        .setExecutionExceptionHandler(new Failures(logs)::explain)
        .setParameterExceptionHandler(Failures::explainUsage);
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.TypeConversionException("'" + text + "' is no UUID");
    }
  }
}
