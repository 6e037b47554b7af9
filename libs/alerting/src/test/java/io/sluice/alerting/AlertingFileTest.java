package io.sluice.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.alerting.address.AddressPolicy;
import io.sluice.alerting.receiver.LogSettings;
import io.sluice.alerting.receiver.Reach;
import io.sluice.alerting.receiver.SecretRef;
import io.sluice.alerting.receiver.WebhookSettings;
import io.sluice.alerting.route.Condition;
import io.sluice.alerting.route.EscalationStep;
import io.sluice.alerting.route.NamedTime;
import io.sluice.alerting.route.Route;
import io.sluice.alerting.template.MessageTemplate;
import io.sluice.alerting.template.Wording;
import io.sluice.contracts.Category;
import io.sluice.contracts.Glob;
import io.sluice.contracts.Severity;
import io.sluice.incidents.quiet.RecurringTime;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertingFileTest {

  private static final String RECEIVERS =
      """
      receivers:
        log: {kind: log}
        control-room: {kind: webhook, url: 'https://hooks.example.org/a', secret-env: OPS}
      """;

  @Test
  void readsAllThatThereIs() {
    var config =
        accepted(
                """
                zone: Europe/Vienna
                times:
                  nights: {days: mon-fri, from: 22:00, to: 06:00}
                  sundays: {days: [sun], zone: UTC}
                receivers:
                  control-room:
                    kind: webhook
                    url: http://scada.example.org/alerts
                    allow-insecure: true
                    secret-file: [/etc/sluice/new, /etc/sluice/old]
                    connect-timeout: 2s
                    timeout: 1m30s
                  log:
                    kind: log
                    title: "{severity} {asset}"
                    text: |
                      {text}
                      {link ?: ''}
                routes:
                  - name: pumps
                    when:
                      min-severity: warning
                      assets: [pump-*, 'line-A?']
                      streams: vibration
                      tags: [LIT*]
                      categories: [PROCESS, DATA]
                      times: nights
                    to: control-room
                    continue: true
                    escalate:
                      - {after: 15m, to: log}
                  - to: [log]
                quiet:
                  - name: cleaning
                    when: {times: [nights, sundays], max-severity: WARNING}
                """)
            .config();

    var nights =
        new NamedTime(
            "nights", RecurringTime.parse(List.of("mon-fri"), "22:00", "06:00", "Europe/Vienna"));
    var sundays =
        new NamedTime("sundays", RecurringTime.parse(List.of("sun"), "00:00", "24:00", "UTC"));
    assertThat(config.zone()).isEqualTo(ZoneId.of("Europe/Vienna"));
    assertThat(config.receivers().keySet()).containsExactly("control-room", "log");
    assertThat(config.receivers().get("control-room").settings())
        .isEqualTo(
            new WebhookSettings(
                URI.create("http://scada.example.org/alerts"),
                List.of(
                    new SecretRef.OfFile("secret-file", Path.of("/etc/sluice/new")),
                    new SecretRef.OfFile("secret-file", Path.of("/etc/sluice/old"))),
                WebhookSettings.Body.PLAIN,
                new Reach(
                    AddressPolicy.publicOnly(),
                    Optional.empty(),
                    true,
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(90))));
    assertThat(config.receivers().get("log").settings()).isEqualTo(new LogSettings());
    assertThat(config.receivers().get("control-room").wording()).isEqualTo(Wording.DEFAULT);
    assertThat(config.receivers().get("log").wording())
        .isEqualTo(
            new Wording(
                Optional.of(MessageTemplate.parse("{severity} {asset}")),
                Optional.of(MessageTemplate.parse("{text}\n{link ?: ''}\n"))));
    assertThat(config.routes().all())
        .containsExactly(
            new Route(
                "pumps",
                new Condition(
                    Severity.WARNING,
                    Severity.CRITICAL,
                    List.of(new Glob("pump-*"), new Glob("line-A?")),
                    List.of(new Glob("vibration")),
                    List.of(new Glob("LIT*")),
                    List.of(Category.PROCESS, Category.DATA),
                    List.of(),
                    List.of(),
                    List.of(nights)),
                List.of("control-room"),
                true,
                List.of(new EscalationStep(Duration.ofMinutes(15), List.of("log")))),
            new Route("routes[1]", Condition.ANY, List.of("log"), false, List.of()));
    assertThat(config.quiet())
        .singleElement()
        .satisfies(
            quiet -> {
              assertThat(quiet.name()).isEqualTo("cleaning");
              assertThat(quiet.when().times()).containsExactly(nights, sundays);
              assertThat(quiet.when().maxSeverity()).isEqualTo(Severity.WARNING);
            });
    assertThat(config.longestAttempt()).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void withoutRoutesEveryAlertGoesToEveryReceiver() {
    var read = accepted(RECEIVERS);

    assertThat(read.config().routes().all())
        .singleElement()
        .satisfies(
            route -> {
              assertThat(route.when()).isEqualTo(Condition.ANY);
              assertThat(route.to()).containsExactly("log", "control-room");
            });
    assertThat(read.notes()).isEmpty();
  }

  @Test
  void namesEveryFaultAtOnceWithItsLine() {
    assertThat(
            refused(
                """
                zon: UTC
                times: {nights: {days: mondey, from: "25:00", zone: Mars}, noon: {from: 12}, days: {to: "20:00"}}
                receivers:
                  ops:
                    kind: webhook
                    url: http://hooks.example.org
                    timeout: soon
                    connect-timeout: 6m
                    secret: whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
                  Log:
                    kind: log
                    level: high
                  chat:
                    kind: slak
                  silent:
                  terse: {kind: log, title: "{#if asset}"}
                routes:
                  - to: [opps]
                    when: {min-severity: CRITICAL, max-severity: INFO}
                    escalate:
                      - {after: 5m, to: [ops]}
                      - {after: 2m, to: [ops]}
                  - name: twice
                    to: []
                  - name: twice
                    to: []
                  - when: {assets: pump-1, severity: INFO}
                quiet:
                  - when: {assets: pump-1}
                  - when: {times: night}
                  - {name: cleaning, when: {times: days}}
                  - {name: cleaning, when: {times: days}}
                """))
        .containsExactly(
            "line 1, zon: there is no such field; did you mean zone?",
            "line 2, times.nights.days: 'mondey' is no day of the week, expected as 'mon' or 'mon-fri'",
            "line 2, times.noon.from: '12' is no time of day, expected as '06:00'",
            "line 6, receivers.ops.url: must be https, since hooks.example.org is another machine (or set allow-insecure to true)",
            "line 7, receivers.ops.timeout: is 'soon', expected a duration as 500ms, 15s, 5m, 1h30m or 2d",
            "line 8, receivers.ops.connect-timeout: is 6m, expected 1ms to 5m",
            "line 9, receivers.ops.secret: a secret must not be in this file; put it in a file of its own and give secret-file, or secret-env",
            "line 11, receivers.Log: a receiver's name has 1 to 63 of a-z, 0-9, - and _, and begins and ends with a letter or digit",
            "line 12, receivers.Log.level: there is no such field; expected one of title, text, kind, per-minute, group-wait",
            "line 14, receivers.chat.kind: is 'slak', expected one of log, webhook, slack, teams, email, sms, pagerduty, alertmanager, syslog",
            "line 15, receivers.silent: has no fields of its own",
            "line 16, receivers.terse.title: is no template: unterminated section [if] detected",
            "line 18, routes[0].to[0]: there is no receiver 'opps'; did you mean ops?",
            "line 19, routes[0].when.min-severity: is CRITICAL, above max-severity INFO",
            "line 25, routes[2].name: another route is called 'twice'",
            "line 27, routes[3].when.severity: there is no such field; expected one of min-severity, max-severity, assets, streams, tags, categories, causes, labels, times",
            "line 27, routes[3].to: is missing; name receivers, or [] if nobody is to be told",
            "line 29, quiet[0].when: names no times; a route to [] is for what nobody is ever told of",
            "line 30, quiet[1].when.times: there is no time 'night'",
            "line 32, quiet[3].name: another quiet time is called 'cleaning'");
  }

  @Test
  void saysWhatMayNotBeMeant() {
    assertThat(
            accepted(
                    RECEIVERS
                        + """
                        routes:
                          - {name: all, to: log}
                          - {name: late, to: log}
                        """)
                .notes())
        .containsExactly(
            "no route leads to receiver control-room",
            "route late is never reached: all takes every alert");
    assertThat(
            accepted(
                    RECEIVERS
                        + """
                        routes:
                          - {when: {assets: a}, to: [log, control-room]}
                        """)
                .notes())
        .containsExactly("no route takes every alert: those that meet no route reach nobody");
  }

  @Test
  void whatIsNoTextIsSaid() {
    AlertingFile file =
        AlertingFile.read(
            "receivers: {log: {kind: log}} # \u00fc".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(file)
        .isInstanceOfSatisfying(
            AlertingFile.Refused.class,
            refused -> assertThat(refused.faults()).containsExactly("line 1, this is not UTF-8"));
  }

  @Test
  void whatIsNoYamlIsSaidWithItsLine() {
    assertThat(refused("receivers:\n  log: {kind: log\n"))
        .singleElement()
        .asString()
        .isEqualTo(
            "line 2, this is no YAML, while parsing a flow mapping: expected ',' or '}', but got <stream end>");
    assertThat(refused("")).containsExactly("line 1, expected 'receivers:' and 'routes:'");
    assertThat(refused("receivers: {}"))
        .containsExactly(
            "line 1, receivers: there is none; name one at least, as 'log: {kind: log}'");
    assertThat(refused("receivers: &a {log: {kind: log}}"))
        .containsExactly("line 1, anchors and aliases are not supported");
  }

  private static AlertingFile.Accepted accepted(String yaml) {
    AlertingFile file = AlertingFile.read(yaml.getBytes(StandardCharsets.UTF_8));
    assertThat(file).as(file.toString()).isInstanceOf(AlertingFile.Accepted.class);
    return (AlertingFile.Accepted) file;
  }

  private static List<String> refused(String yaml) {
    AlertingFile file = AlertingFile.read(yaml.getBytes(StandardCharsets.UTF_8));
    assertThat(file).isInstanceOf(AlertingFile.Refused.class);
    return ((AlertingFile.Refused) file).faults();
  }
}
