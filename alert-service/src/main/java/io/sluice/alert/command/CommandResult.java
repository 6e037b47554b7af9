package io.sluice.alert.command;

import io.sluice.contracts.IncidentCommand;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command.
 *
 * @param order the command
 * @param why a sentence; null if it was done
 */
public record CommandResult(IncidentCommand order, CommandOutcome outcome, @Nullable String why) {}
