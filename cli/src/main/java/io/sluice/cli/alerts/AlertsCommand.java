package io.sluice.cli.alerts;

import picocli.CommandLine.Command;

/** Whom alerts reach, and why. */
@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    description = "Checks the file of receivers and routes; explains whom an incident was told to.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {CheckCommand.class, ExplainCommand.class})
public final class AlertsCommand {}
