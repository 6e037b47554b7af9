package io.sluice.cli.models;

import picocli.CommandLine.Command;

/** Versions of bundles, and which of them is in use. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = {
      "Says which bundles there are, what is in them, and which is in use; has a candidate judge"
          + " beside it; puts another one into use, or the one before.",
      "As long as nobody has promoted one the newest bundle of a profile is in use. From the first"
          + " promotion on, what is trained later is a candidate until it is promoted. A running"
          + " system takes a change over within seconds."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ModelListCommand.class,
      ModelShowCommand.class,
      ModelDiffCommand.class,
      ShadowCommand.class,
      PromoteCommand.class,
      RollBackCommand.class
    })
public final class ModelsCommand {}
