package io.sluice.alerting;

import io.sluice.alerting.receiver.Heartbeat;
import io.sluice.alerting.receiver.Receiver;
import io.sluice.alerting.route.Condition;
import io.sluice.alerting.route.NamedTime;
import io.sluice.alerting.route.Route;
import io.sluice.alerting.route.Routes;
import io.sluice.contracts.yaml.InvalidYamlException;
import io.sluice.contracts.yaml.Values;
import io.sluice.contracts.yaml.YamlFaults;
import io.sluice.contracts.yaml.YamlNode;
import io.sluice.contracts.yaml.YamlSection;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of reading an alerting.yaml. */
public sealed interface AlertingFile {

  /**
   * It can be used.
   *
   * @param notes what is allowed and may yet not be meant, a sentence each
   */
  record Accepted(AlertingConfig config, List<String> notes) implements AlertingFile {
    public Accepted {
      notes = List.copyOf(notes);
    }
  }

  /**
   * It cannot.
   *
   * @param faults all that is wrong, each a sentence with its line
   */
  record Refused(List<String> faults) implements AlertingFile {
    public Refused {
      faults = List.copyOf(faults);
    }
  }

  static AlertingFile read(byte[] yaml) {
    YamlNode whole;
    try {
      whole = YamlNode.read(yaml);
    } catch (InvalidYamlException e) {
      return new Refused(List.of("line %d, %s".formatted(e.line(), e.getMessage())));
    }
    if (!(whole instanceof YamlNode.Fields document)) {
      return new Refused(
          List.of("line %d, expected 'receivers:' and 'routes:'".formatted(whole.line())));
    }
    var faults = new YamlFaults();
    YamlSection fields = YamlSection.of(document, faults);
    ZoneId zone = fields.value("zone", AlertingFile::zone, ZoneOffset.UTC);
    Map<String, YamlSection> named = fields.sections("receivers");
    if (named.isEmpty()) {
      fields.fault("receivers", "there is none; name one at least, as 'log: {kind: log}'");
    }
    Map<String, Receiver> receivers = receivers(named);
    Map<String, NamedTime> times = times(fields, zone);
    List<Route> routes = routes(fields, named.keySet(), times);
    List<QuietTime> quiet = quiet(fields, times);
    Modes modes = Modes.read(fields);
    Bursts bursts = Bursts.read(fields);
    Optional<Heartbeat> heartbeat = fields.section("heartbeat").flatMap(Heartbeat::read);
    return fields
        .make(
            () ->
                new AlertingConfig(
                    zone, receivers, new Routes(routes), quiet, modes, bursts, heartbeat))
        .<AlertingFile>map(config -> new Accepted(config, notes(config)))
        .orElseGet(() -> new Refused(faults.sentences()));
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name.strip());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "there is none called '" + name + "', expected one as 'Europe/Vienna' or 'UTC'", e);
    }
  }

  private static Map<String, Receiver> receivers(Map<String, YamlSection> sections) {
    var receivers = new LinkedHashMap<String, Receiver>();
    sections.forEach(
        (name, section) ->
            Receiver.read(name, section).ifPresent(receiver -> receivers.put(name, receiver)));
    return receivers;
  }

  private static Map<String, NamedTime> times(YamlSection fields, ZoneId zone) {
    var times = new LinkedHashMap<String, NamedTime>();
    fields
        .sections("times")
        .forEach(
            (name, section) ->
                NamedTime.read(name, section, zone).ifPresent(time -> times.put(name, time)));
    return times;
  }

  private static List<QuietTime> quiet(YamlSection fields, Map<String, NamedTime> times) {
    var quiet = new LinkedHashMap<String, QuietTime>();
    List<YamlSection> sections = fields.items("quiet");
    for (int i = 0; i < sections.size(); i++) {
      YamlSection section = sections.get(i);
      QuietTime.read(section, "quiet[" + i + "]", times)
          .filter(time -> quiet.putIfAbsent(time.name(), time) != null)
          .ifPresent(
              time -> section.fault("name", "another quiet time is called '" + time.name() + "'"));
    }
    return List.copyOf(quiet.values());
  }

  /** Without any, every alert goes to every receiver. */
  private static List<Route> routes(
      YamlSection fields, Set<String> receivers, Map<String, NamedTime> times) {
    if (!fields.has("routes")) {
      return List.of(new Route("all", Condition.ANY, List.copyOf(receivers), false, List.of()));
    }
    Function<String, String> receiver =
        Values.known(
            "receiver",
            receivers.stream().collect(Collectors.toMap(Function.identity(), Function.identity())));
    var routes = new LinkedHashMap<String, Route>();
    List<YamlSection> sections = fields.items("routes");
    for (int i = 0; i < sections.size(); i++) {
      YamlSection section = sections.get(i);
      Route.read(section, "routes[" + i + "]", receiver, times)
          .filter(route -> routes.putIfAbsent(route.name(), route) != null)
          .ifPresent(
              route -> section.fault("name", "another route is called '" + route.name() + "'"));
    }
    return List.copyOf(routes.values());
  }

  private static List<String> notes(AlertingConfig config) {
    var notes = new ArrayList<String>();
    Set<String> named =
        config.routes().all().stream()
            .flatMap(route -> route.receivers().stream())
            .collect(Collectors.toSet());
    config.receivers().keySet().stream()
        .filter(receiver -> !named.contains(receiver))
        .forEach(receiver -> notes.add("no route leads to receiver " + receiver));
    @Nullable String last = null;
    for (Route route : config.routes().all()) {
      if (last != null) {
        notes.add("route %s is never reached: %s takes every alert".formatted(route.name(), last));
      } else if (route.when().equals(Condition.ANY) && !route.goOn()) {
        last = route.name();
      }
    }
    if (last == null) {
      notes.add("no route takes every alert: those that meet no route reach nobody");
    }
    return notes;
  }
}
