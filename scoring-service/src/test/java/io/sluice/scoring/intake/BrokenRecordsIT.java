package io.sluice.scoring.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Headers;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Reading;
import io.sluice.contracts.Topics;
import io.sluice.scoring.plant.SmallBundle;
import io.sluice.scoring.plant.SmallPlant;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of record that nobody can use, between good ones of the same asset. */
class BrokenRecordsIT {

  private static final String ASSET = SmallPlant.asset(0);
  private static final int SECONDS = 40;

  /** What a broker takes in one record by default is 1,048,588 bytes, with key and overhead. */
  private static final int NEAR_LIMIT = 1_048_000;

  private static final int HUGE = 6 << 20;

  @TempDir static Path bundles;

  @AutoClose private final Scenario scenario = new Scenario(bundles);

  /**
   * @param kept whether the dead letter has the record itself, not only where it lies
   */
  private record Broken(byte[] value, String reason, boolean kept) {}

  private static List<Broken> broken() {
    String good = text(SECONDS, SmallPlant.PROFILE);
    String foreign = good.replace(ASSET, "somebody-else");
    return List.of(
        new Broken(null, "malformed", true),
        new Broken(new byte[0], "malformed", true),
        new Broken(bytes("no JSON"), "malformed", true),
        new Broken(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1}, "malformed", true),
        new Broken(bytes("[1, 2]"), "malformed", true),
        new Broken(bytes("[".repeat(100_000)), "malformed", true),
        new Broken(bytes(good.substring(0, good.length() / 2)), "malformed", true),
        new Broken(bytes(good.replace("LIT101\":", "LIT101\":1e999,\"X\":")), "malformed", true),
        new Broken(bytes(text(SECONDS, "unheard-of")), "unknown-profile", true),
        new Broken(bytes(foreign), "wrong-key", true),
        new Broken(padded(foreign, 900_000), "wrong-key", true),
        new Broken(bytes(" ".repeat(NEAR_LIMIT)), "malformed", false),
        new Broken(bytes("\"" + "x".repeat(HUGE)), "malformed", false),
        new Broken(padded(text(SECONDS, "unheard-of"), HUGE), "unknown-profile", false),
        new Broken(padded(foreign, HUGE), "wrong-key", false));
  }

  @BeforeAll
  static void train() {
    SmallBundle.write(bundles);
  }

  @BeforeEach
  void take_large_records() {
    scenario
        .administrator()
        .configure(
            Topics.SENSOR_READINGS, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(2 * HUGE));
  }

  @Test
  void good_neighbours_are_scored_and_exactly_the_broken_are_dead_letters() {
    // given: three good ones are as large as the largest
    var broken = broken();
    var large = Map.of(20, 900_000, 21, NEAR_LIMIT, 22, HUGE);
    for (int second = 0; second < SECONDS; second++) {
      byte[] good = bytes(text(second, SmallPlant.PROFILE));
      scenario.send(
          ASSET,
          large.containsKey(second)
              ? padded(text(second, SmallPlant.PROFILE), large.get(second))
              : good);
      if (second < broken.size()) {
        scenario.send(ASSET, broken.get(second).value());
      }
    }

    // when
    var workers = scenario.workers("one");
    scenario.awaitCommitted(broken.size());
    workers.stop();
    var others = scenario.workers("another");
    scenario.awaitAllCommitted();
    others.stop();

    // then
    var readings =
        IntStream.range(0, SECONDS).mapToObj(second -> SmallPlant.reading(0, second)).toList();
    var scores = scenario.scores();
    assertThat(scores).hasSize(SECONDS - SmallPlant.WINDOW + 1);
    SameScores.assertSameElsewhere(scores, Scenario.undisturbed(bundles, readings));
    var letters = scenario.read(Topics.SENSOR_READINGS_DLQ);
    assertThat(letters).hasSameSizeAs(broken);
    for (int i = 0; i < broken.size(); i++) {
      assertLetter(letters.get(i), broken.get(i), "@" + (2 * i + 1));
    }
    for (String reason : List.of("malformed", "wrong-key", "unknown-profile")) {
      assertThat(scenario.counted("sluice.scoring.dead.letters", "reason", reason))
          .isEqualTo(broken.stream().filter(record -> record.reason().equals(reason)).count());
    }
    assertThat(scenario.counted("sluice.scoring.rollbacks")).isZero();
  }

  private static void assertLetter(
      ConsumerRecord<byte[], byte[]> letter, Broken broken, String where) {
    assertThat(header(letter, Headers.DEAD_LETTER_REASON)).isEqualTo(broken.reason());
    assertThat(header(letter, Headers.DEAD_LETTER_SOURCE)).endsWith(where);
    assertThat(header(letter, Headers.DEAD_LETTER_DETAIL)).isNotBlank();
    assertThat(letter.key()).isEqualTo(bytes(ASSET));
    assertThat(Arrays.equals(letter.value(), broken.kept() ? broken.value() : null)).isTrue();
  }

  private static String text(int second, String profile) {
    Reading reading = SmallPlant.reading(0, second);
    return new String(
        Messages.encode(
            new Reading(
                ASSET,
                profile,
                reading.time(),
                reading.values(),
                reading.quality(),
                reading.label())),
        UTF_8);
  }

  /** With a field that nobody reads, which makes it this long. */
  private static byte[] padded(String reading, int bytes) {
    String start = "{\"padding\":\"";
    String end = "\"," + reading.substring(1);
    return bytes(start + "x".repeat(bytes - start.length() - end.length()) + end);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
