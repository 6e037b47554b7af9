package io.sluice.query.projection;

import static io.sluice.query.scene.Await.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.contracts.JsonText;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.contracts.RawReading;
import io.sluice.contracts.RawScore;
import io.sluice.contracts.Reading;
import io.sluice.contracts.Score;
import io.sluice.contracts.ScoreReader;
import io.sluice.contracts.ScoreState;
import io.sluice.query.history.Series;
import io.sluice.query.rollup.Rollup;
import io.sluice.query.scene.Database;
import io.sluice.query.scene.Plant;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import io.vertx.mutiny.sqlclient.Pool;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches that COPY takes, and batches that it does not. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class CopyIT {

  private static final Instant START = Instant.parse("2015-12-28T23:59:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int ROWS = 120;

  private static final String ODD_JSON =
      "{ \"tab\\tN\\\\N\" :1e-7,\t\"Füll\ud83c\udfedstand\\u0000\": null,\n\"z\": -0.0 }";

  private final DayPartitions days;
  private final CopyTransaction<ReadingRow> copyReadings;
  private final CopyTransaction<RawScore> copyScores;
  private final ReadingInsert insertReadings;
  private final ScoreInsert insertScores;
  private final Plant plant = Plant.unique("copied");
  private int refused;
  private CopyOrInsert<ReadingRow> readings;
  private CopyOrInsert<RawScore> scores;
  private long countedReadings;
  private long countedScores;

  CopyIT(Pool pool, AgroalDataSource source, DayPartitions days) {
    this.days = days;
    copyReadings = new CopyTransaction<>(source, new ReadingCopy());
    copyScores = new CopyTransaction<>(source, new ScoreCopy());
    insertReadings = new ReadingInsert(pool);
    insertScores = new ScoreInsert(pool);
  }

  @BeforeEach
  void begin() {
    readings = new CopyOrInsert<>(copyReadings, insertReadings::write, () -> refused++);
    scores = new CopyOrInsert<>(copyScores, insertScores::write, () -> refused++);
    ensure(readingRows(ROWS), scoreRows(ROWS));
    countedReadings = counted("reading");
    countedScores = counted("score");
  }

  @Test
  void aBatchOfNewRowsIsCopied() {
    // given
    List<RawScore> rows = scoreRows(ROWS);

    // when
    write(readingRows(ROWS), rows);

    // then
    assertThat(refused).isZero();
    assertReadings(ROWS);
    assertScores(rows);
  }

  @Test
  void whatRepeatsWithinABatchIsCopiedOnceAndTheFirstStays() {
    // given
    List<RawScore> newScores = scoreRows(ROWS);
    var twice = new ArrayList<ReadingRow>();
    var scoresTwice = new ArrayList<>(newScores);
    for (ReadingRow row : readingRows(ROWS)) {
      twice.add(row);
      twice.add(new ReadingRow(reading(plant.reading(row.time(), -1_000), 0).reading(), row.id()));
    }
    scoresTwice.addAll(newScores.reversed());

    // when
    write(twice, scoresTwice);

    // then
    assertThat(refused).isZero();
    assertReadings(ROWS);
    assertScores(newScores);
  }

  @Test
  void aBatchThatIsPartlyThereIsCompleted() {
    // given
    List<RawScore> scores = scoreRows(ROWS);
    write(readingRows(ROWS / 2), scores.subList(0, ROWS / 2));

    // when
    write(readingRows(ROWS), scores);

    // then
    assertThat(refused).isEqualTo(2);
    assertReadings(ROWS);
    assertScores(scores);
  }

  @Test
  void aBatchThatIsThereChangesNothing() {
    // given
    List<ReadingRow> readings = readingRows(ROWS);
    List<RawScore> scores = scoreRows(ROWS);
    write(readings, scores);

    // when
    write(readings, scores);

    // then
    assertThat(refused).isEqualTo(2);
    assertReadings(ROWS);
    assertScores(scores);
  }

  @Test
  void aRefusedCopyLeavesNothingBehind() {
    // given
    List<ReadingRow> rows = readingRows(ROWS);
    insertReadings.write(List.of(rows.getLast())).await().indefinitely();

    // when
    var copying = assertThatThrownBy(() -> copyReadings.write(rows));

    // then
    copying.isInstanceOf(SQLException.class).matches(BadData::isCauseOf);
    assertThat(number("select count(*) from history.reading where asset = ?")).isOne();
    assertThat(counted("reading")).isEqualTo(countedReadings + 1);
  }

  /** One more than the pool has: it must not count them as taken. */
  @Test
  void connectionsThatDiedAreReplaced() throws SQLException {
    for (int outage = 0; outage < 3; outage++) {
      // given
      List<ReadingRow> rows = readingRows(2 * (outage + 1) * ROWS);
      int from = 2 * outage * ROWS;
      copyReadings.write(rows.subList(from, from + ROWS));
      List<ReadingRow> next = rows.subList(from + ROWS, from + 2 * ROWS);

      // when
      Database.executeOutside(
          "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '%s'"
              .formatted(Database.name()));

      // then
      await().until(() -> isCopied(next));
    }
    assertReadings(6 * ROWS);
  }

  @Test
  void aRepeatedHourAndRecordsOfOneInstantAreRowsOfTheirOwn() {
    // given: a clock that goes back, and another stream with two records of one instant
    var rows = new ArrayList<>(readingRows(ROWS));
    for (int i = 0; i < ROWS; i++) {
      rows.add(reading(plant.reading(START.plus(SECOND.multipliedBy(i)), 0), ROWS + i));
    }
    rows.add(reading(plant.reading("flows", "f-1", START, 1), 2 * ROWS));
    rows.add(reading(plant.reading("flows", "f-2", START, 1), 2 * ROWS + 1));

    // when: copied, then inserted
    readings.write(rows).await().indefinitely();
    readings.write(rows).await().indefinitely();
    readings.write(rows.reversed().subList(0, 3)).await().indefinitely();

    // then
    assertThat(refused).isOne();
    assertThat(number("select count(*) from history.reading where asset = ? and stream = 'swat'"))
        .isEqualTo(2 * ROWS);
    assertThat(number("select count(*) from history.reading where asset = ? and stream = 'flows'"))
        .isEqualTo(2);
    assertThat(number("select count(*) from history.stream where asset = ?")).isEqualTo(2);
    assertThat(counted("reading")).isEqualTo(countedReadings + 2 * ROWS + 2);
  }

  @Test
  void eachStreamHasItsOwnNewestWindow() {
    // given: one that COPY takes, one that is inserted, both within one batch of each
    var rows = new ArrayList<>(scoreRows(ROWS));
    rows.add(score(plant.score("flows", START.minusSeconds(5), 2.5, null)));

    // when
    scores.write(rows).await().indefinitely();
    scores
        .write(List.of(score(plant.score("flows", START.minusSeconds(4), 1.2, null))))
        .await()
        .indefinitely();

    // then
    assertScores(rows.subList(0, ROWS), 2);
    assertThat(
            number(
                "select count(*) from history.stream where asset = ? and stream = 'flows'"
                    + " and last_ratio = 1.2 and last_severity = 1"))
        .isOne();
  }

  @Test
  void anOlderBatchDoesNotMakeAnAssetOlder() {
    // given
    List<RawScore> scores = scoreRows(2 * ROWS);
    List<ReadingRow> readings = readingRows(2 * ROWS);
    write(readings.subList(ROWS, 2 * ROWS), scores.subList(ROWS, 2 * ROWS));

    // when
    write(readings.subList(0, ROWS), scores.subList(0, ROWS));

    // then
    assertThat(refused).isZero();
    assertReadings(2 * ROWS);
    assertScores(scores);
  }

  @Test
  void whatIsCopiedIsWhatIsInserted() throws SQLException {
    // given: no two rows alike in what could go wrong
    Plant copied = new Plant(plant.asset() + " \\ \\N \\. 'ä\" \ud83c\udfed");
    Plant inserted = new Plant(copied.asset() + "2");

    // when
    ensure(oddReadings(copied), oddScores(copied));
    copyReadings.write(oddReadings(copied));
    insertReadings.write(oddReadings(inserted)).await().indefinitely();
    copyScores.write(oddScores(copied));
    insertScores.write(oddScores(inserted)).await().indefinitely();

    // then
    assertSame(
        "reading",
        "time, stream, id, profile, tag_values::text, quality::text, label",
        copied,
        inserted);
    assertSame(
        "score",
        "stream, profile, bundle_version, bundle_sha256, window_start, window_end, ratio, severity,"
            + " detectors::text, contributors::text, label, source_topic, source_partition,"
            + " source_offset, latency_ms, state",
        copied,
        inserted);
    assertSame(
        "stream",
        "stream, profile, last_reading_at, last_score_at, last_ratio, last_severity, last_state",
        copied,
        inserted);
    assertThat(
            Database.number(
                "select count(*) from history.reading where asset = ? and tag_values::text = ?"
                    + " and quality is null and label is null",
                copied.asset(),
                ODD_JSON))
        .isOne();
  }

  @Test
  void whatIsWrittenIsDueEitherWay() {
    // given: two hours, of which the stream's row says one; nobody takes the marks meanwhile
    Plant inserted = Plant.unique("inserted");
    List<ReadingRow> readings = readingRows(ROWS);
    List<RawScore> scores = scoreRows(ROWS);
    List<ReadingRow> otherReadings =
        inserted.readings(START, SECOND, ROWS).stream().map(one -> reading(one, 0)).toList();
    List<RawScore> otherScores =
        inserted.scores(START, SECOND, new double[ROWS]).stream().map(CopyIT::score).toList();

    // when
    Database.whileLocked(
        Rollup.LOCK,
        () -> {
          write(readings, scores);
          insertReadings.write(otherReadings).await().indefinitely();
          insertScores.write(otherScores).await().indefinitely();
          // while the streams' rows say the later hour: further minutes of both
          write(
              List.of(
                  reading(plant.reading(START.minusSeconds(60), 1), 1_000),
                  reading(plant.reading(START.plusSeconds(120), 1), 1_001)),
              List.of(
                  score(plant.score(START.minusSeconds(60), 1)),
                  score(plant.score(START.plusSeconds(120), 1))));

          // then
          for (String series : List.of("reading", "score")) {
            assertThat(due(inserted.asset(), series, START)).as(series).isEqualTo(1L << 59);
            assertThat(due(inserted.asset(), series, START.plusSeconds(60))).isEqualTo(1);
            assertThat(due(plant.asset(), series, START)).as(series).isEqualTo(3L << 58);
            assertThat(due(plant.asset(), series, START.plusSeconds(60))).isEqualTo(3);
          }
        });
  }

  /** Its row can be marked for one hour alone, until somebody takes that. */
  @Test
  void hoursThatTheRowsOfStreamsAreNotMarkedForAreMarkedApart() {
    // given: two streams that are marked for the hour before midnight
    Plant other = Plant.unique("other");
    Instant midnight = START.plusSeconds(60);
    Database.whileLocked(
        Rollup.LOCK,
        () -> {
          copy(List.of(reading(plant.reading(START, 1), 0), reading(other.reading(START, 1), 1)));

          // when: both are in the next one, then each in one of its own
          copy(
              List.of(
                  reading(plant.reading(midnight, 1), 2), reading(other.reading(midnight, 1), 3)));
          copy(
              List.of(
                  reading(plant.reading(midnight.plusSeconds(60), 1), 4),
                  reading(other.reading(midnight.plusSeconds(3_600), 1), 5),
                  reading(other.reading(START.minusSeconds(60), 1), 6)));

          // then
          assertThat(due(plant.asset(), "reading", START)).isEqualTo(1L << 59);
          assertThat(due(plant.asset(), "reading", midnight)).isEqualTo(3);
          assertThat(due(other.asset(), "reading", START)).isEqualTo(3L << 58);
          assertThat(due(other.asset(), "reading", midnight)).isEqualTo(1);
          assertThat(due(other.asset(), "reading", midnight.plusSeconds(3_600))).isEqualTo(1);
        });
  }

  private void copy(List<ReadingRow> rows) {
    assertThat(isCopied(rows)).isTrue();
  }

  /** The minutes that are marked in the hour of an instant. */
  private static long due(String asset, String series, Instant time) {
    return Database.number(
        """
        select coalesce(bit_or(minutes), 0) from (
          select minutes, hour from history.due where asset = ? and series = ?
          union all
          select %1$ss_due, %1$ss_hour from history.stream where asset = ?) due
        where hour = date_trunc('hour', ?, 'UTC')
        """
            .formatted(series),
        asset,
        series,
        asset,
        time.atOffset(ZoneOffset.UTC));
  }

  @Test
  void bytesThatAreNoTextAreStoredAsBefore() {
    // given: a lone continuation byte, which Postgres refuses
    byte[] json = "{\"LIT101\":1,\"x\":\"?\"}".getBytes(UTF_8);
    json[json.length - 3] = (byte) 0x80;
    List<ReadingRow> rows = readingRows(ROWS);
    rows.set(
        7,
        new ReadingRow(
            new RawReading(
                plant.asset(),
                "swat",
                "swat",
                rows.get(7).time(),
                new JsonText(json, 0, json.length),
                null,
                null,
                null),
            "0-7"));

    // when
    readings.write(rows).await().indefinitely();

    // then
    assertThat(refused).isOne();
    assertThat(
            number(
                "select count(*) from history.reading where asset = ?"
                    + " and tag_values ->> 'x' = U&'\\FFFD'"))
        .isOne();
  }

  private void ensure(List<ReadingRow> readings, List<RawScore> scores) {
    days.ensure(Series.READING, UtcDays.touched(readings, ReadingRow::time)).await().indefinitely();
    days.ensure(Series.SCORE, UtcDays.touched(scores, RawScore::windowEnd)).await().indefinitely();
  }

  private void write(List<ReadingRow> readings, List<RawScore> scores) {
    this.readings.write(readings).await().indefinitely();
    this.scores.write(scores).await().indefinitely();
  }

  /** False if there was no connection; a row that is there already fails the test. */
  private boolean isCopied(List<ReadingRow> rows) {
    try {
      copyReadings.write(rows);
      return true;
    } catch (SQLException e) {
      assertThat(BadData.isCauseOf(e)).isFalse();
      return false;
    }
  }

  /** Levels count from 0, a second apart, over midnight. */
  private List<ReadingRow> readingRows(int count) {
    List<Reading> readings = plant.readings(START, SECOND, count);
    var rows = new ArrayList<ReadingRow>(count);
    for (int i = 0; i < count; i++) {
      rows.add(reading(readings.get(i), i));
    }
    return rows;
  }

  private List<RawScore> scoreRows(int count) {
    return plant
        .scores(START, SECOND, IntStream.range(0, count).mapToDouble(i -> i / 40.0).toArray())
        .stream()
        .map(CopyIT::score)
        .toList();
  }

  private void assertReadings(int count) {
    assertThat(number("select count(*) from history.reading where asset = ?")).isEqualTo(count);
    assertThat(
            number(
                "select sum((tag_values ->> 'LIT101')::float8) from history.reading where asset ="
                    + " ?"))
        .isEqualTo(IntStream.range(0, count).map(i -> 500 + i).sum());
    assertThat(counted("reading")).isEqualTo(countedReadings + count);
    assertThat(
            number(
                "select extract(epoch from last_reading_at) from history.stream where asset = ?"))
        .isEqualTo(START.plusSeconds(count - 1).getEpochSecond());
  }

  private void assertScores(List<RawScore> rows) {
    assertScores(rows, 0);
  }

  /**
   * @param others scores of the plant's other streams
   */
  private void assertScores(List<RawScore> rows, int others) {
    RawScore newest = rows.getLast();
    assertThat(number("select count(*) from history.score where asset = ?"))
        .isEqualTo(rows.size() + others);
    assertThat(counted("score")).isEqualTo(countedScores + rows.size() + others);
    assertThat(
            number(
                """
                select count(*) from history.day_count c where c.series = 'score' and c.rows <> (
                  select count(*) from history.score s
                  where history.day_of(s.window_end) = c.day and s.severity = c.severity)
                """))
        .isZero();
    assertThat(
            Database.number(
                "select count(*) from history.stream where asset = ? and stream = ? and last_ratio = ?"
                    + " and last_severity = ? and last_score_at = ?",
                plant.asset(),
                newest.stream(),
                newest.ratio(),
                Columns.severity(newest.severity()),
                newest.windowEnd().atOffset(ZoneOffset.UTC)))
        .isOne();
  }

  private static List<ReadingRow> oddReadings(Plant plant) {
    var large = new StringBuilder("{\"x0\":0");
    for (int i = 1; large.length() < 200_000; i++) {
      large.append(",\"x").append(i).append("\":").append(i);
    }
    return List.of(
        row(plant, START, ODD_JSON, null, null),
        row(plant, Instant.parse("1900-01-01T00:00:00Z"), "{}", "{\"a\":\"BAD\"}", 0),
        row(plant, Instant.parse("1999-12-31T23:59:59.999999Z"), large + "}", null, 1),
        row(plant, Instant.parse("2199-12-31T23:59:59.000001Z"), "{\"a\":1}", "{}", null));
  }

  private static ReadingRow row(
      Plant plant, Instant time, String values, String quality, Integer label) {
    return new ReadingRow(
        new RawReading(
            plant.asset(), "s", "Prüf\tstand", time, json(values), json(quality), null, label),
        "ä-1");
  }

  private static JsonText json(String text) {
    byte[] bytes = text == null ? null : ("--" + text + "--").getBytes(UTF_8);
    return bytes == null ? null : new JsonText(bytes, 2, bytes.length - 4);
  }

  private static List<RawScore> oddScores(Plant plant) {
    return List.of(
        score(plant.score(START, 0.1)),
        score(plant.score(START.plusNanos(1_000), 1.0E-300, ScoreState.LEARNING)),
        score(plant.score(START.plusSeconds(1), 1.2)),
        score(plant.score(START.plusSeconds(2), 1.7)),
        score(plant.score(Instant.parse("2031-01-01T00:00:00Z"), Math.PI, ScoreState.LEARNING)));
  }

  private static void assertSame(String table, String columns, Plant one, Plant other) {
    String rows = "select %s from history.%s where asset = ?".formatted(columns, table);
    assertThat(Database.number("select count(*) from (%1$s) r".formatted(rows), one.asset()))
        .as(table)
        .isPositive()
        .isEqualTo(
            Database.number(
                "select count(*) from ((%1$s) intersect (%1$s)) r".formatted(rows),
                one.asset(),
                other.asset()));
  }

  private static ReadingRow reading(Reading reading, long offset) {
    return decoded(ReadingsProjection.decoder(), offset, Messages.encode(reading));
  }

  private static RawScore score(Score score) {
    var reader = new ScoreReader();
    return decoded(record -> reader.read(record.value()), 0, Messages.encode(score));
  }

  private static <T> T decoded(RecordDecoder<T> decoder, long offset, byte[] bytes) {
    try {
      return decoder.decode(new ConsumerRecord<>("topic", 0, offset, null, bytes));
    } catch (MalformedMessageException e) {
      throw new IllegalStateException(e);
    }
  }

  private long number(String query) {
    return query.contains("?") ? Database.number(query, plant.asset()) : Database.number(query);
  }

  private static long counted(String series) {
    return Database.number(
        "select coalesce(sum(rows), 0) from history.day_count where series = ?", series);
  }
}
