package io.sluice.alerting.route;

import io.sluice.contracts.yaml.Values;
import io.sluice.contracts.yaml.YamlSection;
import io.sluice.incidents.quiet.RecurringTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A recurring time that conditions refer to.
 *
 * @param name of the user's choice
 * @param time when it is
 */
public record NamedTime(String name, RecurringTime time) {

  /**
   * @param zone of one that names none
   * @return empty if something is wrong, which is noted
   */
  public static Optional<NamedTime> read(String name, YamlSection fields, ZoneId zone) {
    List<String> days = fields.list("days", Values::text);
    String from = fields.value("from", Values::text, "00:00");
    String to = fields.value("to", Values::text, "24:00");
    String where = fields.value("zone", Values::text, zone.getId());
    return fields.make(() -> new NamedTime(name, RecurringTime.parse(days, from, to, where)));
  }
}
