package io.sluice.cli.retrain;

import io.sluice.catalog.ProfileVersions;
import io.sluice.detection.bundle.BundleFolder;
import io.sluice.detection.bundle.BundleRefusedException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a bundle was made from, as its model card says it.
 *
 * @param profile its profile
 * @param url of the query-api that was asked
 * @param from begin of the history
 * @param to end of the history
 */
record HistoryOrigin(String profile, String url, Instant from, Instant to) {

  private static final Pattern TEXT =
      Pattern.compile("readings of profile (\\S+) that (\\S+) had stored from (\\S+) to (\\S+)");

  /** Until when the newest version has learnt; empty if it was not made from the history. */
  static Optional<Instant> learntUntil(ProfileVersions versions) {
    if (versions.folders().isEmpty()) {
      return Optional.empty();
    }
    Path newest = versions.folders().lastEntry().getValue();
    try {
      String card = BundleFolder.read(newest).card();
      return card == null ? Optional.empty() : in(card).map(HistoryOrigin::to);
    } catch (BundleRefusedException e) {
      // Whoever loads it says what is wrong with it.
      return Optional.empty();
    }
  }

  static Optional<HistoryOrigin> in(String card) {
    Matcher matcher = TEXT.matcher(card);
    if (!matcher.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new HistoryOrigin(
              matcher.group(1),
              matcher.group(2),
              Instant.parse(matcher.group(3)),
              Instant.parse(matcher.group(4).replaceAll("[.]$", ""))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "readings of profile %s that %s had stored from %s to %s"
        .formatted(profile, url, from, to);
  }
}
