package io.sluice.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One tag's part in a score. {@link ContributorText} says it in words.
 *
 * @param stream the stream the tag belongs to; null if it is the only one
 * @param tag name of the tag
 * @param share its part of the whole deviation, 0 to 1; what it began with counts as much as the
 *     loudest that follows from it, and its own deviation more
 * @param observed what was read, in {@code unit}; null if the tag had no value
 * @param expected what the detector would have called normal, in {@code unit}; null if unknown
 * @param low from where on a value would have been normal, in {@code unit}; null if unknown
 * @param high up to where it would have been, in {@code unit}; null if unknown
 * @param unit the tag's unit; null where the profile names none
 * @param stage the part of the plant the tag belongs to; null where the profile names none
 * @param reason what is wrong where numbers do not say it, to be read after the tag's name: {@code
 *     has not changed for 60 readings}; at most {@value #MAX_REASON_LENGTH} characters, or null
 * @param text what was read of a tag of texts; null of any other, or if it had none; at most
 *     {@value #MAX_REASON_LENGTH} characters
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Contributor(
    @Nullable String stream,
    String tag,
    double share,
    @Nullable Double observed,
    @Nullable Double expected,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable String unit,
    @Nullable String stage,
    @Nullable String reason,
    @Nullable String text) {

  /** One line; it also bounds what a score can weigh. */
  public static final int MAX_REASON_LENGTH = 120;

  /**
   * @throws IllegalArgumentException naming the field that is missing or out of range
   */
  public Contributor {
    if (stream != null) {
      Checks.name(stream, "stream");
    }
    Checks.name(tag, "tag");
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("'share' of " + tag + " is " + share + ", not in 0 to 1");
    }
    if (low != null && high != null && !(low <= high)) {
      throw new IllegalArgumentException(
          "'low' of " + tag + " is " + low + ", above 'high' " + high);
    }
    if (stage != null) {
      Checks.name(stage, "stage");
    }
    if (reason != null && (reason.isBlank() || reason.length() > MAX_REASON_LENGTH)) {
      throw new IllegalArgumentException(
          "'reason' of %s has %d characters, expected 1 to %d that are not all blank"
              .formatted(tag, reason.length(), MAX_REASON_LENGTH));
    }
    if (text != null && text.length() > MAX_REASON_LENGTH) {
      throw new IllegalArgumentException(
          "'text' of %s has %d characters, expected %d at most"
              .formatted(tag, text.length(), MAX_REASON_LENGTH));
    }
  }

  /** Of a tag of numbers. */
  public Contributor(
      @Nullable String stream,
      String tag,
      double share,
      @Nullable Double observed,
      @Nullable Double expected,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable String unit,
      @Nullable String stage,
      @Nullable String reason) {
    this(stream, tag, share, observed, expected, low, high, unit, stage, reason, null);
  }

  /** Of which neither a band nor a stage nor a reason is known. */
  public Contributor(
      String tag,
      double share,
      @Nullable Double observed,
      @Nullable Double expected,
      @Nullable String unit) {
    this(tag, share, observed, expected, null, null, unit, null, null);
  }

  /** Of the only stream. */
  public Contributor(
      String tag,
      double share,
      @Nullable Double observed,
      @Nullable Double expected,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable String unit,
      @Nullable String stage,
      @Nullable String reason) {
    this(null, tag, share, observed, expected, low, high, unit, stage, reason);
  }

  /** The same of a tag of texts. */
  public Contributor reading(@Nullable String read) {
    return new Contributor(
        stream, tag, share, observed, expected, low, high, unit, stage, reason, read);
  }

  /** The same with another part in the whole. */
  public Contributor withShare(double other) {
    return new Contributor(
        stream, tag, other, observed, expected, low, high, unit, stage, reason, text);
  }

  /**
   * The same tag among those of several streams.
   *
   * @param part of the stream in all of them, 0 to 1
   */
  public Contributor of(String stream, double part) {
    return new Contributor(
        stream, tag, share * part, observed, expected, low, high, unit, stage, reason, text);
  }
}
