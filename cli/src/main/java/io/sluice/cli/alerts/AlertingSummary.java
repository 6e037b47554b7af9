package io.sluice.cli.alerts;

import io.sluice.alerting.AlertingConfig;
import io.sluice.alerting.AlertingFile;
import io.sluice.alerting.Bursts;
import io.sluice.alerting.Modes;
import io.sluice.alerting.QuietTime;
import io.sluice.alerting.receiver.Receiver;
import io.sluice.alerting.route.EscalationStep;
import io.sluice.alerting.route.Route;
import io.sluice.cli.console.Text;
import io.sluice.contracts.yaml.Values;
import io.sluice.incidents.burst.BurstPolicy;
import java.util.ArrayList;
import java.util.List;

/** What an alerting.yaml does, as lines for a person. */
final class AlertingSummary {

  private AlertingSummary() {}

  static List<String> of(AlertingFile.Accepted accepted) {
    AlertingConfig config = accepted.config();
    var lines = new ArrayList<String>();
    lines.add("Receivers");
    for (Receiver receiver : config.receivers().values()) {
      lines.add("  %s: %s".formatted(receiver.name(), receiver.settings().kind()));
    }
    lines.add("Routes, the first that fits is taken");
    for (Route route : config.routes().all()) {
      lines.add("  " + words(route));
      for (EscalationStep step : route.escalate()) {
        lines.add(
            "    if nobody acknowledges within %s: to %s"
                .formatted(Values.words(step.after()), String.join(", ", step.to())));
      }
    }
    if (!config.quiet().isEmpty()) {
      lines.add("Nobody is told");
      for (QuietTime quiet : config.quiet()) {
        lines.add("  %s: %s".formatted(quiet.name(), words(quiet.when().words())));
      }
    }
    if (!config.modes().policies().isEmpty()) {
      lines.add("Operating modes");
      config
          .modes()
          .policies()
          .forEach((name, mode) -> lines.add("  %s: %s".formatted(name, words(Modes.words(mode)))));
    }
    if (!config.bursts().policies().isEmpty()) {
      lines.add("Bursts");
      for (BurstPolicy burst : config.bursts().policies()) {
        lines.add("  %s: %s".formatted(burst.name(), Bursts.words(burst)));
      }
    }
    accepted.notes().forEach(note -> lines.add("Note: " + note));
    return lines.stream().map(Text::plain).toList();
  }

  private static String words(Route route) {
    return "%s: %s to %s%s"
        .formatted(
            route.name(),
            words(route.when().words()),
            route.to().isEmpty() ? "nobody" : String.join(", ", route.to()),
            route.goOn() ? ", and on" : "");
  }

  private static String words(List<String> conditions) {
    return conditions.isEmpty() ? "every alert" : String.join(", ", conditions);
  }
}
