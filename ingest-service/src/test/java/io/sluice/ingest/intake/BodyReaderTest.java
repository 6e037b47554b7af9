package io.sluice.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.ingest.limits.ByteBudget;
import io.sluice.ingest.limits.LimitExceededException;
import io.sluice.ingest.limits.OverloadedException;
import io.sluice.ingest.startup.Configuration;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {

  private static final int LIMIT = 1 << 20;

  private final ByteBudget budget = new ByteBudget(2 * LIMIT + 2);

  @AfterEach
  void allMemoryIsGivenBack() {
    assertThat(budget.used()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, LIMIT - 1, LIMIT})
  void aBodyWithinTheLimitIsRead(int length) throws IOException {
    // given
    byte[] bytes = filled(length);
    // when
    byte[] read = read(bytes, length, null);
    // then
    assertThat(read).isEqualTo(bytes);
  }

  @Test
  void gzipIsInflated() throws IOException {
    // given
    byte[] bytes = filled(300_000);
    // when
    byte[] read = read(Bodies.gzip(bytes, 3), -1, "GZIP");
    // then
    assertThat(read).hasSize(900_000);
  }

  @Test
  void oneByteBeyondTheLimitIsTooMuch() {
    // given a length that nobody announced
    byte[] bytes = filled(LIMIT + 1);
    // when, then
    assertThatThrownBy(() -> read(bytes, -1, null)).isInstanceOf(LimitExceededException.class);
  }

  @Test
  void anAnnouncedLengthBeyondTheLimitIsNotRead() {
    // given
    byte[] nothing = {};
    // when, then
    assertThatThrownBy(() -> read(nothing, LIMIT + 1L, null))
        .isInstanceOf(LimitExceededException.class);
  }

  @Test
  void aZipBombIsStoppedAtTheLimit() {
    // given 64 MiB in 64 KiB
    byte[] bomb = Bodies.gzip(new byte[1 << 20], 64);
    // when, then
    assertThatThrownBy(() -> read(bomb, bomb.length, "gzip"))
        .isInstanceOf(LimitExceededException.class);
  }

  @Test
  void requestsTogetherHoldOnlySoMuch() {
    // given a budget that somebody else uses
    try (var others = budget.open()) {
      others.take(2 * LIMIT);
      // when, then
      assertThatThrownBy(() -> read(filled(100), -1, null)).isInstanceOf(OverloadedException.class);
    }
  }

  @Test
  void aGzipStreamThatEndsEarlyIsRefused() {
    // given
    byte[] whole = Bodies.gzip(filled(1000), 1);
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    // when, then
    assertThatThrownBy(() -> read(half, -1, "gzip"))
        .isInstanceOf(RefusedBodyException.class)
        .hasMessageContaining("gzip");
  }

  @Test
  void gzipThatIsNotDeclaredIsRefused() {
    // given
    byte[] bytes = Bodies.gzip(filled(1000), 1);
    // when, then
    assertThatThrownBy(() -> read(bytes, -1, null))
        .isInstanceOf(RefusedBodyException.class)
        .hasMessageContaining("Content-Encoding: gzip");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "\ufeff{}"})
  void otherEncodingsOfTextAreRefused(String text) {
    // given
    byte[] bytes = text.getBytes(UTF_16LE);
    // when, then
    assertThatThrownBy(() -> read(bytes, -1, null))
        .isInstanceOf(RefusedBodyException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void aByteOrderMarkIsPassedOver() throws IOException {
    // given
    byte[] bytes = "\ufeff{}".getBytes(UTF_8);
    // when
    byte[] read = read(bytes, -1, null);
    // then
    assertThat(read).asString(UTF_8).isEqualTo("{}");
  }

  private byte[] read(byte[] bytes, long length, String encoding) throws IOException {
    var limits =
        Configuration.limits(
            Map.of("sluice.ingest.limits.body", "1M", "sluice.ingest.limits.record", "1K"));
    try (var share = budget.open()) {
      var body =
          new BodyReader(limits).read(new ByteArrayInputStream(bytes), length, encoding, share);
      return Arrays.copyOfRange(body.bytes(), body.start(), body.end());
    }
  }

  private static byte[] filled(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 'x');
    return bytes;
  }
}
