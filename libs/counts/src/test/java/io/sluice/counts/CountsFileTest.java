package io.sluice.counts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.counts.Counts.ReadAs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountsFileTest {

  @Test
  void what_is_counted_and_which_fields_it_takes() throws InvalidCountsException {
    // when
    List<Counts> read = CountsFile.read(Flows.MINUTES.getBytes(UTF_8));

    // then
    Counts counts = read.getFirst();
    assertThat(counts.profile()).isEqualTo("network-minute");
    assertThat(counts.of()).isEqualTo("network");
    assertThat(counts.interval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(counts.tagNames())
        .containsExactly(
            "flows",
            "bytes",
            "rate",
            "dns",
            "services",
            "ports_of_a_source",
            "by.dns",
            "by.http",
            "by.other");
    assertThat(counts.fields())
        .containsOnlyKeys("bytes", "service", "port", "source")
        .containsEntry("bytes", ReadAs.NUMBER)
        .containsEntry("port", ReadAs.TEXT);
  }

  @Test
  void all_that_is_wrong_is_said_with_its_line() {
    // given
    String yaml =
        """
        counts:
          minutes:
            of: network
            interval: 2h
            tags:
              flows: {count: flows}
              ports: {distinct: port, sum: bytes}
              by: {count: records, by: service}
              odd: {count: records, when: {service: dns}}
        """;

    // when
    var refused = assertThatThrownBy(() -> CountsFile.read(yaml.getBytes(UTF_8)));

    // then
    refused
        .isInstanceOf(InvalidCountsException.class)
        .hasMessageContainingAll(
            "line 4, counts.minutes.interval: is 2h, expected 1s to 1h",
            "line 6, counts.minutes.tags.flows.count: is 'flows', expected records",
            "line 7, counts.minutes.tags.ports: expected one of count, sum, rate and distinct",
            "line 8, counts.minutes.tags.by.by: goes with 'values'",
            "line 9, counts.minutes.tags.odd.when: there is no such field");
  }

  @Test
  void counts_of_counts_are_refused() {
    // given
    String yaml =
        """
        counts:
          minutes:
            of: network
            interval: 1m
            tags: {flows: {count: records}}
          hours:
            of: minutes
            interval: 1h
            tags: {flows: {sum: flows}}
        """;

    // when
    var refused = assertThatThrownBy(() -> CountsFile.read(yaml.getBytes(UTF_8)));

    // then
    refused.hasMessageContaining("'hours' counts 'minutes', which is itself made by counting");
  }

  @Test
  void a_field_is_a_number_or_a_text() {
    // given
    String yaml =
        """
        counts:
          minutes:
            of: network
            interval: 1m
            tags:
              bytes: {sum: bytes}
              sizes: {distinct: bytes}
        """;

    // when
    var refused = assertThatThrownBy(() -> CountsFile.read(yaml.getBytes(UTF_8)));

    // then
    refused.hasMessageContaining("field 'bytes' is taken as a number and compared as a text");
  }

  @Test
  void nothing_is_no_file() {
    // when
    var refused = assertThatThrownBy(() -> CountsFile.read(new byte[0]));

    // then
    refused.hasMessage("line 1, expected 'counts:'");
  }
}
