package io.sluice.detection.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTest {

  private static Tag tag(TagKind kind, double resolution) {
    return new Tag("T", "mm", kind, resolution, null, null, null);
  }

  @ParameterizedTest
  @CsvSource({
    "CONTINUOUS,  0.05,   856.3149999, 842.2149999, 871.4150001,  856.31,    842.22,   871.41",
    "CONTINUOUS,  0.0005, 2.44772,     2.4,         2.5,          2.4477,    2.4,      2.5",
    "CONTINUOUS,  0.1,    0.30000004,  0.1,         0.3,          0.3,       0.1,      0.3",
    "CONTINUOUS,  10,     856.3,       842.2,       871.4,        860,       850,      870",
    "CONTINUOUS,  0,      856.314159,  NaN,         NaN,          856.31416, NaN,      NaN",
    "CONTINUOUS,  1e-9,   856.314159,  NaN,         NaN,          856.31416, NaN,      NaN",
    "CONTINUOUS,  0.5,    856.3,       NaN,         871.46,       856.3,     NaN,      871.4",
    "CONTINUOUS,  1,      -0.2,        -7.5,        7.5,          0,         -7,       7",
    "CONTINUOUS,  1,      1.2,         1.1,         1.3,          1,         NaN,      NaN",
    "CONTINUOUS,  0.05,   NaN,         NaN,         NaN,          NaN,       NaN,      NaN",
    "DISCRETE,    1,      1.37,        0.92,        1.82,         1,         1,        1",
    "DISCRETE,    1,      1.6,         0.7,         1.9,          1,         1,        1",
    "CATEGORICAL, 1,      1.37,        0.92,        1.82,         NaN,       NaN,      NaN"
  })
  void isRoundedToWhatTheTagShows(
      TagKind kind,
      double resolution,
      double expected,
      double low,
      double high,
      double roundedExpected,
      double roundedLow,
      double roundedHigh) {
    // given
    Tag tag = tag(kind, resolution);

    // when
    Normal normal = Normal.shownBy(tag, expected, low, high);

    // then
    assertThat(normal).isEqualTo(new Normal(roundedExpected, roundedLow, roundedHigh));
  }

  @Property
  void roundingMovesNoReadingIntoOrOutOfTheBand(
      @ForAll @DoubleRange(min = -1000, max = 1000) double middle,
      @ForAll @DoubleRange(min = 0.1, max = 50) double half,
      @ForAll @IntRange(min = -105_000, max = 105_000) int hundredths) {
    // given
    double reading = hundredths / 100.0;
    double low = middle - half;
    double high = middle + half;

    // when
    Normal normal = Normal.shownBy(tag(TagKind.CONTINUOUS, 0.01), middle, low, high);

    // then
    assertThat(normal.low() <= reading && reading <= normal.high())
        .isEqualTo(low <= reading + 1e-7 && reading - 1e-7 <= high);
    assertThat(normal.expected()).isBetween(normal.low(), normal.high());
  }
}
