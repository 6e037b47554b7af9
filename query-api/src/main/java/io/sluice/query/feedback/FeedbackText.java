package io.sluice.query.feedback;

import io.sluice.contracts.IncidentLabel;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Pattern;

/** What single texts of feedback say. */
final class FeedbackText {

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 9999;
  private static final int SHOWN = 80;

  private static final Pattern OFFSET = Pattern.compile("([zZ]|[+-]\\d\\d(:?\\d\\d){0,2})\\s*$");

  private FeedbackText() {}

  /**
   * A label by its name, or by what data sets call it.
   *
   * @throws FeedbackRefusedException if it is neither
   */
  static IncidentLabel label(String place, String text) {
    String word = text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]|\\.$|\\.0+$", "");
    return switch (word) {
      case "truepositive", "truealarm", "true", "attack", "anomaly", "anomalous", "1" ->
          IncidentLabel.TRUE_POSITIVE;
      case "falsepositive", "falsealarm", "false", "normal", "benign", "0" ->
          IncidentLabel.FALSE_POSITIVE;
      case "maintenance" -> IncidentLabel.MAINTENANCE;
      case "unknown" -> IncidentLabel.UNKNOWN;
      default ->
          throw FeedbackItem.refused(
              place,
              "label",
              "is '%s', expected TRUE_POSITIVE (or 1, attack), FALSE_POSITIVE (or 0, normal), MAINTENANCE or UNKNOWN"
                  .formatted(shown(text)));
    };
  }

  /**
   * An instant as ISO-8601 has it; UTC where it says no offset.
   *
   * @throws FeedbackRefusedException if it is none
   */
  static Instant time(String place, String field, String text) {
    return time(place, field, text, ZoneOffset.UTC);
  }

  /**
   * The same, in a zone where it says no offset; of an hour that a clock says twice it is the
   * first.
   *
   * @throws FeedbackRefusedException if it is none
   */
  static Instant time(String place, String field, String text, ZoneId zone) {
    String iso = text.strip().replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) +", "$1T");
    try {
      OffsetDateTime time = parsed(iso, zone);
      if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
        return time.toInstant();
      }
    } catch (DateTimeException e) {
      // answered below, together with years out of range
    }
    throw FeedbackItem.refused(
        place,
        field,
        "is '%s', expected an ISO-8601 instant such as 2015-12-28T10:29:14Z"
            .formatted(shown(text)));
  }

  private static OffsetDateTime parsed(String iso, ZoneId zone) {
    return saysOffset(iso)
        ? OffsetDateTime.parse(iso)
        : LocalDateTime.parse(iso).atZone(zone).toOffsetDateTime();
  }

  /** Whether a time says by itself which instant it is. */
  static boolean saysOffset(String time) {
    return OFFSET.matcher(time).find();
  }

  static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }
}
