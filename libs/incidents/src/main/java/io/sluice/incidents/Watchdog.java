package io.sluice.incidents;

import io.sluice.contracts.Contributor;
import io.sluice.contracts.PlainText;
import io.sluice.contracts.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is missed, as a finding of the category DATA. */
final class Watchdog {

  private static final String NO_SCORES = "gives no scores any more";
  private static final String SILENT = "is silent, others of its asset go on";
  private static final String ALL_SILENT = "is silent, as all of its asset is";
  private static final Set<String> REASONS = Set.of(NO_SCORES, SILENT, ALL_SILENT);

  /** As that of a quarter of the tags without values: somebody should look, soon. */
  private static final double RATIO = 1.5;

  private Watchdog() {}

  /** Whether this tells of something that is missed, and not of a tag. */
  static boolean isMissed(Contributor contributor) {
    return contributor.reason() != null && REASONS.contains(contributor.reason());
  }

  /**
   * What is wrong with the data of a window, detectors that are silent among it.
   *
   * @param found what its score says
   * @param watched of its stream, after it
   */
  static Finding with(Finding found, Watched watched, Instant now, WatchPolicy policy) {
    if (watched.silent().isEmpty() || policy.detectorSilent().isZero() || hasNone(watched)) {
      return found;
    }
    List<String> names =
        watched.silent().entrySet().stream()
            .filter(one -> isDue(Duration.between(one.getValue(), now), policy.detectorSilent()))
            .map(one -> named("detector ", one.getKey()))
            .toList();
    return names.isEmpty() ? found : with(found, names);
  }

  private static boolean hasNone(Watched watched) {
    return watched.judges() == null || watched.judges().detectors().isEmpty();
  }

  private static boolean isDue(Duration away, Duration limit) {
    return away.compareTo(limit) >= 0;
  }

  /** They come first: of tags without values some may be left out, as long as shares tell. */
  private static Finding with(Finding found, List<String> names) {
    long tags =
        found.contributors().isEmpty()
            ? 0
            : Math.round(1 / found.contributors().getFirst().share());
    double share = 1.0 / (names.size() + tags);
    var all = new ArrayList<Contributor>();
    names.forEach(name -> all.add(missed(name, share, NO_SCORES)));
    found.contributors().forEach(tag -> all.add(tag.withShare(share)));
    return new Finding(
        Math.max(RATIO, found.ratio()),
        found.severity().isAbove(Severity.WARNING) ? found.severity() : Severity.WARNING,
        all,
        found.state(),
        found.mode());
  }

  /** One stream is silent. */
  static Finding silent(String stream) {
    return silent(stream, SILENT);
  }

  /** One stream is silent, and so are all others of its asset. */
  static Finding allSilent(String stream) {
    return silent(stream, ALL_SILENT);
  }

  private static Finding silent(String stream, String how) {
    return new Finding(RATIO, Severity.WARNING, List.of(missed(named("stream ", stream), 1, how)));
  }

  /** A name may be as long as a contributor's is, which has to hold what it is the name of, too. */
  private static String named(String what, String name) {
    return PlainText.first(what + name, PlainText.MAX_NAME_LENGTH);
  }

  private static Contributor missed(String name, double share, @Nullable String reason) {
    return new Contributor(name, share, null, null, null, null, null, null, reason);
  }
}
