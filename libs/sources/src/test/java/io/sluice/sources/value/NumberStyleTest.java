package io.sluice.sources.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberStyleTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "7",
        "+7",
        "007",
        ".5",
        "5.",
        "50.03",
        "-200",
        "1e31",
        "1.0E+31",
        "-2.5e-07",
        "0.1",
        "1234567890123456789",
        "0.30000000000000004",
        "123456789012345",
        "999999999999999.9",
        "1.7976931348623157E308"
      })
  void aNumeralIsTheNumberThatJavaReads(String text) {
    assertThat(NumberStyle.POINT.parse(text)).isEqualTo(Double.parseDouble(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        ".",
        "e5",
        "1e",
        "1e+",
        "1.2.3",
        "0x1p3",
        "1f",
        "1d",
        "NaN",
        "Infinity",
        "1e999",
        "-1e999",
        "1,5",
        "1 000",
        "12 V",
        "12%",
        "2026-03-16",
        "10:15",
        "192.168.1.1",
        "--5"
      })
  void whatIsNoFiniteNumeralIsNone(String text) {
    assertThat(NumberStyle.POINT.parse(text)).isNaN();
  }

  @ParameterizedTest
  @CsvSource({
    "'50,03', 50.03",
    "'-0,5', -0.5",
    "'1,5E3', 1500",
    "'7', 7",
  })
  void aDecimalCommaIsRead(String text, double number) {
    assertThat(NumberStyle.COMMA.parse(text)).isEqualTo(number);
    assertThat(NumberStyle.COMMA.parse(text.replace(',', '.'))).isIn(number, Double.NaN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // en-US, Excel "#,##0.00"
        ".|1,234.5|1234.5|,",
        ".|1,234,567|1234567|,",
        ".|-12,345|-12345|,",
        // de-DE
        ",|1.234,5|1234.5|.",
        ",|1.234.567|1234567|.",
        // fr-FR with the narrow no-break space that Java and browsers write, SI
        ",|1\u202f234,5|1234.5|' '",
        ",|12\u00a0345|12345|' '",
        // de-CH
        ".|1'234.5|1234.5|''''",
        ".|1\u2019234.5|1234.5|''''",
      })
  void groupedThousandsAreReadWhereTheColumnHasThem(
      char decimal, String text, double number, String group) {
    var plain = new NumberStyle(decimal, NumberStyle.NONE, null);
    assertThat(plain.parse(text)).isNaN();

    NumberStyle widened = plain.widenedFor(text);

    assertThat(widened).isNotNull();
    assertThat(widened.groupMark()).isEqualTo(group.length() == 1 ? group.charAt(0) : '\'');
    assertThat(widened.parse(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({
    "'45 %', 45, %",
    "'45%', 45, %",
    "'-3.5 °C', -3.5, °C",
    "'12.0kPa', 12, kPa",
    "'1,200 rpm', 1200, rpm",
    "'7 m³/h', 7, m³/h",
  })
  void aUnitBehindTheNumberIsReadWhereTheColumnHasIt(String text, double number, String unit) {
    NumberStyle widened = NumberStyle.POINT.widenedFor(text);

    assertThat(widened).isNotNull();
    assertThat(widened.unit()).isEqualTo(unit);
    assertThat(widened.parse(text)).isEqualTo(number);
    assertThat(widened.parse("12.5")).isEqualTo(12.5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,23",
        "0,123",
        "-0,123",
        "12,3456",
        "1234,567",
        ",123",
        "1,234,56",
        "3D",
        "12ab",
        "1st",
        "192.168.1.1",
        "10.0.0.254",
        "2026-03-16",
        "06:00",
        "1-2",
        "12 34",
        "Bad",
        "",
        "5 apples",
        "1 2 3"
      })
  void whatOnlyLooksLikeItIsNoNumberInAnyStyle(String text) {
    assertThat(NumberStyle.POINT.widenedFor(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,234     | true
          -12.345   | true
          +123,456  | true
          1234,567  | false
          0,123     | false
          -0.123    | false
          1,23      | false
          ,123      | false
          -,123     | false
          1,2345    | false
          1,234,567 | false
          1234      | false
          a,123     | false
          1:234     | false
          -         | false
          """)
  void groupsOfThreeMayBeDecimals(String text, boolean expected) {
    assertThat(NumberStyle.hasDoubtfulMark(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "21.5|21.5",
        "1.234|1.234",
        "-1.234 °C|-1.234",
        "2,5|2.5",
        "0,123|0.123",
        "1,234.5|1234.5",
        "1.234,5|1234.5",
        "1,234,567|1234567",
        "1 234|1234",
        "1'234.5|1234.5",
        "\u22125 °C|-5",
        "300 K|300",
        "5 mA|5",
      })
  void aTextThatStandsAloneIsReadIfItIsOneNumber(String text, double number) {
    NumberStyle own = NumberStyle.alone(text, "K");

    assertThat(own).isNotNull();
    assertThat(own.parse(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,234",
        "1,234 rpm",
        "3M",
        "5 apples",
        "Bad",
        "",
        "-",
        "°C",
        "10:15",
        "2026-03-16",
        "1,2,3"
      })
  void whatMayBeTwoNumbersAloneOrIsNoneIsNone(String text) {
    assertThat(NumberStyle.alone(text, "K")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"999 mV", "5 A", "1'000"})
  void aColumnHasOneUnitAndOneMark(String text) {
    assertThat(new NumberStyle('.', ',', "V").widenedFor(text)).isNull();
  }

  @Property
  void whatLocalesWriteIsReadAsItWas(@ForAll double number, @ForAll boolean grouped) {
    for (Locale locale : new Locale[] {Locale.US, Locale.GERMANY, Locale.FRANCE}) {
      var format = new DecimalFormat("#.###", DecimalFormatSymbols.getInstance(locale));
      format.setGroupingUsed(grouped);
      format.setGroupingSize(3);
      double small = number % 1e9;
      String text = format.format(small);
      NumberStyle style = locale == Locale.US ? NumberStyle.POINT : NumberStyle.COMMA;
      NumberStyle widened = style.widenedFor(text);

      double read = (widened == null ? style : widened).parse(text);

      assertThat(read).as(text).isCloseTo(small, org.assertj.core.data.Offset.offset(5e-4));
    }
  }
}
