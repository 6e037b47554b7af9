package io.sluice.query.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.contracts.IncidentLabel;
import io.sluice.query.feedback.FeedbackFile.Unsaid;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class FeedbackFileTest {

  private static final Unsaid NOTHING = new Unsaid(null, null, null);

  @Test
  void timesWithoutAnOffsetAreOfTheZoneThatIsSaidElseOfUtcAndCounted() {
    // given
    String file =
        """
        asset,time,from,to,label
        a,2026-07-01 10:00:00,,,1
        a,2026-07-01T10:00:00+01:00,,,1
        a,2026-07-01 10:00:00Z,,,1
        a,,2026-07-01 10:00,2026-07-01 11:00,0
        """;

    // when
    FeedbackGiven berlin = read(file, new Unsaid(null, null, ZoneId.of("Europe/Berlin")));
    FeedbackGiven utc = read(file, NOTHING);

    // then
    assertThat(berlin.items().stream().map(item -> item.time() == null ? item.from() : item.time()))
        .containsExactly(
            Instant.parse("2026-07-01T08:00:00Z"),
            Instant.parse("2026-07-01T09:00:00Z"),
            Instant.parse("2026-07-01T10:00:00Z"),
            Instant.parse("2026-07-01T08:00:00Z"));
    assertThat(berlin.unzoned()).isZero();
    assertThat(utc.items().getFirst().time()).isEqualTo("2026-07-01T10:00:00Z");
    assertThat(utc.unzoned()).isEqualTo(3);
  }

  @Test
  void whoSeparatesBySemicolonsWritesDecimalCommas() {
    // when
    FeedbackGiven given =
        read(
            """
            \uFEFFasset;time;LIT101;note;label
            a;2026-07-01T10:00:00Z;-842,5;a,b;1
            """,
            NOTHING);

    // then
    assertThat(given.items().getFirst().fields())
        .containsEntry("LIT101", "-842.5")
        .containsEntry("note", "a,b");
  }

  @Test
  void whatTheExportPutsBesideItsColumnsIsReadAgain() {
    // when
    FeedbackGiven given =
        read(
            """
            asset,time,label,LIT101,note,otherTags
            a,2026-07-01T10:00:00Z,1,2,'-,"{""FIT1"":0.5,""state"":""-on""}"
            """,
            NOTHING);

    // then
    assertThat(given.items().getFirst().fields())
        .containsEntry("LIT101", "2")
        .containsEntry("note", "-")
        .containsEntry("FIT1", "0.5")
        .containsEntry("state", "-on");
    assertThatThrownBy(
            () -> read("asset,time,label,otherTags\na,2026-07-01T10:00:00Z,1,FIT1=5\n", NOTHING))
        .hasMessage("row 2: 'otherTags' is 'FIT1=5', expected fields as JSON");
    assertThatThrownBy(
            () -> read("asset,time,label,otherTags\na,2026-07-01T10:00:00Z,1,[5]\n", NOTHING))
        .hasMessage("row 2: 'otherTags' is '[5]', expected fields as JSON");
  }

  @Test
  void whatAnExportHasThatNoLongerCountsIsLeftOutAndCounted() {
    // given: a window, corrected
    FeedbackGiven given =
        read(
            "asset,from,to,label,counts\n"
                + "a,2026-07-01T10:00:00Z,2026-07-01T10:01:00Z,0,true\n"
                + "a,2026-07-01T10:00:00Z,2026-07-01T10:01:00Z,1,false\n",
            NOTHING);

    // then
    assertThat(given.items())
        .extracting(FeedbackItem::label)
        .containsExactly(IncidentLabel.FALSE_POSITIVE);
    assertThat(given.corrected()).isEqualTo(1);
    assertThat(given.columns()).isEmpty();
  }

  @Test
  void howManyRowsAreTooManyIsSaid() {
    assertThatThrownBy(
            () ->
                FeedbackFile.read(
                    ("asset,time,label\n" + "a,2026-07-01T10:00:00Z,1\n".repeat(25))
                        .getBytes(UTF_8),
                    NOTHING,
                    10))
        .hasMessageStartingWith("more than 10 records and windows (25) in one request");
  }

  private static FeedbackGiven read(String file, Unsaid unsaid) {
    return FeedbackFile.read(file.getBytes(UTF_8), unsaid, 100);
  }
}
