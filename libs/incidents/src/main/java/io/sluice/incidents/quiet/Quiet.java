package io.sluice.incidents.quiet;

import io.sluice.contracts.Alert;
import io.sluice.contracts.QuietKind;
import io.sluice.contracts.QuietRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

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

  private final List<QuietEntry> entries;
  private final Map<String, ModePolicy> modes;

  /**
   * @param entries what people asked for
   * @param modes the policy of each operating mode, by its name
   */
  public Quiet(List<QuietEntry> entries, Map<String, ModePolicy> modes) {
    this.entries = entries.stream().sorted(FIRST).toList();
    this.modes = Map.copyOf(modes);
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
   */
  public Optional<Decision> of(Alert alert, Moment at, boolean wasTold) {
    if (isTold(alert, wasTold)) {
      return Optional.empty();
    }
    Subject subject = Subject.of(alert);
    Optional<UUID> mode = mode(alert.asset(), at.wall()).map(QuietEntry::id);
    for (QuietEntry entry : entries) {
      if (entry.covers(entry.clock(at))
          && entry.matches(subject)
          && (entry.kind() != QuietKind.MODE || isQuiet(entry, mode, subject))) {
        return Optional.of(new Decision(entry.ref(), entry.end()));
      }
    }
    return Optional.empty();
  }

  /**
   * Whether nothing can keep an alert quiet: what somebody writes of an incident is for the record
   * anyway, and who was told of an incident is told that it is over.
   *
   * @param wasTold whether people were told of its incident before
   */
  public static boolean isTold(Alert alert, boolean wasTold) {
    return switch (alert.kind()) {
      case COMMENTED, LABELLED -> true;
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

  /** How long windows of an asset must be anomalous in its mode; empty if as usual. */
  public Optional<Duration> onDelay(String asset, Instant wall) {
    return mode(asset, wall)
        .flatMap(entry -> Optional.ofNullable(modes.get(String.valueOf(entry.mode()))))
        .flatMap(ModePolicy::onDelay);
  }

  private Optional<QuietEntry> mode(String asset, Instant wall) {
    return entries.stream()
        .filter(entry -> entry.kind() == QuietKind.MODE)
        .filter(entry -> entry.covers(wall) && entry.isAbout(asset))
        .max(NEWEST);
  }

  /** The maintenance in which an incident began, if any. */
  public Optional<QuietEntry> maintenance(Subject subject, Instant startedAt) {
    return entries.stream()
        .filter(entry -> entry.kind() == QuietKind.MAINTENANCE)
        .filter(entry -> entry.covers(startedAt) && entry.matches(subject))
        .findFirst();
  }
}
