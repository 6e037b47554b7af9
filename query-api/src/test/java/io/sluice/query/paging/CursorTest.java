package io.sluice.query.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  private static final OffsetDateTime TIME = OffsetDateTime.parse("2015-12-28T10:29:14.123456Z");

  @ParameterizedTest
  @ValueSource(strings = {"plant-1", "ключ", "with\nnewline", "a&b=c"})
  void whatIsEncodedIsDecoded(String key) {
    // given
    var cursor = new Cursor("reading", TIME, key);

    // when
    var decoded = Cursor.decode("reading", cursor.encode());

    // then
    assertThat(decoded).isEqualTo(cursor);
  }

  @Test
  void aCursorOfAnotherListIsRefused() {
    // given
    String cursor = new Cursor("reading", TIME, "plant-1").encode();

    // when
    var decoding = assertThatThrownBy(() -> Cursor.decode("score", cursor));

    // then
    decoding.isInstanceOf(InvalidParameterException.class).hasMessageContaining("'next'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%%%", "AAAA", "_w", "c2NvcmUKeWVzdGVyZGF5CmE"})
  void whatIsNoCursorIsRefused(String text) {
    // when
    var decoding = assertThatThrownBy(() -> Cursor.decode("score", text));

    // then
    decoding.isInstanceOf(InvalidParameterException.class);
  }

  /** Anybody can make one: the database holds no such instants and no such text. */
  @ParameterizedTest
  @CsvSource({
    "+999999999-01-01T00:00:00Z, plant-1",
    "-999999999-01-01T00:00:00Z, plant-1",
    "+10000-01-01T00:00:00Z, plant-1",
    "1899-12-31T23:59:59Z, plant-1",
    "2015-12-28T10:29:14Z, 'plant\u0000'"
  })
  void whatNoPageEndsAtIsRefused(String time, String key) {
    // given
    String forged = new Cursor("score", OffsetDateTime.parse(time), key).encode();

    // when
    var decoding = assertThatThrownBy(() -> Cursor.decode("score", forged));

    // then
    decoding.isInstanceOf(InvalidParameterException.class).hasMessageContaining("'next'");
  }
}
