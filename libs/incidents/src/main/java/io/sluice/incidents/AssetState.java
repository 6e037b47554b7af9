package io.sluice.incidents;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.Category;
import io.sluice.contracts.Debounce;

/**
 * All that the past of an asset means for its future. A score speaks of all categories, so what was
 * seen last is one for all; where each stands is its own. Stored as {@link AssetStateJson}.
 *
 * @param stream the stream as last seen, null before the first score
 * @param profile its profile, null before the first score
 * @param debounce how patient its bundle was last, null where that did not say
 * @param progress how far its scores have been judged, null before the first
 * @param phase where its process stands
 * @param data where its data stands; null while there is nothing to say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AssetState(
    String stream, String profile, Debounce debounce, Progress progress, Phase phase, Phase data) {

  /** Of an asset that nobody has heard of. */
  public static final AssetState UNSEEN =
      new AssetState(null, null, null, null, Phase.AT_REST, null);

  public AssetState {
    if (phase == null) {
      throw new IllegalArgumentException("the state of an asset has no phase");
    }
    data = Phase.AT_REST.equals(data) ? null : data;
  }

  public Phase phase(Category category) {
    return switch (category) {
      case PROCESS -> phase;
      case DATA -> data == null ? Phase.AT_REST : data;
      case OTHER -> Phase.AT_REST;
    };
  }

  /** Whether an incident of this category is open. */
  public boolean isOpen(Category category) {
    return phase(category) instanceof Phase.Open;
  }
}
