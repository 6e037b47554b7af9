package io.sluice.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VusPrTest {

  /** Expected values are those of the authors' program for the same labels and scores. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          30   | 5-9 20-22                     | 6  | 0.3 | 0.8651446357929914
          24   | 0-2 6-7 21-23                 | 5  | 0.3 | 0.8810796030055222
          20   | 8-11                          | 0  | 0.3 | 0.6527777777777778
          2000 | 100-180 230-260 1500-1500 1990-1999 | 60 | 0.3 | 0.39587832211434165
          2000 | 100-180 230-260 1500-1500 1990-1999 | 60 | 2   | 0.999289323198722
          2000 | 100-180 230-260 1500-1500 1990-1999 | 60 | 0   | 0.1026274266165133
          """)
  void isWhatTheAuthorsMeasure(int rows, String events, int buffer, double boost, double expected) {
    boolean[] anomalous = labels(rows, events);
    double[] scores = scores(anomalous, boost);

    Double volume = VusPr.of(scores, all(rows), anomalous, buffer);

    assertThat(volume).isCloseTo(expected, within(1e-12));
  }

  @Test
  void byHandWithoutBuffer() {
    // given the order by score: anomalous, normal, anomalous, normal; the event is touched at once
    double[] scores = {0.9, 0.5, 0.7, 0.1};
    boolean[] anomalous = {true, true, false, false};

    Double volume = VusPr.of(scores, all(4), anomalous, 0);

    // then recall 1/2 at precision 1, and the other half at precision 2/3
    assertThat(volume).isCloseTo(0.5 + 0.5 * 2 / 3, within(1e-12));
  }

  @Test
  void aRowOfUnknownLabelCountsNowhere() {
    boolean[] anomalous = labels(200, "50-69");
    boolean[] known = all(200);
    Arrays.fill(known, 70, 120, false);
    double[] low = scores(anomalous, 0.3);
    double[] high = low.clone();
    Arrays.fill(high, 70, 120, 9);

    Double volume = VusPr.of(high, known, anomalous, 10);

    assertThat(volume).isEqualTo(VusPr.of(low, known, anomalous, 10));
  }

  @Test
  void isUndefinedWithoutAnEvent() {
    assertThat(VusPr.of(new double[5], all(5), new boolean[5], 3)).isNull();
  }

  private static boolean[] labels(int rows, String events) {
    boolean[] labels = new boolean[rows];
    for (String event : events.split(" ")) {
      String[] ends = event.split("-");
      Arrays.fill(labels, Integer.parseInt(ends[0]), Integer.parseInt(ends[1]) + 1, true);
    }
    return labels;
  }

  private static double[] scores(boolean[] anomalous, double boost) {
    return IntStream.range(0, anomalous.length)
        .mapToDouble(i -> i * 7919L % 1009 / 1009.0 + (anomalous[i] ? boost : 0))
        .toArray();
  }

  private static boolean[] all(int rows) {
    boolean[] all = new boolean[rows];
    Arrays.fill(all, true);
    return all;
  }
}
