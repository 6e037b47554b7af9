package io.sluice.ingest.validation;

import static io.sluice.ingest.validation.Reason.ASSET_MISSING;
import static io.sluice.ingest.validation.Reason.BAD_LABEL;
import static io.sluice.ingest.validation.Reason.BAD_NAME;
import static io.sluice.ingest.validation.Reason.BAD_TIME;
import static io.sluice.ingest.validation.Reason.COLUMNS_MISSING;
import static io.sluice.ingest.validation.Reason.MALFORMED;
import static io.sluice.ingest.validation.Reason.NOT_A_NUMBER;
import static io.sluice.ingest.validation.Reason.PROFILE_MISSING;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.contracts.ReadingWriter;
import io.sluice.ingest.limits.LimitExceededException;
import io.sluice.ingest.profile.KnownProfile;
import io.sluice.ingest.profile.KnownProfiles;
import io.sluice.ingest.validation.ValidationResult.Accepted;
import io.sluice.ingest.validation.ValidationResult.Rejected;
import io.sluice.sources.csv.CsvFormatException;
import io.sluice.sources.csv.CsvHeader;
import io.sluice.sources.csv.CsvRow;
import io.sluice.sources.csv.CsvRow.BadRow;
import io.sluice.sources.csv.CsvRow.Row;
import io.sluice.sources.csv.TagFit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Judges the rows of one CSV body; those that are valid become JSON. Not thread-safe. */
public final class CsvRowValidator {

  private final KnownProfiles profiles;
  private final ReadingRules rules;
  private final UnknownTags unknownTags;
  private final Instant now;
  private final CsvHeader header;
  private final String defaultAsset;
  private final String defaultProfile;
  private final String stream;
  private final Map<String, Fit> fits = new HashMap<>();

  /**
   * @param now against which a time ahead is measured
   * @param defaultAsset asset of the rows that name none, null if they have to
   * @param defaultProfile the same for the profile
   * @param stream of all rows; null if it is the profile's name
   * @throws LimitExceededException if there are more columns than values allowed
   */
  public CsvRowValidator(
      KnownProfiles profiles,
      ReadingRules rules,
      UnknownTags unknownTags,
      Instant now,
      CsvHeader header,
      String defaultAsset,
      String defaultProfile,
      String stream) {
    this.profiles = profiles;
    this.rules = rules;
    this.unknownTags = unknownTags;
    this.now = now;
    this.header = header;
    this.defaultAsset = defaultAsset;
    this.defaultProfile = defaultProfile;
    this.stream = stream;
    rules.values(header.tags().size());
  }

  public ValidationResult judge(CsvRow row) {
    return switch (row) {
      case BadRow bad -> rejected(bad);
      case Row good -> judge(good);
    };
  }

  private Rejected rejected(BadRow bad) {
    var reason = MALFORMED;
    if (bad.column() != null) {
      reason =
          bad.column().equals(header.timeColumn())
              ? BAD_TIME
              : bad.column().equals(header.labelColumn()) ? BAD_LABEL : NOT_A_NUMBER;
    }
    return new Rejected(reason, bad.sentence(), defaultAsset);
  }

  private ValidationResult judge(Row row) {
    var asset = row.asset() == null ? defaultAsset : row.asset();
    var profileName = row.profile() == null ? defaultProfile : row.profile();
    if (asset == null) {
      return ReadingRules.missing(ASSET_MISSING, "asset");
    }
    if (profileName == null) {
      return ReadingRules.missing(PROFILE_MISSING, "profile").from(asset);
    }
    var badAsset = rules.asset(asset);
    if (badAsset.isPresent()) {
      return badAsset.get().from(badAsset.get().reason() == BAD_NAME ? null : asset);
    }
    var fault = rules.optionalName("stream", stream).or(() -> rules.time(row.time(), now));
    if (fault.isPresent()) {
      return fault.get().from(asset);
    }
    return switch (fits.computeIfAbsent(profileName, this::fit)) {
      case Fit.Misfit(Rejected why) -> why.from(asset);
      case Fit.Fitting fitting -> accepted(row, asset, fitting);
    };
  }

  private Accepted accepted(Row row, String asset, Fit.Fitting fit) {
    var profile = fit.profile();
    fit.tags().superfluous().forEach(tag -> unknownTags.ignored(profile.name(), tag));
    var json = write(asset, profile, row, fit.tags().arrange(row.values()));
    return new Accepted(asset, ByteBuffer.wrap(json));
  }

  private byte[] write(String asset, KnownProfile profile, Row row, double[] values) {
    var bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JsonDialect.JSON.createGenerator(bytes)) {
      var reading = new ReadingWriter(json);
      reading.begin(asset, stream, profile.name(), row.time());
      reading.beginValues();
      for (int i = 0; i < values.length; i++) {
        reading.number(profile.tags().get(i), values[i]);
      }
      reading.endTags();
      reading.end(null, row.label());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private Fit fit(String profileName) {
    Optional<KnownProfile> known = profiles.find(profileName);
    if (known.isEmpty()) {
      return new Fit.Misfit(ReadingRules.unknownProfile(profileName, profiles));
    }
    var profile = known.get();
    try {
      var tags = TagFit.of(header, profile.profile());
      return rules.strict() && !tags.superfluous().isEmpty()
          ? new Fit.Misfit(ReadingRules.unknownTag(tags.superfluous().getFirst(), profile))
          : new Fit.Fitting(profile, tags);
    } catch (CsvFormatException e) {
      return new Fit.Misfit(new Rejected(COLUMNS_MISSING, e.getMessage(), null));
    }
  }

  /** Whether the body's columns are those of a profile; found out once for each profile. */
  private sealed interface Fit {

    record Fitting(KnownProfile profile, TagFit tags) implements Fit {}

    record Misfit(Rejected why) implements Fit {}
  }
}
