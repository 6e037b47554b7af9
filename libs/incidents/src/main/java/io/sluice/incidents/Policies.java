package io.sluice.incidents;

/** How each stream of an asset is judged. */
@FunctionalInterface
public interface Policies {

  /**
   * @param stream its name
   * @param state of it, as it was last seen
   */
  IncidentPolicy of(String stream, StreamState state);
}
