package io.sluice.sources.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.sources.table.TextEncoding.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingTest {

  private static final String TEXT =
      "Zeit;Füllstand;Temperatur °C\r\n" + "05.01.2026 10:00:00;1,5;20,25\r\n".repeat(3);

  @ParameterizedTest
  @CsvSource({
    "UTF-8, false, UTF-8, CONTENT",
    "UTF-8, true, UTF-8, MARK",
    "UTF-16LE, true, UTF-16LE, MARK",
    "UTF-16BE, true, UTF-16BE, MARK",
    "UTF-16LE, false, UTF-16LE, CONTENT",
    "UTF-16BE, false, UTF-16BE, CONTENT",
    "windows-1252, false, windows-1252, ASSUMED",
    "ISO-8859-1, false, windows-1252, ASSUMED",
  })
  void isFoundOut(String written, boolean mark, String found, Reason reason) {
    byte[] bytes = ((mark ? "\ufeff" : "") + TEXT).getBytes(Charset.forName(written));

    Read read = Read.bytes(bytes, TableOptions.DEFAULT);

    assertThat(read.finding().columns()).containsExactly("Zeit", "Füllstand", "Temperatur °C");
    assertThat(read.finding().encoding())
        .isEqualTo(new TextEncoding(Charset.forName(found), reason, 0));
    assertThat(read.finding().delimiter()).isEqualTo(Delimiter.SEMICOLON);
    assertThat(read.good()).hasSize(3).contains("05.01.2026 10:00:00|1,5|20,25");
    assertThat(read.faults()).isEmpty();
  }

  @Test
  void aGuessIsSaidAndCanBeOverruled() {
    byte[] bytes = "time;U [€]\n2026-01-05;1\n".getBytes(Charset.forName("ISO-8859-15"));

    Read guessed = Read.bytes(bytes, TableOptions.DEFAULT);
    Read told =
        Read.bytes(
            bytes, TableOptions.DEFAULT.withEncoding(TextEncoding.charsetNamed("iso-8859-15")));

    assertThat(guessed.finding().columns()).containsExactly("time", "U [¤]");
    assertThat(guessed.finding().notes())
        .containsExactly(
            "its bytes are no UTF-8, so they are read as windows-1252; --encoding says otherwise");
    assertThat(told.finding().columns()).containsExactly("time", "U [€]");
    assertThat(told.finding().notes()).isEmpty();
  }

  @Test
  void theWholeFileDecidesNotItsBeginning() {
    String text = "time,A,note\n" + "2026-01-05T10:00:00Z,1,ok\n".repeat(50_000);
    byte[] bytes = (text + "2026-01-05T10:00:00Z,1,Öl\n").getBytes(Charset.forName("windows-1252"));

    Read read = Read.bytes(bytes, TableOptions.DEFAULT);

    assertThat(read.good()).hasSize(50_001).last().isEqualTo("2026-01-05T10:00:00Z|1|Öl");
  }

  @Test
  void aDamagedLineOfUtf8IsAFaultAndNoReplacement() {
    String text = "time,Füllhöhe\n" + "2026-01-05T10:00:00Z,größer\n".repeat(20);
    byte[] good = text.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[good.length + 4];
    System.arraycopy(good, 0, bytes, 0, good.length);
    bytes[good.length] = '1';
    bytes[good.length + 1] = ',';
    bytes[good.length + 2] = (byte) 0xc3;
    bytes[good.length + 3] = '\n';

    Read read = Read.bytes(bytes, TableOptions.DEFAULT);

    assertThat(read.good()).hasSize(20);
    assertThat(read.faults()).containsExactly("22: holds bytes that are no UTF-8");
    assertThat(read.finding().notes())
        .containsExactly(
            "1 of its bytes are no UTF-8: the lines with them are not read;"
                + " --encoding says otherwise");
  }

  @Test
  void aGivenEncodingThatDoesNotFitTheNamesIsRefused() {
    byte[] bytes = TEXT.getBytes(Charset.forName("windows-1252"));
    TableOptions options = TableOptions.DEFAULT.withEncoding(StandardCharsets.UTF_8);

    assertThatExceptionOfType(TableFormatException.class)
        .isThrownBy(() -> Tables.find(bytes, "a.csv", options))
        .withMessage(
            "a.csv: the names of the columns are not found; line 1 holds bytes that are no UTF-8");
  }

  @Test
  void gzipIsUnpacked() throws IOException {
    var packed = new ByteArrayOutputStream();
    for (String member : new String[] {"time,A\n2026-01-05T10:00:00Z,1\n", "2026-01-05,2\n"}) {
      try (var gzip = new GZIPOutputStream(packed)) {
        gzip.write(member.getBytes(StandardCharsets.UTF_8));
      }
    }

    Read read = Read.bytes(packed.toByteArray(), TableOptions.DEFAULT);

    assertThat(read.good()).containsExactly("2026-01-05T10:00:00Z|1", "2026-01-05|2");
  }
}
