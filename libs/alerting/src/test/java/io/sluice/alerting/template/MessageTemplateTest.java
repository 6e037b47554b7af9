package io.sluice.alerting.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MessageTemplateTest {

  private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

  @Test
  void writesWhatAnAlertSays() {
    var template =
        MessageTemplate.parse(
            """
            {severity} {#if severity == 'CRITICAL'}CALL {/if}{asset} since {startedAt}, {peakRatio} times
            {#for c in contributors}
            - {c.tag}{#if c.observed} {c.observed}{#if c.unit} {c.unit}{/if}{/if}{#if c.reason} {c.reason}{/if}
            {/for}
            {#if comment}"{comment}" {by}, for {assignee ?: 'nobody'}: {label ?: 'unknown'}{/if}
            """);

    assertThat(template.render(SampleAlerts.FULL, VIENNA))
        .isEqualTo(
            """
            CRITICAL CALL plant-A since 2026-03-04T13:00:00+01:00, 2.4 times
            - LIT301 1093 mm
            - MV301 has not changed for 60 readings
            "looking" anna, for bert: TRUE_POSITIVE""");
    assertThat(template.render(SampleAlerts.SPARSE, VIENNA))
        .isEqualTo("CRITICAL CALL plant-A since 2026-03-04T13:00:00+01:00, 2.4 times");
  }

  @Test
  void whatIsMissingWritesNothing() {
    var template = MessageTemplate.parse("{asset}{label}{link}, {by ?: 'nobody'}");

    assertThat(template.render(SampleAlerts.SPARSE, VIENNA)).isEqualTo("plant-A, nobody");
  }

  @Test
  void knowsThoseNamesAndNoOthers() {
    for (String name : AlertValues.names()) {
      assertThat(MessageTemplate.parse("{#if " + name + "}x{/if}").source()).contains(name);
    }
  }

  @ParameterizedTest
  @MethodSource
  void refuses(String source, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MessageTemplate.parse(source))
        .withMessage(why);
  }

  static Stream<Arguments> refuses() {
    return Stream.of(
        Arguments.of(" ", "has 1 characters, expected 1 to 4000 that are not all blank"),
        Arguments.of(
            "x".repeat(4001), "has 4001 characters, expected 1 to 4000 that are not all blank"),
        Arguments.of("{#if asset}", "is no template: unterminated section [if] detected"),
        Arguments.of(
            "{asset",
            "is no template: unexpected non-text buffer at the end of the template - unterminated expression: asset"),
        Arguments.of(
            "{aset}",
            "is no template: Key \"aset\" not found in the map with keys [text, asset, streams, profile, kind, severity, category, cause, startedAt, updatedAt, peakRatio, contributors, incident, alert, link, test, by, comment, assignee, label] in expression {aset}"),
        Arguments.of(
            "{contributors.0.tag}",
            "is no template: it asks for an entry of a list that may have none"),
        Arguments.of(
            "{asset.getClass}",
            "is no template: Property \"getClass\" not found on the base object \"java.lang.String\" in expression {asset.getClass}"),
        Arguments.of(
            "{asset.getClass.forName('java.lang.Runtime')}",
            "is no template: Property \"getClass\" not found on the base object \"java.lang.String\" in expression {asset.getClass.forName('java.lang.Runtime')}"),
        Arguments.of(
            "{asset.toUpperCase()}",
            "is no template: Property \"toUpperCase\" not found on the base object \"java.lang.String\" in expression {asset.toUpperCase()}"),
        Arguments.of(
            "{#include other /}", "is no template: no section helper found for {#include other /}"),
        Arguments.of(
            "{#eval '{asset}' /}",
            "is no template: no section helper found for {#eval '{asset}' /}"),
        Arguments.of(
            "{config:quarkus.datasource.password}",
            "is no template: No namespace resolver found for [config] in expression {config:quarkus.datasource.password}"),
        Arguments.of(
            "{#for i in 1000000000}{/for}",
            "is no template: there is no list '1000000000', only contributors and streams"),
        Arguments.of(
            "{#let c=contributors}{c}{/let}",
            "is no template: no section helper found for {#let c=contributors}"),
        Arguments.of(
            "{#for c in contributors}{#for i in c_count}{/for}{/for}",
            "is no template: there is no list 'c_count', only contributors and streams"));
  }

  @Test
  void loopsWithinLoopsEnd() {
    int deep = 40;
    String loops = "{#for c in contributors}".repeat(deep) + "{/for}".repeat(deep);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> MessageTemplate.parse(loops))
        .withMessageContaining("it looks up more than 10000 values");
  }

  @Test
  void cutsOffWhatIsTooLong() {
    String loops = "{#for c in contributors}".repeat(10) + "x".repeat(3000) + "{/for}".repeat(10);

    String text = MessageTemplate.parse(loops).render(SampleAlerts.FULL, VIENNA);

    assertThat(text).hasSize(MessageTemplate.LONGEST_TEXT).endsWith("x…");
  }
}
