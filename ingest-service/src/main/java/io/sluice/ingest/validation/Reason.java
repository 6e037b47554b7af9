package io.sluice.ingest.validation;

import java.util.Locale;

/**
 * Why a record was refused. The {@link #code} is part of the API, of the dead letters' headers and
 * of the metrics: never change one, only add.
 */
public enum Reason {
  /** The bytes are not what the format's grammar allows. */
  MALFORMED,
  /** Valid JSON, but no object where a reading is expected. */
  NOT_AN_OBJECT,
  /** A field is there twice, so that readers would differ in which one they believe. */
  DUPLICATE_FIELD,
  ASSET_MISSING,
  PROFILE_MISSING,
  TIME_MISSING,
  VALUES_MISSING,
  /** A name is no text, blank, too long or not plain. */
  BAD_NAME,
  ASSET_NOT_ALLOWED,
  UNKNOWN_PROFILE,
  /** Only with {@code strict-tags}. */
  UNKNOWN_TAG,
  /** None of the tags belongs to the profile. */
  NO_KNOWN_TAG,
  /** The columns of a CSV do not cover the profile's tags. */
  COLUMNS_MISSING,
  BAD_TIME,
  TIME_AHEAD,
  TIME_TOO_OLD,
  /** A value is none: each is an object or an array, or, with {@code strict-values}, one a word. */
  NOT_A_NUMBER,
  BAD_QUALITY,
  BAD_LABEL;

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** {@code unknown-profile}, {@code not-a-number}, ... */
  public String code() {
    return code;
  }
}
