package io.sluice.sources.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with a row for each tag and time, as products write them. */
class TallTest {

  static Stream<Arguments> products() {
    return Stream.of(
        shape(
            "SIMATIC WinCC data log (Siemens, 'Structure of a *.csv file with tags')",
            """
            "VarName";"TimeString";"VarValue";"Validity";"Time_ms"
            "LVL";"16.03.2026 06:00:00";50,03;1;46097250000
            "FLO";"16.03.2026 06:00:00";11,85;1;46097250000
            "LVL";"16.03.2026 06:00:01";50,14;1;46097250011,57
            "FLO";"16.03.2026 06:00:01";0;0;46097250011,57
            "$RT_OFF$";"16.03.2026 07:00:00";0;2;46097291666,67
            """,
            "TimeString|LVL|FLO",
            "16.03.2026 06:00:00|50,03|11,85",
            "16.03.2026 06:00:01|50,14|Bad"),
        shape(
            "Home Assistant, download of the history (entity_id,state,last_changed)",
            """
            entity_id,state,last_changed
            sensor.boiler_temperature,61.2,2026-03-16T06:00:00.000Z
            sensor.boiler_temperature,61.4,2026-03-16T06:01:00.000Z
            sensor.boiler_temperature,unavailable,2026-03-16T06:03:00.000Z
            sensor.boiler_pressure,2.5,2026-03-16T06:00:00.000Z
            sensor.boiler_pressure,2.6,2026-03-16T06:02:00.000Z
            sensor.boiler_pressure,2.7,2026-03-16T06:03:00.000Z
            """,
            "last_changed|sensor.boiler_temperature|sensor.boiler_pressure",
            "2026-03-16T06:00:00.000Z|61.2|2.5",
            "2026-03-16T06:01:00.000Z|61.4|",
            "2026-03-16T06:02:00.000Z||2.6",
            "2026-03-16T06:03:00.000Z|unavailable|2.7"),
        shape(
            "InfluxDB annotated CSV (docs.influxdata.com, 'Annotated CSV')",
            """
            #group,false,false,true,true,false,false,true,true,true
            #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string
            #default,_result,,,,,,,,
            ,result,table,_start,_stop,_time,_value,_field,_measurement,host
            ,,0,2026-03-16T00:00:00Z,2026-03-17T00:00:00Z,2026-03-16T06:00:00Z,50.1,level,tank,plc1
            ,,0,2026-03-16T00:00:00Z,2026-03-17T00:00:00Z,2026-03-16T06:00:10Z,50.2,level,tank,plc1
            ,,0,2026-03-16T00:00:00Z,2026-03-17T00:00:00Z,2026-03-16T06:00:20Z,50.3,level,tank,plc1
            ,,1,2026-03-16T00:00:00Z,2026-03-17T00:00:00Z,2026-03-16T06:00:00Z,11.8,flow,tank,plc1
            ,,1,2026-03-16T00:00:00Z,2026-03-17T00:00:00Z,2026-03-16T06:00:10Z,11.9,flow,tank,plc1
            ,,1,2026-03-16T00:00:00Z,2026-03-17T00:00:00Z,2026-03-16T06:00:20Z,12.0,flow,tank,plc1
            """,
            "_time|level|flow",
            "2026-03-16T06:00:00Z|50.1|11.8",
            "2026-03-16T06:00:10Z|50.2|11.9",
            "2026-03-16T06:00:20Z|50.3|12.0"),
        shape(
            "InfluxDB annotated CSV, two tables with the same columns after a blank line",
            """
            #datatype,string,long,dateTime:RFC3339,double,string
            ,result,table,_time,_value,_field
            ,_result,0,2026-03-16T06:00:00Z,50.1,level
            ,_result,0,2026-03-16T06:00:10Z,50.2,level

            #datatype,string,long,dateTime:RFC3339,long,string
            ,result,table,_time,_value,_field
            ,_result,1,2026-03-16T06:00:00Z,1,pump
            ,_result,1,2026-03-16T06:00:10Z,0,pump
            """,
            "_time|level|pump",
            "2026-03-16T06:00:00Z|50.1|1",
            "2026-03-16T06:00:10Z|50.2|0"),
        shape(
            "AVEVA PI, tags with Timestamp, Value, UnitsAbbreviation and Good (PI Web API"
                + " streamsets)",
            """
            Tag,Timestamp,Value,UnitsAbbreviation,Good
            SINUSOID,2026-03-16T06:00:00Z,50.1,%,True
            CDT158,2026-03-16T06:00:00Z,170.4,DEG. C,True
            SINUSOID,2026-03-16T06:01:00Z,50.4,%,True
            CDT158,2026-03-16T06:01:00Z,Bad Input,DEG. C,False
            """,
            "Timestamp|SINUSOID|CDT158",
            "2026-03-16T06:00:00Z|50.1|170.4",
            "2026-03-16T06:01:00Z|50.4|Bad"),
        shape(
            "Ignition, tag history table joined with tag paths (OPC DA quality 192)",
            """
            tagpath name;t_stamp;value;quality
            a;1773640800000;1.5;192
            b;1773640800000;7;192
            a;1773640801000;1.6;24
            b;1773640801000;8;192
            """
                .replace("tagpath name", "Tag Name"),
            "t_stamp|a|b",
            "1773640800000|1.5|7",
            "1773640801000|Bad|8"),
        shape(
            "Kepware DataLogger, narrow table (_NAME, _NUMERICID, _VALUE, _TIMESTAMP, _QUALITY)",
            """
            _NAME,_NUMERICID,_VALUE,_TIMESTAMP,_QUALITY
            Line1.Speed,0,1480,2026-03-16 06:00:00.000,192
            Line1.Torque,1,55.5,2026-03-16 06:00:00.000,192
            Line1.Speed,0,1490,2026-03-16 06:00:01.000,192
            Line1.Torque,1,55.7,2026-03-16 06:00:01.000,0
            """,
            "_TIMESTAMP|Line1.Speed|Line1.Torque",
            "2026-03-16 06:00:00.000|1480|55.5",
            "2026-03-16 06:00:01.000|1490|Bad"),
        shape(
            "A laboratory's sheet: date and time of day in two columns, a column of units",
            """
            Date;Time;Parameter;Value;Unit
            16.03.2026;06:00;pH;7,1;-
            16.03.2026;06:00;Turbidity;0,3;NTU
            16.03.2026;07:00;pH;7,2;-
            16.03.2026;07:00;Turbidity;0,4;NTU
            """,
            "Date Time|pH|Turbidity",
            "16.03.2026 06:00|7,1|0,3",
            "16.03.2026 07:00|7,2|0,4"),
        shape(
            "ThingsBoard/TimescaleDB narrow hypertable with an asset: rows a time and asset",
            """
            time,device,sensor,value
            2026-03-16T06:00:00Z,press-1,temp,60
            2026-03-16T06:00:00Z,press-1,load,5
            2026-03-16T06:00:00Z,press-2,temp,61
            2026-03-16T06:00:00Z,press-2,load,6
            2026-03-16T06:00:01Z,press-1,temp,62
            2026-03-16T06:00:01Z,press-1,load,7
            """,
            "time|device|temp|load",
            "2026-03-16T06:00:00Z|press-1|60|5",
            "2026-03-16T06:00:00Z|press-2|61|6",
            "2026-03-16T06:00:01Z|press-1|62|7"),
        shape(
            "A narrow table ordered by time, tag, device: the rows of a time are still one a device",
            """
            Time;Device;Tag;Value
            2026-03-16T06:00:00Z;press-1;temp;60
            2026-03-16T06:00:00Z;press-2;temp;61
            2026-03-16T06:00:00Z;press-1;load;5
            2026-03-16T06:00:00Z;press-2;load;6
            2026-03-16T06:00:01Z;press-1;temp;62
            2026-03-16T06:00:01Z;press-2;temp;63
            2026-03-16T06:00:01Z;press-1;load;7
            2026-03-16T06:00:01Z;press-2;load;8
            2026-03-16T06:00:02Z;press-1;temp;64
            2026-03-16T06:00:02Z;press-2;temp;65
            2026-03-16T06:00:02Z;press-1;load;9
            2026-03-16T06:00:02Z;press-2;load;10
            """,
            "Time|Device|temp|load",
            "2026-03-16T06:00:00Z|press-1|60|5",
            "2026-03-16T06:00:00Z|press-2|61|6",
            "2026-03-16T06:00:01Z|press-1|62|7",
            "2026-03-16T06:00:01Z|press-2|63|8",
            "2026-03-16T06:00:02Z|press-1|64|9",
            "2026-03-16T06:00:02Z|press-2|65|10"),
        shape(
            "AVEVA Historian (Wonderware), History table: Value and vValue, three qualities",
            """
            TagName,DateTime,Value,vValue,Quality,QualityDetail,OPCQuality
            LVL,2026-03-16 06:00:00.0000000,50.1,50.1,0,192,192
            FLO,2026-03-16 06:00:00.0000000,11.8,11.8,133,65,64
            LVL,2026-03-16 06:00:10.0000000,50.2,50.2,0,192,192
            FLO,2026-03-16 06:00:10.0000000,0,0,1,24,0
            """,
            "DateTime|LVL|FLO",
            "2026-03-16 06:00:00.0000000|50.1|11.8",
            "2026-03-16 06:00:10.0000000|50.2|Bad"),
        shape(
            "Numbered rows, devices that are numbers (SQL export of a narrow table)",
            """
            RowId,DeviceId,SensorId,Timestamp,Value
            1,7,temp,2026-03-16T06:00:00Z,60.1
            2,7,load,2026-03-16T06:00:00Z,5.2
            3,9,temp,2026-03-16T06:00:00Z,61.4
            4,9,load,2026-03-16T06:00:00Z,6.3
            """,
            "Timestamp|DeviceId|temp|load",
            "2026-03-16T06:00:00Z|7|60.1|5.2",
            "2026-03-16T06:00:00Z|9|61.4|6.3"),
        shape(
            "MQTT recorder: topic, payload (mosquitto_sub -F '%I,%t,%p')",
            """
            time,topic,payload
            2026-03-16T06:00:00+0100,plant/lvl,50.1
            2026-03-16T06:00:01+0100,plant/flo,11.8
            2026-03-16T06:00:02+0100,plant/lvl,50.2
            2026-03-16T06:00:03+0100,plant/flo,11.9
            """,
            "time|plant/lvl|plant/flo",
            "2026-03-16T06:00:00+0100|50.1|",
            "2026-03-16T06:00:01+0100||11.8",
            "2026-03-16T06:00:02+0100|50.2|",
            "2026-03-16T06:00:03+0100||11.9"),
        shape(
            "Blocks of a tag each whose times are each their own, day first",
            """
            tag;time;value
            A;31.03.2026 23:59:58;1
            A;01.04.2026 00:00:01;2
            A;01.04.2026 00:00:05;3
            B;31.03.2026 23:59:59;7
            B;01.04.2026 00:00:02;8
            B;01.04.2026 00:00:04;9
            """,
            "time|A|B",
            "31.03.2026 23:59:58|1|",
            "31.03.2026 23:59:59||7",
            "01.04.2026 00:00:01|2|",
            "01.04.2026 00:00:02||8",
            "01.04.2026 00:00:04||9",
            "01.04.2026 00:00:05|3|"),
        shape(
            "Several values of a tag at the same written time stay",
            """
            time,tag,value
            2026-03-16 06:00,A,1
            2026-03-16 06:00,B,5
            2026-03-16 06:00,A,2
            2026-03-16 06:00,B,6
            """,
            "time|A|B",
            "2026-03-16 06:00|1|5",
            "2026-03-16 06:00|2|6"));
  }

  private static Arguments shape(String product, String text, String columns, String... rows) {
    return Arguments.of(product, text, columns, List.of(rows));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("products")
  void becomesARowATime(String product, String text, String columns, List<String> rows) {
    Read read = Read.text(text);

    assertThat(String.join("|", read.finding().columns())).isEqualTo(columns);
    assertThat(read.good()).containsExactlyElementsOf(rows);
    assertThat(read.faults()).isEmpty();
  }

  @Test
  void pairsOfATimeAndAValueSideBySideBecomeARowATime() {
    // given: WinCC, export of a trend; the second series has two values more
    String text =
        """
        "LIT101 Time";"LIT101 ValueY";"FIT101 Time";"FIT101 ValueY"
        "16.03.2026 06:00:00";50,1;"16.03.2026 06:00:00";11,2
        "16.03.2026 06:00:01";50,2;"16.03.2026 06:00:00,5";11,3
        "16.03.2026 06:00:02";50,3;"16.03.2026 06:00:01";11,4
        ;;"16.03.2026 06:00:02";11,5
        ;;"16.03.2026 06:00:03";11,6
        """;

    // when
    Read read = Read.text(text);

    // then
    assertThat(read.finding().columns()).containsExactly("Time", "LIT101", "FIT101");
    assertThat(read.good())
        .containsExactly(
            "16.03.2026 06:00:00|50,1|11,2",
            "16.03.2026 06:00:00,5||11,3",
            "16.03.2026 06:00:01|50,2|11,4",
            "16.03.2026 06:00:02|50,3|11,5",
            "16.03.2026 06:00:03||11,6");
    assertThat(read.finding().notes())
        .anyMatch(note -> note.startsWith("its columns are pairs of a time and a value"));
    assertThat(read.leftOut()).isEmpty();
    assertThat(Read.text(text, TableOptions.DEFAULT.withTall(TableOptions.Tall.NEVER)).rows())
        .hasSize(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Time,LIT101,Time,FIT101                   | LIT101 FIT101
          Time1,LIT101,Time2,FIT101                 | LIT101 FIT101
          t1,LIT101,t2,FIT101                       | LIT101 FIT101
          Time,LIT101,Time.1,FIT101                 | LIT101 FIT101
          LIT101_Time,LIT101_Value,FIT101_Time,FIT101_Value | LIT101 FIT101
          Time - V_0,Amplitude - V_0,Time - V_1,Amplitude - V_1 | V 0 V 1
          Trend 1 X,Trend 1 Y,Trend 2 X,Trend 2 Y   | Trend 1 Trend 2
          """)
  void pairsAreKnownByTheirNames(String names, String tags) {
    Read read =
        Read.text(
            names
                + "\n2026-03-16T06:00:00Z,1,2026-03-16T06:00:00Z,2"
                + "\n2026-03-16T06:00:01Z,3,2026-03-16T06:00:02Z,4\n");

    List<String> columns = read.finding().columns();
    assertThat(String.join(" ", columns.subList(1, columns.size()))).isEqualTo(tags);
    assertThat(read.good())
        .containsExactly(
            "2026-03-16T06:00:00Z|1|2", "2026-03-16T06:00:01Z|3|", "2026-03-16T06:00:02Z||4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "time,A,received,B",
        "Date,A,Time,B",
        "time,A,B,C",
        "time,A,time2,B,C",
        "ts,t,ts_utc,t2"
      })
  void whatHasOneTimeIsNoSuchPair(String names) {
    String row = "2026-03-16T06:00:00Z,1,2026-03-16T06:00:00Z,2,3";
    int columns = names.split(",").length;

    Read read = Read.text(names + "\n" + (columns == 5 ? row : row.replace(",3", "")) + "\n");

    assertThat(read.finding().columns()).containsExactly(names.split(","));
  }

  @Test
  void aThirdColumnMaySayTheQualityOfEach() {
    Read read =
        Read.text(
            """
            LIT101.SourceTimestamp;LIT101.Value;LIT101.StatusCode;FIT101.SourceTimestamp;FIT101.Value;FIT101.StatusCode
            2026-03-16T06:00:00Z;50.1;Good;2026-03-16T06:00:00Z;4.1;Good
            2026-03-16T06:00:01Z;50.2;Good;2026-03-16T06:00:01Z;4.2;BadSensorFailure
            """);

    assertThat(read.finding().columns()).containsExactly("SourceTimestamp", "LIT101", "FIT101");
    assertThat(read.good())
        .containsExactly("2026-03-16T06:00:00Z|50.1|4.1", "2026-03-16T06:00:01Z|50.2|Bad");
    assertThat(read.finding().notes()).anyMatch(note -> note.contains("BadSensorFailure"));
  }

  @Test
  void pairsWithoutNamesOfTheirTagsAreRefusedWithTheWayOut() throws IOException {
    String text = "Time,Value,Time,Value\n2026-03-16T06:00:00Z,1,2026-03-16T06:00:00Z,2\n";

    assertThat(Read.refusal(text, TableOptions.DEFAULT))
        .isEqualTo(
            "a.csv holds pairs of a time and a value, and more than one value is called 'Value';"
                + " name its 4 columns by --columns, as time1,LIT101,time2,FIT101");
    Read named =
        Read.text(text, TableOptions.DEFAULT.withColumns(List.of("time1", "A", "time2", "B")));
    assertThat(named.good()).containsExactly("2026-03-16T06:00:00Z|1|2");
  }

  @Test
  void whatWasDoneIsSaid() {
    Read read =
        Read.text(
            """
            VarName,TimeString,VarValue,Validity,Time_ms
            A,2026-03-16 06:00:00,1,1,46097250000
            B,2026-03-16 06:00:00,2,1,46097250000
            A,2026-03-16 06:00:01,1,0,46097250001
            B,2026-03-16 06:00:01,2,1,46097250001
            $RT_OFF$,2026-03-16 06:00:02,0,2,46097250002
            """);

    assertThat(read.finding().tall())
        .isEqualTo(
            new TallLayout(
                "TimeString",
                "VarName",
                "VarValue",
                "Validity",
                List.of(),
                List.of("Time_ms"),
                2,
                true));
    assertThat(read.finding().notes())
        .containsExactly(
            "a line holds the value of one tag: the names of 2 tags are in 'VarName', the values in"
                + " 'VarValue', and the lines of a time become a row; --tag-column and"
                + " --value-column name others, --wide reads a line as a row",
            "1 values are missing because 'Validity' is 0");
    assertThat(read.leftOut())
        .extracting(LeftOut::sentence)
        .containsExactly(
            "1 marks of the logger left out, first line 6: '$RT_OFF$ 2026-03-16 06:00:02 0 2"
                + " 4609725...'");
  }

  @Test
  void unitsOfTheTagsAreKept() {
    Read read =
        Read.text(
            """
            time,tag,value,unit
            2026-03-16T06:00:00Z,level,50,%
            2026-03-16T06:00:00Z,flow,11,m3/h
            2026-03-16T06:00:01Z,level,51,%
            2026-03-16T06:00:01Z,flow,12,m3/h
            """);

    assertThat(read.finding().units()).containsExactly("", "%", "m3/h");
  }

  @Test
  void labelsOfTheTimeAreKept() {
    String rows =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    "2026-03-16T06:00:%02dZ,A,%d,%d%n2026-03-16T06:00:%02dZ,B,%d,%d%n"
                        .formatted(i, i, i / 10, i, i * 2, i / 10))
            .collect(Collectors.joining());

    Read read = Read.text("time,tag,value,label\n" + rows);

    assertThat(read.finding().columns()).containsExactly("time", "label", "A", "B");
    assertThat(read.good()).hasSize(20).last().isEqualTo("2026-03-16T06:00:19Z|1|19|38");
  }

  @Test
  void aRowWithFurtherMeasurementsIsARow() {
    String text =
        """
        time,name,value,temperature
        2026-03-16T06:00:00Z,pump-1,1.5,60.1
        2026-03-16T06:00:00Z,pump-2,1.7,61.4
        2026-03-16T06:00:01Z,pump-1,1.6,60.2
        2026-03-16T06:00:01Z,pump-2,1.8,61.3
        """;

    Read found = Read.text(text);
    Read told =
        Read.text(
            text,
            TableOptions.DEFAULT.withTall(new TableOptions.Tall(true, "name", "temperature")));

    assertThat(found.finding().tall()).isNull();
    assertThat(found.good()).hasSize(4);
    assertThat(told.finding().columns()).containsExactly("time", "pump-1", "pump-2");
    assertThat(told.good())
        .containsExactly("2026-03-16T06:00:00Z|60.1|61.4", "2026-03-16T06:00:01Z|60.2|61.3");
  }

  @Test
  void aPersonMaySayThatALineIsARow() {
    String text =
        "time,tag,value\n2026-03-16,A,1\n2026-03-16,B,2\n2026-03-17,A,3\n2026-03-17,B,4\n";

    Read read = Read.text(text, TableOptions.DEFAULT.withTall(TableOptions.Tall.NEVER));

    assertThat(read.finding().columns()).containsExactly("time", "tag", "value");
    assertThat(read.good()).hasSize(4);
  }

  @Test
  void aColumnThatIsNotThereIsRefused() throws IOException {
    assertThat(
            Read.refusal(
                "time,a,b\n2026-03-16,x,1\n",
                TableOptions.DEFAULT.withTall(new TableOptions.Tall(true, "c", null))))
        .isEqualTo("a.csv has no column 'c'; found time, a, b");
    assertThat(
            Read.refusal(
                "time,a,b\n2026-03-16,x,1\n",
                TableOptions.DEFAULT.withTall(new TableOptions.Tall(true, "a", null))))
        .isEqualTo(
            "a.csv: rows of a tag each need --tag-column and --value-column; found time, a, b");
  }

  @Test
  void valuesThatComeAgainInAnotherBlockAreCounted() {
    String block = "A,2026-03-16 06:00:00,1\nA,2026-03-16 06:00:01,2\nA,2026-03-16 06:00:02,3\n";

    Read read =
        Read.text(
            "tag,time,value\n" + block + block.replace('A', 'B') + block + block.replace('A', 'B'));

    assertThat(read.good()).hasSize(3);
    assertThat(read.leftOut())
        .extracting(LeftOut::sentence)
        .containsExactly(
            "6 second values of a tag at a time left out, first line 2: 'A 2026-03-16 06:00:00'");
  }
}
