package io.sluice.incidents.quiet;

import io.sluice.contracts.Alert;
import io.sluice.contracts.QuietKind;
import io.sluice.contracts.QuietRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that keeps alerts quiet, and whether it does. Immutable. */
public final class Quiet {

  /** The longest lasting first: what ends first is not asked again for nothing. */
  private static final Comparator<QuietEntry> FIRST =
      Comparator.comparing(QuietEntry::kind, Comparator.comparingInt(QuietKind.KNOWN::indexOf))
          .thenComparing(QuietEntry::end, Comparator.reverseOrder())
          .thenComparing(QuietEntry::id);

  private static final Comparator<QuietEntry> NEWEST =
      Comparator.comparing(QuietEntry::at).thenComparing(QuietEntry::id);

  /** Nothing is. */
  public static final Quiet NONE = new Quiet(List.of(), Map.of());

  private final QuietIndex entries;
  private final QuietIndex past;
  private final Map<String, ModePolicy> modes;

  /**
   * @param entries what people asked for
   * @param modes the policy of each operating mode, by its name
   */
  public Quiet(List<QuietEntry> entries, Map<String, ModePolicy> modes) {
    this(index(entries), index(List.of()), Map.copyOf(modes));
  }

  private Quiet(QuietIndex entries, QuietIndex past, Map<String, ModePolicy> modes) {
    this.entries = entries;
    this.past = past;
    this.modes = modes;
  }

  private static QuietIndex index(Collection<QuietEntry> entries) {
    return new QuietIndex(entries, FIRST);
  }

  /**
   * The same, and windows of maintenance that are over: they are looked up for what is late or
   * replayed, and not held for what is of now.
   */
  public Quiet withPast(Collection<QuietEntry> windows) {
    return windows.isEmpty() ? this : new Quiet(entries, index(windows), modes);
  }

  /** Of those that apply to something of an asset the one that counts. */
  private Optional<QuietEntry> first(String asset, Predicate<QuietEntry> applies) {
    return Stream.of(entries, past)
        .flatMap(index -> index.first(asset, applies).stream())
        .min(FIRST);
  }

  /**
   * Why an alert is quiet.
   *
   * @param until when to ask again, by the clock that decides: what keeps it quiet ends then unless
   *     somebody ends it before
   */
  public record Decision(QuietRef why, Instant until) {}

  /**
   * Whether people are not to be told of an alert, and why.
   *
   * @param wasTold whether people were told of its incident before
   * @param stated the mode that the asset's plant says it is in; null if it says none. It counts
   *     while nobody has said one
   */
  public Optional<Decision> of(Alert alert, Moment at, boolean wasTold, @Nullable String stated) {
    if (isTold(alert, wasTold)) {
      return Optional.empty();
    }
    Subject subject = Subject.of(alert);
    Optional<UUID> mode = mode(alert.asset(), at.wall()).map(QuietEntry::id);
    Optional<Decision> decision =
        first(
                alert.asset(),
                entry ->
                    entry.covers(entry.clock(at))
                        && entry.matches(subject)
                        && (entry.kind() != QuietKind.MODE || isQuiet(entry, mode, subject)))
            .map(entry -> new Decision(entry.ref(), entry.end()));
    return decision.isPresent() || stated == null || mode.isPresent()
        ? decision
        : stated(stated, subject);
  }

  /** Nobody knows when the plant says otherwise. */
  private Optional<Decision> stated(String mode, Subject subject) {
    return Optional.ofNullable(modes.get(mode))
        .filter(policy -> policy.isQuiet(subject.severity()))
        .map(
            policy ->
                new Decision(
                    new QuietRef(QuietKind.MODE, mode, mode + ": the plant says so"), Instant.MAX));
  }

  /** Whether any mode changes anything. */
  public boolean knowsModes() {
    return !modes.isEmpty();
  }

  /**
   * Whether nothing can keep an alert quiet: what somebody writes of an incident is for the record
   * anyway, and who was told of an incident is told that it is over.
   *
   * @param wasTold whether people were told of its incident before
   */
  public static boolean isTold(Alert alert, boolean wasTold) {
    return switch (alert.kind()) {
      case COMMENTED, LABELLED, TOLD -> true;
      case RESOLVED -> wasTold;
      case OPENED,
          ESCALATED,
          DEESCALATED,
          UPDATED,
          REMINDED,
          REOPENED,
          FLAPPING,
          ACKNOWLEDGED,
          ASSIGNED,
          LEARNT,
          REPAIRED,
          BURST,
          OTHER ->
          false;
    };
  }

  private boolean isQuiet(QuietEntry entry, Optional<UUID> mode, Subject subject) {
    // Of several modes the newest counts; one without a policy any more changes nothing.
    ModePolicy policy = modes.get(String.valueOf(entry.mode()));
    return mode.equals(Optional.of(entry.id()))
        && policy != null
        && policy.isQuiet(subject.severity());
  }

  /**
   * How long windows of an asset must be anomalous in its mode; empty if as usual.
   *
   * @param stated the mode that its plant says it is in, which counts while nobody has said one;
   *     null if it says none
   */
  public Optional<Duration> onDelay(String asset, Instant wall, @Nullable String stated) {
    return mode(asset, wall)
        .map(entry -> String.valueOf(entry.mode()))
        .or(() -> Optional.ofNullable(stated))
        .map(modes::get)
        .flatMap(ModePolicy::onDelay);
  }

  private Optional<QuietEntry> mode(String asset, Instant wall) {
    return entries
        .about(asset)
        .filter(entry -> entry.kind() == QuietKind.MODE)
        .filter(entry -> entry.covers(wall) && entry.isAbout(asset))
        .max(NEWEST);
  }

  /** The maintenance in which an incident began, if any. */
  public Optional<QuietEntry> maintenance(Subject subject, Instant startedAt) {
    return first(
        subject.asset(),
        entry ->
            entry.kind() == QuietKind.MAINTENANCE
                && entry.covers(startedAt)
                && entry.matches(subject));
  }
}
