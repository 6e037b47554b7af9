package io.sluice.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/**
 * How a command that cannot go on ends: with one sentence and a code. What a person cannot act
 * upon, the stack trace of a defect, goes to the log.
 */
final class Failures {

  private static final Logger LOG = Logger.getLogger(Failures.class.getName());
  private static final int MEBIBYTE = 20;

  private final Path logs;

  /**
   * @param logs folder of the logs; which of its files is written depends on what else runs
   */
  Failures(Path logs) {
    this.logs = logs;
  }

  /** As picocli does by itself, but with errors of the JVM as failures of the command. */
  static int execute(CommandLine.ParseResult parsed) {
    try {
      return new CommandLine.RunLast().execute(parsed);
    } catch (Error e) {
      throw new CommandLine.ExecutionException(parsed.commandSpec().commandLine(), "error", e);
    }
  }

  int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    command.getErr().println("sluice: " + sentence(e, parsed));
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  private String sentence(Exception e, CommandLine.ParseResult parsed) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CommandFailure failure) {
        return failure.getMessage();
      }
      if (cause instanceof OutOfMemoryError) {
        LOG.log(Level.SEVERE, "out of memory", e);
        long heap = Runtime.getRuntime().maxMemory() >> MEBIBYTE;
        return String.format(
            Locale.ROOT,
            "this needs more than the heap of %,d MiB; give fewer rows or tags, or more memory:"
                + " SLUICE_HEAP=%dm",
            heap,
            2 * heap);
      }
    }
    LOG.log(Level.SEVERE, String.join(" ", parsed.originalArgs()), e);
    return "this is a defect (%s), please report it with what the logs in %s say of it"
        .formatted(root(e).toString().lines().findFirst().orElse(""), logs);
  }

  private static Throwable root(Throwable e) {
    return e.getCause() == null ? e : root(e.getCause());
  }

  static int explainUsage(CommandLine.ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command
        .getErr()
        .printf(
            "sluice: %s; see %s --help%n",
            e.getMessage(), command.getCommandSpec().qualifiedName());
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }
}
