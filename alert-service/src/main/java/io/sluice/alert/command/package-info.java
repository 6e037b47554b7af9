/**
 * What people do to incidents over HTTP: acknowledge, resolve, comment, label. {@code
 * IncidentCommandResource} takes an id for a command, puts it on the log and waits, by {@code
 * AnswerWatch}, for what became of it. Nothing here changes an incident: only the thread that owns
 * the asset's scores does, and a command is known by its id.
 */
@NullMarked
package io.sluice.alert.command;

import org.jspecify.annotations.NullMarked;
