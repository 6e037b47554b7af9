package io.sluice.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a stream is still what its bundle was trained on; the message on {@link Topics#DRIFT}, of
 * each stream the newest only. Distances are in nats.
 *
 * @param asset whose stream it is
 * @param stream its name
 * @param profile the stream's profile
 * @param bundle it is compared with
 * @param at event time of the newest reading that counts
 * @param readings that counted since the comparison with this bundle began
 * @param window readings that are compared at a time
 * @param detectors how the ratios of each go, by its name
 * @param errors how often it errs; null while no reading had a label
 * @param tags those furthest from training first, at most {@value #MAX_TAGS}; empty until the first
 *     window is over, and of a bundle that does not say what it was trained on
 * @param changed what this message is news of: names of detectors, of tags, or {@value #ERRORS}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Drift(
    String asset,
    String stream,
    String profile,
    BundleRef bundle,
    Instant at,
    long readings,
    int window,
    Map<String, Series> detectors,
    @Nullable Errors errors,
    List<Tag> tags,
    List<String> changed) {

  /** As many as one message tells. */
  public static final int MAX_TAGS = 100;

  /** In {@link #changed}, that judgements err more often. */
  public static final String ERRORS = "errors";

  /**
   * @throws IllegalArgumentException naming the field that is missing or out of range
   */
  public Drift {
    Checks.name(asset, "asset");
    Checks.name(stream, "stream");
    Checks.name(profile, "profile");
    Checks.required(bundle, "bundle");
    Checks.required(at, "at");
    detectors = Checks.copy(Checks.required(detectors, "detectors"));
    tags = List.copyOf(Checks.required(tags, "tags"));
    changed = List.copyOf(Checks.required(changed, "changed"));
  }

  /** The same, as news of other things. */
  public Drift withChanged(List<String> changed) {
    return new Drift(
        asset, stream, profile, bundle, at, readings, window, detectors, errors, tags, changed);
  }

  /** Whether anything is unlike training: a tag, or how often judgements err. */
  @JsonIgnore
  public boolean isDrifting() {
    return tags.stream().anyMatch(Tag::isDrifting)
        || (errors != null && errors.state() == ErrorState.DRIFT);
  }

  /**
   * How a series of ratios goes, by ADWIN.
   *
   * @param mean since about the last change
   * @param readings since about the last change
   * @param changedAt when it last changed; null if never
   * @param before the mean until then; null if it never changed
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Series(
      double mean, long readings, @Nullable Instant changedAt, @Nullable Double before) {}

  /** What a rate of errors tells, by DDM. */
  public enum ErrorState {
    STABLE,
    WARNING,
    DRIFT
  }

  /**
   * How often a judgement is not what the label says.
   *
   * @param rate share of wrong ones since the start or the last drift
   * @param judged how many these are
   * @param state of the rate; DRIFT stays until as many were judged anew as are needed to tell
   * @param changedAt when it last drifted; null if never
   * @param mean share of wrong ones since about the last change, by ADWIN
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Errors(
      double rate, long judged, ErrorState state, @Nullable Instant changedAt, double mean) {

    public Errors {
      Checks.required(state, "errors.state");
    }
  }

  /**
   * How far a tag's last window is from training, and from the window before: of a categorical tag
   * {@code kl} and {@code l1}, of others {@code psi} and {@code ks}.
   *
   * @param tag its name
   * @param kl Kullback and Leibler's divergence from training
   * @param l1 sum of the differences of all shares, 0 to 2
   * @param psi population stability index
   * @param ks Kolmogorov and Smirnov's distance, 0 to 1
   * @param before {@code kl} or {@code psi} from the window before; null of the first window
   * @param level {@code kl} or {@code psi} beyond which it is unlike training
   * @param beyond windows in a row that were beyond the level
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Tag(
      String tag,
      @Nullable Double kl,
      @Nullable Double l1,
      @Nullable Double psi,
      @Nullable Double ks,
      @Nullable Double before,
      double level,
      int beyond) {

    public Tag {
      Checks.name(tag, "tags.tag");
      Checks.above0(level, "tags.level");
    }

    /** Whether it is unlike training: for two windows, since one may be a day unlike others. */
    @JsonIgnore
    public boolean isDrifting() {
      return beyond >= 2;
    }
  }
}
