package io.sluice.alert.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command, for who gave it.
 *
 * @param command its id
 * @param why a sentence; null if it was done
 * @param incident how it stands now; null if the command is under way
 */
@Schema(name = "CommandAnswer")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommandAnswer(
    UUID command, Status status, @Nullable String why, @Nullable CommandedIncident incident) {

  /** What became of it. */
  public enum Status {
    /** It is done, and stored. */
    DONE,
    /** What it asks for was so already. */
    UNCHANGED,
    /** It is on the log, and will be done. */
    UNDER_WAY
  }
}
