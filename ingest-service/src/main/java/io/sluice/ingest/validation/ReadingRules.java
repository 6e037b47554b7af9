package io.sluice.ingest.validation;

import static io.sluice.ingest.validation.Reason.ASSET_NOT_ALLOWED;
import static io.sluice.ingest.validation.Reason.BAD_NAME;
import static io.sluice.ingest.validation.Reason.NOT_A_NUMBER;
import static io.sluice.ingest.validation.Reason.TIME_AHEAD;
import static io.sluice.ingest.validation.Reason.TIME_TOO_OLD;
import static io.sluice.ingest.validation.Reason.UNKNOWN_PROFILE;
import static io.sluice.ingest.validation.Reason.UNKNOWN_TAG;

import io.sluice.contracts.PlainText;
import io.sluice.contracts.ReservedAssets;
import io.sluice.ingest.limits.LimitExceededException;
import io.sluice.ingest.profile.KnownProfile;
import io.sluice.ingest.profile.KnownProfiles;
import io.sluice.ingest.validation.ValidationResult.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every reading must fulfil, whatever format it came in. Empty means that there is nothing to
 * object to.
 *
 * @param assets which assets may send
 * @param strictTags whether a tag that the profile does not know is a reason to reject, not to
 *     ignore
 * @param strictValues whether a word in place of a number is a reason to reject, not a value of bad
 *     quality
 * @param maxAhead how far ahead of this machine's clock a reading may be
 * @param earliest readings from before are taken for a broken clock
 * @param maxValues most values in one record
 */
public record ReadingRules(
    AllowedAssets assets,
    boolean strictTags,
    boolean strictValues,
    Duration maxAhead,
    Instant earliest,
    int maxValues) {

  Optional<Rejected> asset(String asset) {
    var bad = name("asset", asset);
    if (ReservedAssets.isReserved(asset)) {
      return Optional.of(
          Rejected.of(
              ASSET_NOT_ALLOWED,
              "asset '%s' is Sluice's own, give yours another name",
              Excerpt.of(asset)));
    }
    if (bad.isPresent() || assets.allows(asset)) {
      return bad;
    }
    return Optional.of(
        Rejected.of(
            ASSET_NOT_ALLOWED,
            "asset '%s' is not allowed here, expected one of sluice.ingest.validation.assets",
            Excerpt.of(asset)));
  }

  Optional<Rejected> name(String field, String name) {
    if (PlainText.isName(name)) {
      return Optional.empty();
    }
    return Optional.of(
        Rejected.of(
            BAD_NAME,
            "%s is '%s', expected 1 to %d characters, none of them a control character or half of"
                + " a surrogate pair",
            field,
            Excerpt.of(name),
            PlainText.MAX_NAME_LENGTH));
  }

  /** Of a name that need not be there. */
  Optional<Rejected> optionalName(String field, @Nullable String name) {
    return name == null ? Optional.empty() : name(field, name);
  }

  Optional<Rejected> time(Instant time, Instant now) {
    if (time.isAfter(now.plus(maxAhead))) {
      return Optional.of(
          Rejected.of(
              TIME_AHEAD,
              "time is %s, more than %s ahead of the clock here, which is at %s; is a local time"
                  + " sent without its offset?",
              time,
              maxAhead,
              now));
    }
    if (time.isBefore(earliest)) {
      return Optional.of(
          Rejected.of(
              TIME_TOO_OLD,
              "time is %s, expected %s or later; is its unit or its clock wrong?",
              time,
              earliest));
    }
    return Optional.empty();
  }

  /** Of a profile that nobody has trained a bundle for. */
  static Rejected unknownProfile(String name, KnownProfiles profiles) {
    return Rejected.of(
        UNKNOWN_PROFILE,
        "profile '%s' is unknown, expected one of %s",
        Excerpt.of(name),
        Excerpt.of(String.join(", ", profiles.names()), Excerpt.LIST));
  }

  static Rejected unknownTag(String tag, KnownProfile profile) {
    return Rejected.of(
        UNKNOWN_TAG,
        "tag '%s' is not in profile %s, expected some of %s",
        Excerpt.of(tag),
        profile.name(),
        Excerpt.of(String.join(", ", profile.tags()), Excerpt.LIST));
  }

  /** Of a word in place of a value, where that costs the reading. */
  Rejected notANumber(KnownProfile profile, int tag, String word) {
    return Rejected.of(
        NOT_A_NUMBER,
        "%s is '%s', expected %sa number, true, false or null;"
            + " sluice.ingest.validation.strict-values lets no other word pass",
        profile.tags().get(tag),
        word,
        profile.takesTexts(tag)
            ? "a plain text of at most " + PlainText.MAX_NAME_LENGTH + " characters, "
            : "");
  }

  /**
   * @throws LimitExceededException if a record has more values than allowed
   */
  void values(int count) {
    if (count > maxValues) {
      throw new LimitExceededException("values per record", maxValues);
    }
  }
}
