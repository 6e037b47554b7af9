package io.sluice.cli;

import io.sluice.cli.bench.BenchCommand;
import io.sluice.cli.evaluate.EvaluateCommand;
import io.sluice.cli.learn.LearnCommand;
import io.sluice.cli.replay.ReplayCommand;
import io.sluice.cli.run.RunCommand;
import io.sluice.cli.simulate.SimulateCommand;
import io.sluice.cli.train.TrainCommand;
import java.util.logging.Level;
import java.util.logging.Logger;
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
      "State, logs and trained bundles lie under .sluice, or where SLUICE_STATE says. SLUICE_HEAP"
          + " says what memory a command may take (512m, 3g).",
      "sluice COMMAND --help tells more of a command. Every command ends with 0, or with another"
          + " code and one sentence that says what to do."
    })
public final class Sluice {

  private static final Logger LOG = Logger.getLogger(Sluice.class.getName());

  private Sluice() {}

  public static void main(String[] args) {
    int exitCode;
    try {
      Logs.toFile(Home.logs());
      exitCode = commandLine().execute(args);
    } catch (CommandFailure e) {
      System.err.println("sluice: " + e.getMessage());
      exitCode = CommandLine.ExitCode.SOFTWARE;
    } catch (OutOfMemoryError e) {
      System.err.println(tooLarge(Runtime.getRuntime().maxMemory()));
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
      LOG.log(Level.SEVERE, "defect", e);
      command
          .getErr()
          .printf(
              "sluice: this is a defect (%s), please report it with what %s says of it%n",
              e, Home.logs().resolve("sluice.0.log"));
    }
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  static String tooLarge(long heapBytes) {
    return "sluice: this needs more than the heap of %,d MiB; give fewer rows or tags, or more memory: SLUICE_HEAP=%dm"
        .formatted(heapBytes >> 20, heapBytes >> 19);
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
