package io.sluice.ingest.validation;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.ingest.profile.KnownProfile;
import io.sluice.ingest.profile.KnownProfiles;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A profile of three tags, and rules as they are by default. */
public final class Fixtures {

  public static final Instant NOW = Instant.parse("2026-01-31T08:00:00Z");

  public static final ReadingRules RULES =
      new ReadingRules(
          new AllowedAssets(List.of()),
          false,
          false,
          Duration.ofMinutes(5),
          Instant.parse("1990-01-01T00:00:00Z"),
          10);

  public static final ReadingRules STRICT =
      new ReadingRules(RULES.assets(), true, true, RULES.maxAhead(), RULES.earliest(), 10);

  /** Two that measure and one with two states. */
  public static final KnownProfiles PROFILES =
      profiles(
          Profile.withDefaults(
              "pump",
              List.of(
                  new Tag("FLOW", "V", TagKind.CONTINUOUS, 0, null, null, null),
                  new Tag("LEVEL", null, TagKind.CONTINUOUS, 0, null, null, null),
                  new Tag("PUMP", null, TagKind.DISCRETE, 0, 0.0, 1.0, null)),
              Duration.ofSeconds(1)));

  /** Records with a text and a number. */
  public static final KnownProfiles FLOWS =
      profiles(
          Profile.events(
              "flows",
              List.of(
                  new Tag("proto", null, TagKind.CATEGORICAL, 0, null, null, null),
                  new Tag("bytes", null, TagKind.CONTINUOUS, 0, null, null, null)),
              Duration.ofSeconds(1)));

  /** Flows by the standard names of their fields. */
  public static final KnownProfiles NETWORK =
      profiles(
          Profile.events(
              "network",
              List.of(
                  new Tag("proto", null, TagKind.CATEGORICAL, 0, null, null, null),
                  new Tag("state", null, TagKind.CATEGORICAL, 0, null, null, null),
                  new Tag("dur", "s", TagKind.CONTINUOUS, 0, null, null, null),
                  new Tag("sbytes", "B", TagKind.CONTINUOUS, 0, null, null, null),
                  new Tag("sload", "bit/s", TagKind.CONTINUOUS, 0, null, null, null)),
              Duration.ofSeconds(1)));

  private Fixtures() {}

  public static KnownProfiles profiles(String name, String... tags) {
    return profiles(
        Profile.withDefaults(
            name,
            Stream.of(tags)
                .map(t -> new Tag(t, null, TagKind.CONTINUOUS, 0, null, null, null))
                .toList(),
            Duration.ofSeconds(1)));
  }

  private static KnownProfiles profiles(Profile only) {
    var profile = new KnownProfile(only);
    return new KnownProfiles() {
      @Override
      public Optional<KnownProfile> find(String wanted) {
        return Optional.of(profile).filter(p -> p.name().equals(wanted));
      }

      @Override
      public Collection<String> names() {
        return List.of(profile.name());
      }
    };
  }
}
