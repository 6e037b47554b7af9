package io.sluice.alert.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * All that the past of an asset means for its future.
 *
 * @param profile the asset's profile as last seen, null before the first score
 * @param lastSeen end of the newest window judged, null before the first
 * @param phase where the asset stands
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AssetState(String profile, Instant lastSeen, Phase phase) {

  /** Of an asset that nobody has heard of. */
  public static final AssetState UNSEEN = new AssetState(null, null, new Phase.Calm(null));

  public AssetState {
    if (phase == null) {
      throw new IllegalArgumentException("the state of an asset has no phase");
    }
  }
}
