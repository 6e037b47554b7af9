package io.sluice.incidents;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.Category;
import io.sluice.contracts.Debounce;
import io.sluice.incidents.known.Likeness;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that the past of one stream means for the future of its asset. A score speaks of all
 * categories, so what was seen last is one for all; where each stands is its own.
 *
 * @param profile the stream's profile as last seen, null before the first score
 * @param debounce how patient its bundle was last, null where that did not say
 * @param progress how far its scores have been judged, null before the first
 * @param mode operating mode that its last score said; null if that said none
 * @param watched what of it should go on
 * @param like the known false alarm that it is, or was not long ago, like; null if there is none
 * @param process where its process stands
 * @param data where its data stands
 * @param drift where its drift stands
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StreamState(
    @Nullable String profile,
    @Nullable Debounce debounce,
    @Nullable Progress progress,
    @Nullable String mode,
    Watched watched,
    @Nullable Likeness like,
    Phase process,
    Phase data,
    Phase drift) {

  /** Of a stream that nobody has heard of. */
  public static final StreamState UNSEEN =
      new StreamState(
          null,
          null,
          null,
          null,
          Watched.NOTHING,
          null,
          Phase.AT_REST,
          Phase.AT_REST,
          Phase.AT_REST);

  public StreamState {
    if (process == null || data == null || drift == null) {
      throw new IllegalArgumentException("the state of a stream lacks a phase");
    }
    watched = watched == null ? Watched.NOTHING : watched;
  }

  /** How far its scores have been judged, of a stream that was heard of. */
  public Progress reached() {
    return Objects.requireNonNull(progress, "a stream was never heard of");
  }

  /** The profile of a stream that was heard of. */
  String knownProfile() {
    return Objects.requireNonNull(profile, "a stream was never heard of");
  }

  public Phase phase(Category category) {
    return switch (category) {
      case PROCESS -> process;
      case DATA -> data;
      case DRIFT -> drift;
      case OTHER -> Phase.AT_REST;
    };
  }

  /** Whether it takes part in the open incident of this category. */
  boolean isActive(Category category) {
    return phase(category) instanceof Phase.Active;
  }

  /** Whether it takes part in an open incident. */
  boolean isActive() {
    return Category.RAISED.stream().anyMatch(this::isActive);
  }

  /** Whether nothing of it waits for its next window: it may be silent for as long as it likes. */
  @JsonIgnore
  public boolean isCalm() {
    return process instanceof Phase.Calm
        && data instanceof Phase.Calm
        && drift instanceof Phase.Calm;
  }

  StreamState with(Category category, Phase phase) {
    return switch (category) {
      case PROCESS ->
          new StreamState(profile, debounce, progress, mode, watched, like, phase, data, drift);
      case DATA ->
          new StreamState(profile, debounce, progress, mode, watched, like, process, phase, drift);
      case DRIFT ->
          new StreamState(profile, debounce, progress, mode, watched, like, process, data, phase);
      case OTHER -> this;
    };
  }

  /** Where it stands is as it was. */
  StreamState after(Observation seen, Progress reached) {
    return new StreamState(
        seen.profile(), seen.debounce(), reached, seen.mode(), watched, like, process, data, drift);
  }

  StreamState atRest() {
    return new StreamState(
        profile,
        debounce,
        progress,
        null,
        watched,
        null,
        Phase.AT_REST,
        Phase.AT_REST,
        Phase.AT_REST);
  }

  StreamState with(Watched now) {
    return now == watched
        ? this
        : new StreamState(profile, debounce, progress, mode, now, like, process, data, drift);
  }

  StreamState with(@Nullable Likeness now) {
    return Objects.equals(now, like)
        ? this
        : new StreamState(profile, debounce, progress, mode, watched, now, process, data, drift);
  }

  /** Nobody knows any more in which operating mode its plant is. */
  StreamState withoutMode() {
    return mode == null
        ? this
        : new StreamState(profile, debounce, progress, null, watched, like, process, data, drift);
  }
}
