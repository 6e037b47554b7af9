package io.sluice.incidents.quiet;

import io.sluice.contracts.Glob;
import io.sluice.contracts.PlainText;
import io.sluice.contracts.QuietKind;
import io.sluice.contracts.QuietRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One silence, maintenance window, shelved alarm or operating mode. Silences, shelving and modes
 * are about people and go by the clock on their wall; a maintenance window is about the plant and
 * goes by event time, so that what is replayed, or comes late, is judged as it would have been.
 *
 * @param kind SILENCE, MAINTENANCE, SHELVED or MODE
 * @param matchers what it is about; all must match
 * @param mode name of the operating mode; of that kind alone, null otherwise
 * @param from inclusive
 * @param to exclusive
 * @param reason what somebody said of it
 * @param by who asked for it
 * @param at when, by the clock on the wall
 * @param revoked who took it back; null if nobody did
 */
public record QuietEntry(
    UUID id,
    QuietKind kind,
    List<Matcher> matchers,
    @Nullable String mode,
    Instant from,
    Instant to,
    String reason,
    String by,
    Instant at,
    @Nullable Revocation revoked) {

  /**
   * A shift: what an operator keeps quiet ends with it, so that who comes next decides anew.
   *
   * @see <a
   *     href="https://www.isa.org/standards-and-publications/isa-standards/isa-18-series-of-standards">ISA-18.2</a>
   */
  public static final Duration SHIFT = Duration.ofHours(12);

  public static final int MAX_MATCHERS = 20;
  public static final int MAX_REASON_LENGTH = 500;

  /**
   * Somebody took it back.
   *
   * @param at by the clock on the wall
   */
  public record Revocation(String by, Instant at) {}

  /** What became of it. */
  public enum State {
    /** It has not begun. */
    PENDING,
    ACTIVE,
    /** It ended by itself. */
    EXPIRED,
    REVOKED
  }

  /**
   * @throws InvalidQuietException naming the field that is wrong, and the rule
   */
  public QuietEntry {
    matchers = List.copyOf(matchers);
    if (matchers.isEmpty() || matchers.size() > MAX_MATCHERS) {
      throw new InvalidQuietException(
          "matchers",
          "1 to " + MAX_MATCHERS,
          "'matchers' has %d entries, expected 1 to %d; all that there is, is asset=*"
              .formatted(matchers.size(), MAX_MATCHERS));
    }
    if ((kind == QuietKind.MODE) != (mode != null)) {
      throw new IllegalArgumentException("a mode has a name, and nothing else has: " + kind);
    }
    if (!from.isBefore(to)) {
      throw new InvalidQuietException(
          "to", "after 'from'", "'to' is %s, not after 'from' %s".formatted(to, from));
    }
    Duration length = Duration.between(from, to);
    Duration longest = longest(kind);
    if (length.compareTo(longest) > 0) {
      throw new InvalidQuietException(
          "to",
          "at most %d days after 'from'".formatted(longest.toDays()),
          "'to' is %s, more than %d days after 'from' %s: make it shorter, it can be asked for again"
              .formatted(to, longest.toDays(), from));
    }
    if (reason.isBlank() || reason.length() > MAX_REASON_LENGTH || !PlainText.isPlain(reason)) {
      throw new InvalidQuietException(
          "reason",
          "1 to %d characters".formatted(MAX_REASON_LENGTH),
          "'reason' must say why in 1 to %d characters of one line".formatted(MAX_REASON_LENGTH));
    }
  }

  /** Who forgets one is reminded: none goes on for ever. */
  public static Duration longest(QuietKind kind) {
    return switch (kind) {
      case SILENCE -> Duration.ofDays(90);
      case MAINTENANCE -> Duration.ofDays(31);
      case SHELVED, MODE -> Duration.ofDays(7);
      case SCHEDULE, OTHER -> throw new IllegalArgumentException("nobody asks for " + kind);
    };
  }

  /**
   * Why only an engineer may ask for it, to be read after "it"; empty if an operator may, too. An
   * operator answers for what is named, until the end of the shift: ISA-18.2 has what goes further
   * authorised.
   */
  public Optional<String> reserved() {
    if (Duration.between(from, to).compareTo(SHIFT) > 0) {
      return Optional.of("lasts longer than %d hours".formatted(SHIFT.toHours()));
    }
    return matchers.stream().anyMatch(QuietEntry::narrows)
        ? Optional.empty()
        : Optional.of("is about all assets");
  }

  /** Whether it leaves out the most of all assets: one incident, or assets by their names. */
  private static boolean narrows(Matcher matcher) {
    return switch (matcher.name()) {
      case INCIDENT, ASSET -> matcher.isEqual() && matcher.value().namesAnything();
      case STREAM, PROFILE, TAG, SEVERITY, CATEGORY -> false;
    };
  }

  /**
   * Whether an instant lies in it. Taken back while it runs it ends there; taken back before or
   * afterwards it never was.
   */
  public boolean covers(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(end());
  }

  /** When it ends; its beginning if it never was. */
  public Instant end() {
    if (revoked == null) {
      return to;
    }
    return revoked.at().isAfter(from) && revoked.at().isBefore(to) ? revoked.at() : from;
  }

  public State state(Instant now) {
    if (revoked != null) {
      return State.REVOKED;
    }
    if (now.isBefore(from)) {
      return State.PENDING;
    }
    return now.isBefore(to) ? State.ACTIVE : State.EXPIRED;
  }

  /** Whether it is about this, whenever. */
  public boolean matches(Subject subject) {
    return matchers.stream().allMatch(matcher -> matcher.matches(subject));
  }

  /** Whether it may be about an asset. */
  public boolean isAbout(String asset) {
    return matchers.stream()
        .filter(matcher -> matcher.name() == MatchedField.ASSET)
        .allMatch(matcher -> matcher.isEqual() == matcher.value().matches(asset));
  }

  /** The one asset that it is about, by its whole name; empty if it may be about several. */
  Optional<String> asset() {
    return matchers.stream()
        .filter(matcher -> matcher.name() == MatchedField.ASSET && matcher.isEqual())
        .map(Matcher::value)
        .filter(Glob::isLiteral)
        .map(Glob::pattern)
        .findFirst();
  }

  /** Of the clocks the one that it goes by. */
  Instant clock(Moment moment) {
    return kind == QuietKind.MAINTENANCE ? moment.event() : moment.wall();
  }

  /** Whether two are the same but for their time, and overlap. */
  public boolean overlaps(QuietEntry other) {
    return kind == other.kind
        && matchers.equals(other.matchers)
        && from.isBefore(other.end())
        && other.from.isBefore(end());
  }

  /** How an alert refers to it. */
  QuietRef ref() {
    return new QuietRef(kind, id.toString(), mode == null ? reason : mode + ": " + reason);
  }
}
