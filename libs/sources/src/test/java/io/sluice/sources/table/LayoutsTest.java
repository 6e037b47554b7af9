package io.sluice.sources.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where names, units and rows are in the files that products write. */
class LayoutsTest {

  static Stream<Arguments> products() {
    return Stream.of(
        shape(
            "Campbell Scientific TOA5 (help.campbellsci.com, 'TOA5 file format')",
            """
            "TOA5","Hut4","CR6","8888","CR6.Std.10","CPU:hut4.CR6","321","OneSec"
            "TIMESTAMP","RECORD","LVL","FLO","TMP","label"
            "TS","RN","%","m3/h","Deg C",""
            "","","Smp","Smp","Avg",""
            "2026-03-17 06:00:00",91400,50.15,"NAN",59.99,0
            "2026-03-17 06:00:01",91401,50.13,12.01,60.08,0
            """,
            2,
            "TIMESTAMP|RECORD|LVL|FLO|TMP|label",
            "||%|m3/h|Deg C|",
            "2026-03-17 06:00:00|91400|50.15|NAN|59.99|0",
            "2026-03-17 06:00:01|91401|50.13|12.01|60.08|0"),
        shape(
            "TOA5 whose first line has as many fields as the table",
            """
            "TOA5","Hut4","CR6","8888","CR6.Std.10","CPU:hut4.CR6","321","OneSec"
            "TIMESTAMP","RECORD","a","b","c","d","e","f"
            "TS","RN","bar","bar","bar","bar","bar","bar"
            "","","Avg","Avg","Avg","Avg","Avg","Avg"
            "2026-03-17 06:00:00",1,1,2,3,4,5,6
            """,
            2,
            "TIMESTAMP|RECORD|a|b|c|d|e|f",
            "||bar|bar|bar|bar|bar|bar",
            "2026-03-17 06:00:00|1|1|2|3|4|5|6"),
        shape(
            "SWaT (iTrust): a line of stages before the names",
            """
            ,P1,,P2,,
             Timestamp, FIT101,LIT101,  MV101 , P101,Normal/Attack
             28/12/2015 10:00:00 AM,2.427057,522.8467,2,2,Normal
             28/12/2015 1:29:14 PM,2.43,523,2,1,A ttack
            """,
            2,
            "Timestamp|FIT101|LIT101|MV101|P101|Normal/Attack",
            "|||||",
            "28/12/2015 10:00:00 AM|2.427057|522.8467|2|2|Normal",
            "28/12/2015 1:29:14 PM|2.43|523|2|1|A ttack"),
        shape(
            "HOBOware (Onset): title, names with offset, empty fields at the end",
            """
            "Plot Title: boiler house"
            "#","Date Time, GMT-07:00","Temp, °C (LGR S/N: 1)","Host Connected (LGR S/N: 1)"
            1,03/16/26 06:00:00 AM,20.5,
            2,03/16/26 06:00:10 AM,20.6,
            3,03/16/26 06:00:20 AM,,Logged
            """,
            2,
            "#|Date Time, GMT-07:00|Temp, °C (LGR S/N: 1)|Host Connected (LGR S/N: 1)",
            "|||",
            "1|03/16/26 06:00:00 AM|20.5|",
            "2|03/16/26 06:00:10 AM|20.6|",
            "3|03/16/26 06:00:20 AM||Logged"),
        shape(
            "key=value and key: value lines before the names",
            """
            version=2.1
            file created: 2026-03-16T05:59:00Z
            station: north well
            timestamp,LVL,FLO
            2026-03-16T06:00:00Z,50.03,11.85
            2026-03-16T06:00:01Z,50.14,11.99
            """,
            4,
            "timestamp|LVL|FLO",
            "||",
            "2026-03-16T06:00:00Z|50.03|11.85",
            "2026-03-16T06:00:01Z|50.14|11.99"),
        shape(
            "Keysight BenchVue / Fluke: pairs of key and value, a blank line, names, units",
            """
            Instrument,34970A
            Serial,MY44012345
            Start,2026-03-16 06:00:00

            Time,Value
            (s),(V)
            2026-03-16 06:00:00,1.25
            2026-03-16 06:00:01,1.26
            """,
            5,
            "Time|Value",
            "s|V",
            "2026-03-16 06:00:00|1.25",
            "2026-03-16 06:00:01|1.26"),
        shape(
            "Pairs of key and value right before the names of two columns",
            """
            Device,pump
            Date,2026-03-16
            Time,Value
            2026-03-16 06:00:00,1.25
            2026-03-16 06:00:01,1.26
            """,
            3,
            "Time|Value",
            "|",
            "2026-03-16 06:00:00|1.25",
            "2026-03-16 06:00:01|1.26"),
        shape(
            "Pairs of key and number right before the names of two columns",
            """
            Serial,123
            Channel,7
            Time,Value
            2026-03-16 06:00:00,1.25
            2026-03-16 06:00:01,1.26
            """,
            3,
            "Time|Value",
            "|",
            "2026-03-16 06:00:00|1.25",
            "2026-03-16 06:00:01|1.26"),
        shape(
            "a first row whose time is none stays a row",
            """
            Time,A,B
            yesterday,1,2
            2026-03-16 06:00:00,3,4
            2026-03-16 06:00:01,5,6
            """,
            1,
            "Time|A|B",
            "||",
            "yesterday|1|2",
            "2026-03-16 06:00:00|3|4",
            "2026-03-16 06:00:01|5|6"),
        shape(
            "gnuplot, numpy.savetxt: names in a remark, blanks between the fields",
            """
            # pump test, bench 3
            # time   flow    pressure
            0.0      1.50    2.25
            0.5     11.50    2.26
            1.0    111.50    2.27
            """,
            2,
            "time|flow|pressure",
            "||",
            "0.0|1.50|2.25",
            "0.5|11.50|2.26",
            "1.0|111.50|2.27"),
        shape(
            "numpy.savetxt(delimiter=','): names in a remark",
            "# time,a,b\n2026-03-16T06:00:00Z,1,2\n2026-03-16T06:00:01Z,3,4\n",
            1,
            "time|a|b",
            "||",
            "2026-03-16T06:00:00Z|1|2",
            "2026-03-16T06:00:01Z|3|4"),
        shape(
            "Bosch/ETAS and NI DIAdem exports: units in brackets and kinds after the names",
            """
            Zeit;Druck;Drehzahl
            [s];[bar];[1/min]
            REAL;REAL;DINT
            16.03.2026 06:00:00,000;2,5;1480
            16.03.2026 06:00:00,100;2,6;1481
            """,
            1,
            "Zeit|Druck|Drehzahl",
            "s|bar|1/min",
            "16.03.2026 06:00:00,000|2,5|1480",
            "16.03.2026 06:00:00,100|2,6|1481"),
        shape(
            "LabVIEW measurement file (NI, .lvm): headers, a column Comment that is seldom filled",
            """
            LabVIEW Measurement\t
            Writer_Version\t2
            Reader_Version\t2
            Separator\tTab
            Decimal_Separator\t.
            ***End_of_Header***\t
            \t
            Channels\t2\t\t
            Samples\t3\t3\t
            Y_Unit_Label\tVolts\tVolts\t
            ***End_of_Header***\t\t\t
            X_Value\tUntitled\tUntitled 1\tComment
            0.000000\t1.5\t2.5\tstart
            0.100000\t1.6\t2.6
            0.200000\t1.7\t2.7
            0.300000\t1.8\t2.8
            """,
            12,
            "X_Value|Untitled|Untitled 1|Comment",
            "|||",
            "0.000000|1.5|2.5|start",
            "0.100000|1.6|2.6|",
            "0.200000|1.7|2.7|",
            "0.300000|1.8|2.8|"),
        shape(
            "Excel's own first line sep=;",
            "sep=;\nZeit;A\n16.03.2026 06:00:00;1,5\n16.03.2026 06:00:01;1,6\n",
            2,
            "Zeit|A",
            "|",
            "16.03.2026 06:00:00|1,5",
            "16.03.2026 06:00:01|1,6"),
        shape(
            "Grafana, 'Series joined by time' with a semicolon",
            "\"Time\";\"tank {host=\"\"a\"\"}\"\n"
                + "2026-03-16 06:00:00;50.1\n"
                + "2026-03-16 06:00:10;50.2\n",
            1,
            "Time|tank {host=\"a\"}",
            "|",
            "2026-03-16 06:00:00|50.1",
            "2026-03-16 06:00:10|50.2"),
        shape(
            "pandas.DataFrame.to_csv: an index without a name",
            ",time,A\n0,2026-03-16 06:00:00,1\n1,2026-03-16 06:00:01,2\n",
            1,
            "|time|A",
            "||",
            "0|2026-03-16 06:00:00|1",
            "1|2026-03-16 06:00:01|2"),
        shape(
            "R, write.table: names of rows have no name of a column",
            "\"time\" \"A\"\n\"1\" \"2026-03-16 06:00:00\" 1\n\"2\" \"2026-03-16 06:00:01\" 2\n",
            1,
            "|time|A",
            "||",
            "1|2026-03-16 06:00:00|1",
            "2|2026-03-16 06:00:01|2"),
        shape(
            "psql, aligned output: pipes, a line of dashes, a count at the end",
            """
                   time          |  a  | b
            ---------------------+-----+---
             2026-03-16 06:00:00 | 1.5 | 2
             2026-03-16 06:00:01 | 1.6 | 3
            (2 rows)
            """,
            1,
            "time|a|b",
            "||",
            "2026-03-16 06:00:00|1.5|2",
            "2026-03-16 06:00:01|1.6|3"),
        shape(
            "sqlcmd (SQL Server): a line of dashes, a count after a blank line",
            """
            DateTime,Level,Flow
            --------,-----,----
            2026-03-16 06:00:00.000,50.1,12
            2026-03-16 06:00:01.000,50.2,13

            (2 rows affected)
            """,
            1,
            "DateTime|Level|Flow",
            "||",
            "2026-03-16 06:00:00.000|50.1|12",
            "2026-03-16 06:00:01.000|50.2|13"),
        shape(
            "names and rows with a delimiter at the end",
            "time;A;B;\n16.03.2026 06:00:00;1,5;2;\n16.03.2026 06:00:01;1,6;3;\n",
            1,
            "time|A|B",
            "||",
            "16.03.2026 06:00:00|1,5|2",
            "16.03.2026 06:00:01|1,6|3"),
        shape(
            "names with a delimiter at the end, and values there",
            "Time,A,B,\n2026-03-16T06:00:00,49.97,70.05,8.98\n"
                + "2026-03-16T06:00:01,49.98,70.06,8.97\n",
            1,
            "Time|A|B|",
            "|||",
            "2026-03-16T06:00:00|49.97|70.05|8.98",
            "2026-03-16T06:00:01|49.98|70.06|8.97"),
        shape(
            "names and rows with a delimiter at the end, behind which one row says something",
            "Datum;A;B;\n16.03.2026 06:00:00;50,01;70,13;\n"
                + "16.03.2026 06:00:01;50,02;70,14;Wartung\n",
            1,
            "Datum|A|B|",
            "|||",
            "16.03.2026 06:00:00|50,01|70,13|",
            "16.03.2026 06:00:01|50,02|70,14|Wartung"),
        shape(
            "a name less than fields, the first of which is the time",
            "Time,A\n2026-03-16T06:00:00,1,2\n2026-03-16T06:00:01,3,4\n",
            1,
            "Time|A|",
            "||",
            "2026-03-16T06:00:00|1|2",
            "2026-03-16T06:00:01|3|4"),
        shape(
            "rows alone with a delimiter at the end",
            "time,A,B\n2026-03-16T06:00:00Z,1,2,\n2026-03-16T06:00:01Z,3,4,\n",
            1,
            "time|A|B",
            "||",
            "2026-03-16T06:00:00Z|1|2",
            "2026-03-16T06:00:01Z|3|4"),
        shape(
            "names that are numbers (channels of a multiplexer)",
            "time,101,102\n2026-03-16T06:00:00Z,1,2\n2026-03-16T06:00:01Z,3,4\n",
            1,
            "time|101|102",
            "||",
            "2026-03-16T06:00:00Z|1|2",
            "2026-03-16T06:00:01Z|3|4"),
        shape(
            "a first row whose values are words, as historians write them",
            """
            Timestamp,A,B
            2026-03-16T06:00:00Z,Bad,No Data
            2026-03-16T06:00:01Z,1.5,2.5
            2026-03-16T06:00:02Z,1.6,2.6
            """,
            1,
            "Timestamp|A|B",
            "||",
            "2026-03-16T06:00:00Z|Bad|No Data",
            "2026-03-16T06:00:01Z|1.5|2.5",
            "2026-03-16T06:00:02Z|1.6|2.6"),
        shape(
            "quoted numbers with a decimal comma between commas (Excel, German)",
            "\"Zeit\",\"A\"\n\"16.03.2026 06:00:00\",\"1,5\"\n\"16.03.2026 06:00:01\",\"1,6\"\n",
            1,
            "Zeit|A",
            "|",
            "16.03.2026 06:00:00|1,5",
            "16.03.2026 06:00:01|1,6"),
        shape(
            "names and texts with line breaks in quotation marks (RFC 4180, 2.6; Excel's Alt+Enter)",
            "Time,\"Level\n[%]\",Note\r\n"
                + "2026-03-16T06:00:00Z,1,\"pump \"\"A\"\"\r\nwas, after all,\r\n\r\nrestarted\"\r\n"
                + "2026-03-16T06:00:01Z,2,\r\n"
                + "2026-03-16T06:00:02Z,3,\"one\ntwo\"\r\n",
            1,
            "Time|Level [%]|Note",
            "||",
            "2026-03-16T06:00:00Z|1|pump \"A\" was, after all,  restarted",
            "2026-03-16T06:00:01Z|2|",
            "2026-03-16T06:00:02Z|3|one two"),
        shape(
            "decimal commas of which each row has as many as delimiters",
            "Zeit;A;B\n16.03.2026 06:00:00;1,5;2,5\n16.03.2026 06:00:01;1,6;2,6\n",
            1,
            "Zeit|A|B",
            "||",
            "16.03.2026 06:00:00|1,5|2,5",
            "16.03.2026 06:00:01|1,6|2,6"),
        shape(
            "ARFF (Weka, 'Attribute-Relation File Format'), also MATLAB's sign of a remark",
            """
            % pump house
            @RELATION pumps

            @ATTRIBUTE time DATE "yyyy-MM-dd HH:mm:ss"
            @attribute 'flow rate' NUMERIC
            @attribute state {on, off}
            @DATA
            "2026-03-16 06:00:00",11.85,on
            % a remark
            "2026-03-16 06:00:01",?,off
            """,
            7,
            "time|flow rate|state",
            "||",
            "2026-03-16 06:00:00|11.85|on",
            "2026-03-16 06:00:01|?|off"),
        shape(
            "names that are numbers beside any usual name of a time that is counted",
            "measured_at,101,102\n1773640800,1,2\n1773640801,3,4\n",
            1,
            "measured_at|101|102",
            "||",
            "1773640800|1|2",
            "1773640801|3|4"),
        shape(
            "tag, description and unit in three rows (AVEVA Historian, PI DataLink)",
            """
            Timestamp,LIT101,FIT101
            Timestamp,Tank level,Feed flow to tank
            ,%,m3/h
            2026-03-16 06:00:00,50.1,4.2
            2026-03-16 06:00:01,50.2,4.3
            """,
            1,
            "Timestamp|LIT101|FIT101",
            "|%|m3/h",
            "2026-03-16 06:00:00|50.1|4.2",
            "2026-03-16 06:00:01|50.2|4.3"),
        shape(
            "the same with words for what the rows are",
            """
            Tag;LIT101;FIT101;PMP101
            Description;Level in the tank;Feed flow;Pump
            Unit;%;m3/h;
            16.03.2026 06:00:00;50,1;4,2;1
            16.03.2026 06:00:01;50,2;4,3;0
            """,
            1,
            "Tag|LIT101|FIT101|PMP101",
            "Unit|%|m3/h|",
            "16.03.2026 06:00:00|50,1|4,2|1",
            "16.03.2026 06:00:01|50,2|4,3|0"),
        shape(
            "settings with a time before the names (Keysight BenchVue)",
            """
            Name:,run 1,,
            Owner:,op,,
            Start:,3/16/2026 6:00:00,,
            ,,,
            Scan Number,Scan Time,101 (VDC),102 (C)
            1,03/16/2026 06:00:00:000,+5.00E+01,+2.40E+01
            2,03/16/2026 06:00:10:001,+5.10E+01,+2.41E+01
            3,03/16/2026 06:00:20:002,+5.20E+01,+2.42E+01
            """,
            5,
            "Scan Number|Scan Time|101 (VDC)|102 (C)",
            "|||",
            "1|03/16/2026 06:00:00:000|+5.00E+01|+2.40E+01",
            "2|03/16/2026 06:00:10:001|+5.10E+01|+2.41E+01",
            "3|03/16/2026 06:00:20:002|+5.20E+01|+2.42E+01"),
        shape(
            "a line that calls each column a time (LabVIEW .lvm)",
            "Channels\t2\t\t\nX_Dimension\tTime\tTime\t\nX0\t0.0E+0\t0.0E+0\t\n"
                + "***End_of_Header***\t\t\t\nX_Value\tV_0\tV_1\tComment\n"
                + "0.0\t50.1\t24.1\n0.1\t50.2\t24.2\n0.2\t50.3\t24.3\n",
            5,
            "X_Value|V_0|V_1|Comment",
            "|||",
            "0.0|50.1|24.1|",
            "0.1|50.2|24.2|",
            "0.2|50.3|24.3|"),
        shape(
            "names in Chinese",
            "时间,压力\n2026-03-16 06:00:00,2.5\n2026-03-16 06:00:01,2.6\n",
            1,
            "时间|压力",
            "|",
            "2026-03-16 06:00:00|2.5",
            "2026-03-16 06:00:01|2.6"));
  }

  private static Arguments shape(
      String product, String text, long headerLine, String columns, String units, String... rows) {
    return Arguments.of(product, text, headerLine, columns, units, List.of(rows));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("products")
  void areFound(
      String product,
      String text,
      long headerLine,
      String columns,
      String units,
      List<String> rows) {
    Read read = Read.text(text);

    assertThat(String.join("|", read.finding().columns())).isEqualTo(columns);
    assertThat(read.finding().headerLine()).isEqualTo(headerLine);
    assertThat(String.join("|", read.finding().units())).isEqualTo(units);
    assertThat(read.good()).containsExactlyElementsOf(rows);
    assertThat(read.faults()).isEmpty();
  }

  @Test
  void whatIsNoRowIsLeftOutAndSaid() {
    Read read =
        Read.text(
            """
            # exported by plant
            time,A,B
            2026-03-16T06:00:00Z,1,2
            # pump changed

            time,A,B
            2026-03-16T06:00:01Z,3,4
            time,A,B
            2026-03-16T06:00:02Z,5,6
            Total rows: 3
            -- end --
            """);

    assertThat(read.good())
        .containsExactly(
            "2026-03-16T06:00:00Z|1|2", "2026-03-16T06:00:01Z|3|4", "2026-03-16T06:00:02Z|5|6");
    assertThat(read.faults()).isEmpty();
    assertThat(read.leftOut())
        .extracting(LeftOut::sentence)
        .containsExactlyInAnyOrder(
            "1 remarks left out, first line 4: '# pump changed'",
            "2 repeats of the column names left out, first line 6: 'time A B'",
            "2 lines after the last row left out, first line 10: 'Total rows: 3'");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("firstRows")
  void whatFollowsTheNamesIsTheFirstRow(
      String what, String text, List<String> good, List<String> faults) {
    Read read = Read.text(text);

    assertThat(read.good()).containsExactlyElementsOf(good);
    assertThat(read.faults()).containsExactlyElementsOf(faults);
    assertThat(read.leftOut()).isEmpty();
  }

  static Stream<Arguments> firstRows() {
    return Stream.of(
        Arguments.of(
            "words for all values but the time",
            "ts,A,B\n1773640800,Bad,Bad\n1773640802,1,2\n1773640804,3,4\n",
            List.of("1773640800|Bad|Bad", "1773640802|1|2", "1773640804|3|4"),
            List.of()),
        Arguments.of(
            "no row with as many fields as names",
            "time,A,B,C\n2026-03-16T06:00:00Z,,\n2026-03-16T06:00:01Z,1,2,3,4\n",
            List.of(),
            List.of("2: has 3 fields, expected 4", "3: has 5 fields, expected 4")),
        Arguments.of(
            "assets whose names begin as remarks do",
            "asset,time,A\n#1,2026-03-16T06:00:00Z,1\n#2,2026-03-16T06:00:00Z,2\n"
                + "3,2026-03-16T06:00:00Z,3\n#1,2026-03-16T06:00:01Z,4\n",
            List.of(
                "#1|2026-03-16T06:00:00Z|1",
                "#2|2026-03-16T06:00:00Z|2",
                "3|2026-03-16T06:00:00Z|3",
                "#1|2026-03-16T06:00:01Z|4"),
            List.of()));
  }

  @Test
  void whatPrecedesTheTableIsSaid() {
    Read read =
        Read.text(
            """
            # exported by plant
            time,A
            2026-03-16T06:00:00Z,1

            time,B,C
            2026-03-16T06:00:00Z,2,3
            2026-03-16T06:00:01Z,4,5
            """);

    assertThat(read.good()).containsExactly("2026-03-16T06:00:00Z|2|3", "2026-03-16T06:00:01Z|4|5");
    assertThat(read.leftOut())
        .extracting(LeftOut::sentence)
        .containsExactly("2 lines before the table left out, first line 2: 'time A'");
  }

  @Test
  void filesPutBehindEachOtherAreOneTable() {
    String file = "\ufefftime,A\n2026-03-16T06:00:00Z,1\n2026-03-16T06:00:01Z,2\n";

    Read read = Read.text(file + file);

    assertThat(read.good()).hasSize(4);
    assertThat(read.faults()).isEmpty();
  }

  @Test
  void anotherTableIsLeftOutAndSaidHowToRead() throws IOException {
    String text =
        """
        time,A,B
        2026-03-16T06:00:00Z,1,2
        2026-03-16T06:00:01Z,3,4

        time,C
        2026-03-16T06:00:00Z,7
        2026-03-16T06:00:01Z,8

        time,A,B
        2026-03-16T06:00:02Z,5,6
        """;

    Read read = Read.text(text);
    Read other = Read.text(text, TableOptions.DEFAULT.withHeaderLine(5));

    assertThat(read.good()).hasSize(3).last().isEqualTo("2026-03-16T06:00:02Z|5|6");
    assertThat(read.faults()).isEmpty();
    assertThat(read.leftOut())
        .extracting(LeftOut::sentence)
        .contains(
            "3 lines of another table left out, first line 5: 'time C'; --header-line 5 reads"
                + " them");
    assertThat(other.finding().columns()).containsExactly("time", "C");
    assertThat(other.good()).containsExactly("2026-03-16T06:00:00Z|7", "2026-03-16T06:00:01Z|8");
  }

  @Test
  void aRowThatDoesNotFitIsAFaultWhereverItIs() {
    Read read =
        Read.text(
            """
            time,A,B
            2026-03-16T06:00:00Z,1,2
            2026-03-16T06:00:01Z
            -- restart --
            2026-03-16T06:00:02Z,3,4,5
            2026-03-16T06:00:03Z,"3,4
            2026-03-16T06:00:04Z,5,6
            2026-03-16T06:00:05Z
            """);

    assertThat(read.good()).containsExactly("2026-03-16T06:00:00Z|1|2", "2026-03-16T06:00:04Z|5|6");
    assertThat(read.faults())
        .containsExactly(
            "3: has 1 fields, expected 3",
            "4: has 1 fields, expected 3",
            "5: has 4 fields, expected 3",
            "6: its quotation marks do not match",
            "8: has 1 fields, expected 3");
    assertThat(read.leftOut()).isEmpty();
  }

  @Test
  void anOffsetBesideAWordBeginsNoOtherTable() {
    Read read = Read.text("time,A\n2026-03-16T06:00:00Z,1\n-3:,4Z077\n2026-03-16T06:00:01Z,2\n");

    assertThat(read.good()).contains("2026-03-16T06:00:00Z|1", "2026-03-16T06:00:01Z|2");
    assertThat(read.leftOut()).isEmpty();
  }

  @Test
  void whatIsTakenForDescriptionsIsSaidAndInABodyARow() {
    String text = "time,A,B\n,tank level,feed flow\n2026-03-16T06:00:00Z,1,2\n";

    Read file = Read.text(text);
    Read body = Read.text(text, TableOptions.DEFAULT.withRowsOnly());

    assertThat(file.rows()).hasSize(1);
    assertThat(file.finding().notes())
        .containsExactly("line 2 is taken for descriptions of the columns: tank level, feed flow");
    assertThat(body.rows()).hasSize(2);
  }

  @Test
  void columnsOfOneNameAreGivenOthers() {
    String text = "time,A,A\n2026-03-16T06:00:00Z,1,2\n2026-03-16T06:00:01Z,3,4\n";

    Read read = Read.text(text, TableOptions.DEFAULT.withColumns(List.of("time", "A", "B")));

    assertThat(read.good()).containsExactly("2026-03-16T06:00:00Z|1|2", "2026-03-16T06:00:01Z|3|4");
  }

  @Test
  void aStrayQuotationMarkTakesNoOtherRowWithIt() {
    var text = new StringBuilder("time,A,B\n");
    for (int row = 0; row < 60; row++) {
      text.append("2026-03-16T06:00:%02dZ,%s,2\n".formatted(row, row % 20 == 7 ? "\"1" : "1"));
    }
    text.append("2026-03-16T06:01:00Z,1,\"no end\nof it\n");

    Read read = Read.text(text.toString());

    assertThat(read.good()).hasSize(57);
    assertThat(read.faults())
        .containsExactly(
            "9: its quotation marks do not match",
            "29: its quotation marks do not match",
            "49: its quotation marks do not match",
            "62: its quotation marks do not match");
  }

  @Test
  void aFieldOfMoreLinesThanPeopleWriteIsAFault() {
    String text =
        "time,A,B\n2026-03-16T06:00:00Z,1,\"begin\n"
            + "and on\n".repeat(40)
            + "end\"\n"
            + "2026-03-16T06:00:01Z,1,2\n".repeat(60);

    Read read = Read.text(text);

    assertThat(read.good()).hasSize(60);
    assertThat(read.faults()).startsWith("2: its quotation marks do not match");
  }

  @Test
  void linesOfARowAreCounted() {
    Read read =
        Read.text("time,A\n2026-03-16T06:00:00Z,\"1\n\"\n2026-03-16T06:00:01Z,2\nx,y,z\nx,1\n");

    assertThat(read.rows()).extracting(TableRow::line).startsWith(2L, 4L);
  }

  @Test
  void extremesAndTotalsAtTheEndAreNoRows() {
    Read read =
        Read.text(
            """
            Datum;A;B;C
            16.03.2026 06:00:00;1,5;2;3
            Pause;0;0;0
            16.03.2026 06:00:01;1,6;2;3
            Max;1,6;999;3
            Summe;;15000,0
            ;;4;6
            """);

    assertThat(read.good())
        .containsExactly(
            "16.03.2026 06:00:00|1,5|2|3", "Pause|0|0|0", "16.03.2026 06:00:01|1,6|2|3");
    assertThat(read.faults()).isEmpty();
    assertThat(read.leftOut())
        .extracting(LeftOut::sentence)
        .containsExactly("3 lines after the last row left out, first line 5: 'Max 1,6 999 3'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mittelwert (24h);50,2;4,2",
        "Average 1h;50,2;4,2",
        "24h mean;50,2;4,2",
        "Max. 2026;51;5"
      })
  void aLabelWithADigitIsNoTime(String footer) {
    Read read =
        Read.text(
            "Zeit;A;B\n16.03.2026 06:00:00;50,1;4,1\n16.03.2026 06:00:01;50,2;4,3\n"
                + footer
                + "\n");

    assertThat(read.good()).hasSize(2);
    assertThat(read.leftOut())
        .extracting(LeftOut::sentence)
        .containsExactly(
            "1 lines after the last row left out, first line 4: '"
                + footer.replace(';', ' ')
                + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Average;;50.2", "Total (2);n/a;100.3", ";;100.3", ";Mean 2;50.2"})
  void aFooterHasNoTimeWhereverThatStands(String footer) {
    Read read =
        Read.text(
            "Nr;Time;A\n1;2026-03-16 06:00:00;50.1\n2;2026-03-16 06:00:01;50.2\n" + footer + "\n");

    assertThat(read.good()).hasSize(2);
    assertThat(read.leftOut()).extracting(LeftOut::kind).containsExactly(LeftOut.Kind.FOOTER);
  }

  @Test
  void fieldsThatAreNotWrittenAtTheEndOfARowAreEmpty() {
    Read read =
        Read.text(
            """
            time,A,B,C
            2026-03-16T06:00:00Z,1,2,3
            2026-03-16T06:00:01Z,4,5
            2026-03-16T06:00:02Z,6,7,8
            2026-03-16T06:00:03Z,9
            2026-03-16T06:00:04Z,10,11,12
            """);

    assertThat(read.good())
        .contains("2026-03-16T06:00:01Z|4|5|", "2026-03-16T06:00:03Z|9||")
        .hasSize(5);
    assertThat(read.faults()).isEmpty();
    assertThat(read.leftOut())
        .extracting(LeftOut::sentence)
        .containsExactly(
            "2 rows end before their last columns, where they have no values, first line 3:"
                + " '2026-03-16T06:00:01Z 4 5'");
  }

  @Test
  void aFileWithoutNamesIsRefusedUntilTheyAreGiven() throws IOException {
    String text = "2026-03-16T06:00:00Z,1,2\n2026-03-16T06:00:01Z,3,4\n";

    Read read = Read.text(text, TableOptions.DEFAULT.withColumns(List.of("time", "A", "B")));

    assertThat(Read.refusal(text, TableOptions.DEFAULT))
        .isEqualTo(
            "a.csv has no line with the names of its columns: line 1 already holds values"
                + " (2026-03-16T06:00:00Z, 1, 2); give the names by --columns, 3 of them, or the"
                + " line that has them by --header-line");
    assertThat(read.finding().columns()).containsExactly("time", "A", "B");
    assertThat(read.finding().headerLine()).isZero();
    assertThat(read.good()).containsExactly("2026-03-16T06:00:00Z|1|2", "2026-03-16T06:00:01Z|3|4");
    assertThat(Read.refusal(text, TableOptions.DEFAULT.withColumns(List.of("time", "A"))))
        .isEqualTo(
            "a.csv: --columns names 2 columns, but rows have 3 fields, such as line 1:"
                + " 2026-03-16T06:00:00Z, 1, 2");
  }

  @Test
  void whatIsNoTableIsRefusedInASentence() throws IOException {
    assertThat(Read.refusal("", TableOptions.DEFAULT))
        .isEqualTo("a.csv is empty, expected a line with the column names");
    assertThat(Read.refusal("[{\"time\" 1}]", TableOptions.DEFAULT))
        .startsWith(
            "a.csv is JSON without a record, line 1 is no JSON, and what follows is not read:");
    assertThat(Read.refusal("{\"time\":1}", TableOptions.DEFAULT.withHeaderLine(1)))
        .isEqualTo("a.csv is JSON, whose fields have their names: leave --header-line out");
    assertThat(Read.refusal("PK\u0003\u0004 a spreadsheet", TableOptions.DEFAULT))
        .isEqualTo("a.csv is a ZIP archive or a workbook, expected a table as text, plain or gzip");
    assertThat(Read.refusal("time,A\0\n2026,1\n", TableOptions.DEFAULT))
        .isEqualTo("a.csv is no text, expected a table as text");
    assertThat(Read.refusal("hello\nworld\n", TableOptions.DEFAULT))
        .isEqualTo(
            "a.csv is no table: none of its first 2 lines has a delimiter (tab, semicolon, pipe,"
                + " comma, blanks); the first is 'hello'");
    assertThat(
            Read.refusal(
                "the pump was started\nat six and ran\nuntil seven, then it stopped\nfor good\n",
                TableOptions.DEFAULT))
        .startsWith("a.csv is no table: no delimiter (tab, semicolon, pipe, comma, blanks) splits");
    assertThat(Read.refusal("time,A\n2026-03-16,1\n", TableOptions.DEFAULT.withHeaderLine(7)))
        .isEqualTo("a.csv has 2 lines, expected the names of the columns in line 7");
  }

  @Test
  void anArchiveOfOneFileIsRead(@TempDir Path folder) throws Exception {
    Path one = archive(folder.resolve("one.zip"), "day.csv");
    Path two = archive(folder.resolve("two.zip"), "day.csv", "night.csv");

    Read read = Read.of(Tables.find(one, TableOptions.DEFAULT));

    assertThat(read.finding().part()).isEqualTo("day.csv");
    assertThat(read.good()).containsExactly("2026-03-16|1");
    assertThatExceptionOfType(TableFormatException.class)
        .isThrownBy(() -> Tables.find(two, TableOptions.DEFAULT))
        .withMessage(two + " is a ZIP archive of 2 files, expected one: day.csv, night.csv");
  }

  private static Path archive(Path file, String... entries) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write("time,A\n2026-03-16,1\n".getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  @Test
  void onlyNamesAreATableWithoutRows() {
    Read read = Read.text("time,A,B\n");

    assertThat(read.finding().columns()).containsExactly("time", "A", "B");
    assertThat(read.rows()).isEmpty();
  }

  @Test
  void aNamedTimeColumnMarksTheLineOfTheNames() {
    Read read =
        Read.text(
            "lab,12,3\nwann,7,8\n2026-03-16,1,2\n2026-03-17,3,4\n",
            TableOptions.DEFAULT.withTimeColumn("Wann"));

    assertThat(read.finding().columns()).containsExactly("wann", "7", "8");
  }

  @Test
  void aLineThatIsTooLongIsAFault() {
    Read read =
        Read.text(
            "time,A\n2026-03-16,1\n2026-03-17," + "2".repeat(100_000) + "\n2026-03-18,3\n",
            TableOptions.DEFAULT.withLimits(1_000, 10));

    assertThat(read.faults()).containsExactly("3: is longer than 1000 characters");
    assertThat(read.good()).containsExactly("2026-03-16|1", "2026-03-18|3");
  }
}
