package io.sluice.cli.feedback;

import picocli.CommandLine.Command;

/** What people say of records and windows. */
@Command(
    name = "feedback",
    mixinStandardHelpOptions = true,
    description = {
      "Stores what records and windows turned out to be, and writes out what is stored.",
      "A row a record or window: its label, maybe a comment, and the record's time and id or its"
          + " fields, or from and to. Labels are TRUE_POSITIVE (1, attack), FALSE_POSITIVE (0,"
          + " normal), MAINTENANCE and UNKNOWN. retrain learns from them."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ImportCommand.class, ExportCommand.class})
public final class FeedbackCommand {}
