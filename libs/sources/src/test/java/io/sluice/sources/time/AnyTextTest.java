package io.sluice.sources.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in a column of times is a time or is not, and never ends a command. */
class AnyTextTest {

  private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "0",
            "1",
            "12",
            "16",
            "31",
            "2026",
            "0001",
            "9999",
            "99999999",
            "1773640800",
            "/",
            "-",
            ".",
            ",",
            ":",
            " ",
            "T",
            "Z",
            "+01:00",
            "-",
            "+",
            "Mar",
            "März",
            "Mon",
            "AM",
            "pm",
            "UTC",
            "[Europe/Berlin]",
            "(CET)",
            "24:00",
            "23:59:59",
            "\u202f",
            "é",
            "\0");
    return Arbitraries.oneOf(
        pieces.list().ofMaxSize(9).map(list -> String.join("", list)),
        Arbitraries.strings().ofMaxLength(20));
  }

  @Property(tries = 3_000, edgeCases = EdgeCasesMode.MIXIN)
  void isReadOrNot(@ForAll("columns") List<String> texts) {
    // given
    var evidence = new TimeEvidence("time", ZoneId.of("Europe/Berlin"), null, NOW);

    // when
    texts.forEach(evidence::add);
    TimeFinding finding = evidence.finish();

    // then
    assertThat(finding.times() + finding.empty() + finding.unread()).isEqualTo(texts.size());
    TimeReader reader = finding.reader();
    long read = texts.stream().filter(text -> reader.read(null, text) != null).count();
    assertThat(read).isGreaterThanOrEqualTo(finding.times());
    assertThat(finding.question() == null || !finding.question().isBlank()).isTrue();
  }

  @Provide
  Arbitrary<List<String>> columns() {
    return texts().list().ofMaxSize(12);
  }

  @Property(tries = 3_000, edgeCases = EdgeCasesMode.MIXIN)
  void isTakenOrRefusedInAMessage(@ForAll("texts") String text) {
    Throwable thrown = catchThrowable(() -> JsonTimes.ofText(text));

    if (thrown != null) {
      assertThat(thrown).isInstanceOf(DateTimeException.class).hasMessageStartingWith("is ");
    }
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.MIXIN)
  void isNameOfAColumn(@ForAll("texts") String name) {
    TimeFinding finding = new TimeEvidence(name, null, null, NOW).finish();

    assertThat(finding.times()).isZero();
    assertThat(TimeNames.isTime(name)).isEqualTo(TimeNames.rank(name) >= 0);
  }
}
