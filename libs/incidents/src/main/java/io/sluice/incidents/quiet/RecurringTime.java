package io.sluice.incidents.quiet;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.zone.ZoneOffsetTransition;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A time of day that comes back on days of the week, by the clock on the wall of a zone: Monday to
 * Friday from 22:00 to 06:00 in Vienna.
 *
 * <p>It begins when that clock first shows {@code from} and ends when it last shows {@code to}: an
 * hour that the clock shows twice lies in it twice, and what it leaves out is no time at all. So a
 * night is never interrupted by the change to or from summer time, and one that lies wholly in the
 * hour left out does not come about that day.
 *
 * @param days on which it begins; at least one
 * @param from inclusive
 * @param to exclusive; of the next day if it is not after {@code from}, so that twice the same is a
 *     whole day
 * @param zone whose clock
 */
public record RecurringTime(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
  private static final String END_OF_DAY = "24:00";

  /** As many letters tell days apart. */
  private static final int SHORTEST_DAY = 3;

  /**
   * @throws IllegalArgumentException if it has no day
   */
  public RecurringTime {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("days: there is none, expected one at least");
    }
    days = Collections.unmodifiableSet(EnumSet.copyOf(days));
  }

  /**
   * What a person wrote.
   *
   * @param days names, their first letters or spans of them ({@code mon-fri}); none is every day
   * @param from as {@code 22:00}
   * @param to as {@code 06:00} or {@code 24:00}
   * @param zone as {@code Europe/Vienna}
   * @throws IllegalArgumentException beginning with the name of the first parameter that is wrong
   *     and a colon
   */
  public static RecurringTime parse(Collection<String> days, String from, String to, String zone) {
    return new RecurringTime(
        days(days),
        clock("from", from),
        to.equals(END_OF_DAY) ? LocalTime.MIDNIGHT : clock("to", to),
        zone(zone));
  }

  /**
   * A zone by its name.
   *
   * @throws IllegalArgumentException beginning with "zone:", if there is none
   */
  public static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "zone: there is none called '" + name + "', expected one as 'Europe/Vienna' or 'UTC'", e);
    }
  }

  /** Whether an instant lies in it. */
  public boolean contains(Instant at) {
    return until(at).isPresent();
  }

  /** When the one that an instant lies in ends; empty if it lies in none. */
  public Optional<Instant> until(Instant at) {
    LocalDate today = at.atZone(zone).toLocalDate();
    // The latest first: of two that overlap it ends later. The day before may reach into today.
    for (LocalDate day = today; !day.isBefore(today.minusDays(1)); day = day.minusDays(1)) {
      if (days.contains(day.getDayOfWeek()) && !at.isBefore(start(day)) && at.isBefore(end(day))) {
        return Optional.of(end(day));
      }
    }
    return Optional.empty();
  }

  private Instant start(LocalDate day) {
    return instant(day.atTime(from), true);
  }

  private Instant end(LocalDate day) {
    return instant((to.isAfter(from) ? day : day.plusDays(1)).atTime(to), false);
  }

  /** When the clock shows this: first or last; if never, when it passes over it. */
  private Instant instant(LocalDateTime shown, boolean first) {
    ZoneOffsetTransition change = zone.getRules().getTransition(shown);
    if (change == null) {
      return shown.toInstant(zone.getRules().getOffset(shown));
    }
    if (change.isGap()) {
      return change.getInstant();
    }
    ZoneOffset offset = first ? change.getOffsetBefore() : change.getOffsetAfter();
    return shown.toInstant(offset);
  }

  private static Set<DayOfWeek> days(Collection<String> names) {
    if (names.isEmpty()) {
      return EnumSet.allOf(DayOfWeek.class);
    }
    var days = EnumSet.noneOf(DayOfWeek.class);
    for (String name : names) {
      int dash = name.indexOf('-');
      DayOfWeek first = day(dash < 0 ? name : name.substring(0, dash));
      DayOfWeek last = dash < 0 ? first : day(name.substring(dash + 1));
      days.add(first);
      for (DayOfWeek day = first; day != last; ) {
        day = day.plus(1);
        days.add(day);
      }
    }
    return days;
  }

  private static DayOfWeek day(String name) {
    String given = name.strip().toUpperCase(Locale.ROOT);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (given.length() >= SHORTEST_DAY && day.name().startsWith(given)) {
        return day;
      }
    }
    throw new IllegalArgumentException(
        "days: '" + name.strip() + "' is no day of the week, expected as 'mon' or 'mon-fri'");
  }

  private static LocalTime clock(String field, String text) {
    try {
      return LocalTime.parse(text, CLOCK);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          field + ": '" + text + "' is no time of day, expected as '06:00'", e);
    }
  }
}
