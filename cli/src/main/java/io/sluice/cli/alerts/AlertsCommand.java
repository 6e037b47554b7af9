package io.sluice.cli.alerts;

import picocli.CommandLine.Command;

/** Whom alerts reach, and why. */
@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    description = "Checks the file of receivers and routes of alerts.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {CheckCommand.class})
public final class AlertsCommand {}
