package io.sluice.alert.channel;

import java.time.Instant;
import java.util.List;

/**
 * A file that is there and not in force.
 *
 * @param at when it was refused
 * @param sha256 of it, in hexadecimal; empty if it cannot be read
 * @param faults all that is wrong with it, a sentence each, without secrets
 */
public record RefusedFile(Instant at, String sha256, List<String> faults) {

  public RefusedFile {
    faults = List.copyOf(faults);
  }
}
