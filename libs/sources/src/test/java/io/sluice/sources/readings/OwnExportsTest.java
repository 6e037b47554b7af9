package io.sluice.sources.readings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnExportsTest {

  /** The first lines of the downloads of query-api, with and without rows. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          incidents | startedAt,updatedAt,resolvedAt,asset,streams,profile,status,severity,peakSeverity,peakRatio,durationSeconds,category,state,acknowledgedBy,resolvedBy,label,burst,id,text,contributors | 2026-03-16T06:00:00Z,2026-03-16T06:05:00Z,,plant-1,plant,swat,OPEN,WARNING,WARNING,1.7,300,PROCESS,,,,,,f7f0,"LIT101: high, and more","[{""tag"":""LIT101""}]"
          alerts | updatedAt,startedAt,asset,streams,profile,kind,severity,peakRatio,category,state,burst,test,id,incident,text,contributors | 2026-03-16T06:05:00Z,2026-03-16T06:00:00Z,plant-1,plant,swat,OPENED,WARNING,1.7,PROCESS,,,false,f7f0,f7f1,LIT101,[]
          scores | windowEnd,windowStart,asset,stream,profile,ratio,severity,label,latencyMs | 2026-03-16T06:05:00Z,2026-03-16T06:04:00Z,plant-1,plant,swat,0.7,NONE,,12
          assets | asset,lastReadingAt,lastScoreAt,ratio,severity,openIncidents,streams | plant-1,2026-03-16T06:05:00Z,2026-03-16T06:05:00Z,0.7,NONE,0,[]
          """)
  void whatHoldsNoReadingsIsNamed(String what, String header, String row) {
    String two = header + "\n" + row + "\n" + row.replace("06:05", "06:06") + "\n";

    for (String text : new String[] {two, header + "\n" + row + "\n", header + "\n"}) {
      assertThatExceptionOfType(UnusableFileException.class)
          .isThrownBy(
              () -> ReadingFile.inspect(text.getBytes(UTF_8), "a.csv", ReadingOptions.FILES))
          .withMessage(
              "a.csv holds "
                  + what
                  + " that Sluice exported, and no readings: take those of /api/v1/readings.csv");
    }
  }
}
