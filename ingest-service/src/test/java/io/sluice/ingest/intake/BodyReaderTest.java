package io.sluice.ingest.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
import org.junit.jupiter.params.provider.CsvSource;
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

  @Test
  void whatIsInAnotherEncodingAndDoesNotSaySoIsRefused() {
    // given
    byte[] bytes = "{}".getBytes(UTF_16LE);
    // when, then
    assertThatThrownBy(() -> read(bytes, -1, null))
        .isInstanceOf(RefusedBodyException.class)
        .hasMessageContaining("UTF-8")
        .hasMessageContaining("charset=utf-16le");
  }

  @ParameterizedTest
  @CsvSource({
    "iso-8859-1, F\u00fcllh\u00f6he",
    "latin1, F\u00fcllh\u00f6he",
    "windows-1252, 5 \u20ac f\u00fcr F\u00fcllh\u00f6he",
    "ISO-8859-15, 5 \u20ac",
    "utf-16, \ufeffF\u00fcllh\u00f6he \ud83d\udca7",
    "utf-16le, F\u00fcllh\u00f6he \ud83d\udca7",
    "UTF-16BE, \ufeffF\u00fcllh\u00f6he",
    "utf-8, F\u00fcllh\u00f6he \ud83d\udca7",
    "us-ascii, Fuellhoehe"
  })
  void theDeclaredCharsetIsHonoured(String charset, String text) throws IOException {
    // given more than one round of the decoder, its ends within characters
    String longText = text + ("x" + text.replace("\ufeff", "")).repeat(5_000);
    byte[] bytes = longText.getBytes(charset);
    // when
    byte[] read = read(bytes, "text/csv; charset=\"" + charset + "\"");
    // then
    assertThat(new String(read, UTF_8)).isEqualTo(longText.replace("\ufeff", ""));
  }

  @Test
  void aByteOrderMarkSaysTheEncodingToo() throws IOException {
    // given
    byte[] bytes = "\ufeffF\u00fcllh\u00f6he".getBytes(UTF_16LE);
    // when
    byte[] read = read(bytes, "text/csv");
    // then
    assertThat(new String(read, UTF_8)).isEqualTo("F\u00fcllh\u00f6he");
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf-16le", "utf-16be"})
  void utf16WithoutAMarkTellsItsOrderByItsFirstLetter(String written) throws IOException {
    // when
    byte[] read = read("time,T\n".getBytes(written), "text/csv; charset=utf-16");
    // then
    assertThat(new String(read, UTF_8)).isEqualTo("time,T\n");
  }

  @Test
  void aCsvThatIsNoUtf8SaysWhereAndHowToDeclareIt() {
    // given
    byte[] bytes = "time,T\n1,2\n3,F\u00fcllh\u00f6he\n".getBytes(ISO_8859_1);
    // when, then
    assertThatThrownBy(() -> read(bytes, "text/csv"))
        .isInstanceOf(RefusedBodyException.class)
        .hasMessage(
            "byte 0xfc in line 3 is no UTF-8; read as windows-1252 the line is '3,F\u00fcllh\u00f6he'."
                + " Say how the body is encoded, such as Content-Type: text/csv;"
                + " charset=windows-1252");
  }

  @Test
  void whatIsNotWhatItDeclaresIsRefused() {
    // given half of a surrogate pair
    byte[] bytes = {0, 'a', (byte) 0xd8, 0, 0, 'b'};
    // when, then
    assertThatThrownBy(() -> read(bytes, "text/csv; charset=utf-16be"))
        .isInstanceOf(RefusedBodyException.class)
        .hasMessageContaining("not UTF-16BE")
        .hasMessageContaining("byte 0xd8 at 2");
  }

  @Test
  void whatGrowsBeyondTheLimitAsUtf8IsTooLarge() {
    // given
    byte[] bytes = new byte[LIMIT / 3 + 1];
    Arrays.fill(bytes, (byte) 0x80); // the euro sign, three bytes in UTF-8
    // when, then
    assertThatThrownBy(() -> read(bytes, "text/csv; charset=windows-1252"))
        .isInstanceOf(LimitExceededException.class)
        .hasMessageContaining("bytes in the body");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text/csv; charset=utf-7           | the charset 'utf-7', expected one of utf-8, us-ascii
          application/x-www-form-urlencoded | Content-Type is 'application/x-www-form-urlencoded', expected application/json
          nonsense                          | Content-Type is 'nonsense', expected application/json
                                            | Content-Type is missing, expected application/json
          """)
  void anotherTypeIsRefusedWithWhatIsRead(String type, String sentence) {
    assertThatThrownBy(() -> ContentType.of(type))
        .isInstanceOfSatisfying(
            RefusedBodyException.class, refused -> assertThat(refused.status()).isEqualTo(415))
        .hasMessageContaining(sentence);
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

  private byte[] read(byte[] bytes, String type) throws IOException {
    return read(bytes, -1, null, type);
  }

  private byte[] read(byte[] bytes, long length, String encoding) throws IOException {
    return read(bytes, length, encoding, "application/json");
  }

  private byte[] read(byte[] bytes, long length, String encoding, String type) throws IOException {
    var limits =
        Configuration.limits(
            Map.of("sluice.ingest.limits.body", "1M", "sluice.ingest.limits.record", "1K"));
    try (var share = budget.open()) {
      var body =
          new BodyReader(limits)
              .read(new ByteArrayInputStream(bytes), length, encoding, ContentType.of(type), share);
      return Arrays.copyOfRange(body.bytes(), body.start(), body.end());
    }
  }

  private static byte[] filled(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 'x');
    return bytes;
  }
}
