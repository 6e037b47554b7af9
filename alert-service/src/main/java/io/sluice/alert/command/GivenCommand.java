package io.sluice.alert.command;

import io.sluice.contracts.IncidentCommand;
import org.jspecify.annotations.Nullable;

/**
 * Who has the id of a command.
 *
 * @param order the command that was given under it first
 * @param result what became of that; null if that is not known yet
 */
public record GivenCommand(IncidentCommand order, @Nullable CommandResult result) {}
