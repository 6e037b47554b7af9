package io.sluice.cli;

import io.sluice.cli.bench.BenchCommand;
import io.sluice.cli.evaluate.EvaluateCommand;
import io.sluice.cli.learn.LearnCommand;
import io.sluice.cli.replay.ReplayCommand;
import io.sluice.cli.run.RunCommand;
import io.sluice.cli.simulate.SimulateCommand;
import io.sluice.cli.train.TrainCommand;
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
      LearnCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      ReplayCommand.class,
      SimulateCommand.class,
      BenchCommand.class
    },
    footer = {
      "  test      Runs every test; see sluice test --help.",
      "",
      "State, logs and trained bundles lie under .sluice, or where SLUICE_STATE says.",
      "sluice COMMAND --help tells more of a command. Every command ends with 0, or with another"
          + " code and one sentence that says what to do."
    })
public final class Sluice {

  private Sluice() {}

  public static void main(String[] args) {
    int exitCode;
    try {
      Logs.toFile(Home.state().resolve("logs"));
      exitCode = commandLine().execute(args);
    } catch (CommandFailure e) {
      System.err.println("sluice: " + e.getMessage());
      exitCode = CommandLine.ExitCode.SOFTWARE;
    }
    System.exit(exitCode);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Sluice())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Sluice::explain)
        .setParameterExceptionHandler(Sluice::explainUsage);
  }

  private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    if (e instanceof CommandFailure failure) {
      command.getErr().println("sluice: " + failure.getMessage());
    } else {
      command.getErr().println("sluice: this is a defect, please report it:");
      e.printStackTrace(command.getErr());
    }
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  private static int explainUsage(CommandLine.ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command
        .getErr()
        .printf(
            "sluice: %s; see %s --help%n",
            e.getMessage(), command.getCommandSpec().qualifiedName());
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }
}
