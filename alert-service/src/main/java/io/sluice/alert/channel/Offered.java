package io.sluice.alert.channel;

/** What became of a file that was offered to {@link Receivers}. */
public sealed interface Offered {

  /** As it was: it is in force, or was refused for the same reasons before. */
  record Unchanged() implements Offered {}

  /** It is in force from now on. */
  record Taken(InForce inForce) implements Offered {}

  /** It is not; what was in force goes on. */
  record Refused(RefusedFile file) implements Offered {}
}
