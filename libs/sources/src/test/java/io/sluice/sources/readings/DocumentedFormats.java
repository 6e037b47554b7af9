package io.sluice.sources.readings;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Files as products and data sets write them, each after what its makers document: sixty readings
 * from 16 March 2026, 06:00 on, with values of our own.
 */
final class DocumentedFormats {

  static final int ROWS = 60;

  private static final LocalDateTime BEGIN = LocalDateTime.parse("2026-03-16T06:00:00");

  private DocumentedFormats() {}

  /** What is expected of a format. */
  static final class Format {

    final String name;
    final String source;
    final String text;
    Charset charset = StandardCharsets.UTF_8;
    UnaryOperator<ReadingOptions> options = UnaryOperator.identity();
    List<String> tags = List.of();
    List<String> leftOut = List.of();
    List<String> said = new ArrayList<>();
    String first = "2026-03-16T06:00:00Z";
    Duration interval = Duration.ofSeconds(10);
    int rows = ROWS;
    long anomalous;
    long missing;
    String question;

    private Format(String name, String source, String text) {
      this.name = name;
      this.source = source;
      this.text = text;
    }

    private Format tags(String... names) {
      tags = List.of(names);
      return this;
    }

    private Format leavesOut(String... names) {
      leftOut = List.of(names);
      return this;
    }

    /** A part of one of the sentences. */
    private Format says(String part) {
      said.add(part);
      return this;
    }

    private Format from(String instant) {
      first = instant;
      return this;
    }

    private Format every(Duration step) {
      interval = step;
      return this;
    }

    private Format rows(int count) {
      rows = count;
      return this;
    }

    private Format anomalous(int count) {
      anomalous = count;
      return this;
    }

    /** Values that are missing, of all tags together. */
    private Format missing(int count) {
      missing = count;
      return this;
    }

    private Format in(Charset encoding) {
      charset = encoding;
      return this;
    }

    private Format with(UnaryOperator<ReadingOptions> change) {
      options = change;
      return this;
    }

    private Format asks(String sentence) {
      question = sentence;
      return this;
    }

    byte[] bytes() {
      return text.getBytes(charset);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Format format(String name, String source, String header, IntFunction<String> row) {
    return format(name, source, header, row, "");
  }

  private static Format format(
      String name, String source, String header, IntFunction<String> row, String footer) {
    var text = new StringBuilder(header);
    for (int i = 0; i < ROWS; i++) {
      text.append(row.apply(i)).append('\n');
    }
    return new Format(name, source, text.append(footer).toString());
  }

  private static String time(String pattern, int seconds) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(BEGIN.plusSeconds(seconds));
  }

  private static long epoch(int seconds) {
    return BEGIN.toEpochSecond(java.time.ZoneOffset.UTC) + seconds;
  }

  /** A level that swings. */
  private static String level(int i) {
    return String.format(Locale.ROOT, "%.2f", 50 + 8 * Math.sin(i / 5.0) + (i * 7 % 5) / 50.0);
  }

  /** A temperature that swings otherwise. */
  private static String warmth(int i) {
    return String.format(Locale.ROOT, "%.1f", 21 + 3 * Math.cos(i / 7.0) + (i * 11 % 7) / 20.0);
  }

  private static String comma(String number) {
    return number.replace('.', ',');
  }

  private static String pump(int i) {
    return i / 9 % 2 == 0 ? "1" : "0";
  }

  static Stream<Format> all() {
    return Stream.of(
            loggers(),
            historians(),
            plants(),
            databases(),
            brokers(),
            desks(),
            dataSets(),
            timesInParts(),
            instruments())
        .flatMap(List::stream);
  }

  private static List<Format> loggers() {
    return List.of(
        format(
                "Campbell Scientific TOA5",
                "help.campbellsci.com, TOA5 (table-oriented ASCII, header of four lines)",
                """
                "TOA5","CR1000X_main","CR1000X","12345","CR1000X.Std.03.02","CPU:plant.CR1X","57104","Process"
                "TIMESTAMP","RECORD","BattV_Min","PTemp_C"
                "TS","RN","Volts","Deg C"
                "","","Min","Smp"
                """,
                i ->
                    "\"%s\",%d,%s,%s"
                        .formatted(
                            time("yyyy-MM-dd HH:mm:ss", 10 * i),
                            1000 + i,
                            i == 7 ? "\"NAN\"" : level(i),
                            warmth(i)))
            .tags("BattV_Min", "PTemp_C")
            .leavesOut("RECORD")
            .missing(1),
        format(
                "HOBOware text export",
                "onsetcomp.com, HOBOware User's Guide: exporting plotted data",
                """
                "Plot Title: hut"
                "#","Date Time, GMT-07:00","Temp, °C (LGR S/N: 10234567)","RH, %% (LGR S/N: 10234567)"
                """
                    .replace("%%", "%"),
                i ->
                    "%d,%s,%s,%s"
                        .formatted(i + 1, time("MM/dd/yy hh:mm:ss a", 10 * i), warmth(i), level(i)))
            .tags("Temp, °C (LGR S/N: 10234567)", "RH, % (LGR S/N: 10234567)")
            .leavesOut("#")
            .from("2026-03-16T13:00:00Z"),
        format(
                "Lascar EL-USB",
                "lascarelectronics.com, EasyLog USB software: text file",
                "EL-USB-2,Time,Celsius(°C),Humidity(%rh),Serial Number\n",
                i ->
                    "%d,%s,%s,%s%s"
                        .formatted(
                            i + 1,
                            time("dd/MM/yyyy HH:mm:ss", 10 * i),
                            warmth(i),
                            level(i),
                            i == 0 ? ",010012345" : ","))
            .tags("Celsius(°C)", "Humidity(%rh)")
            .leavesOut("EL-USB-2", "Serial Number"),
        format(
                "testo Comfort export",
                "testo.com, Comfort Software: export as CSV (German)",
                "id;Datum / Uhrzeit;1:[°C] T1;2:[%rF] H1\n",
                i ->
                    "%d;%s;%s;%s"
                        .formatted(
                            i + 1,
                            time("dd.MM.yyyy HH:mm:ss", 10 * i),
                            comma(warmth(i)),
                            comma(level(i))))
            .tags("1:[°C] T1", "2:[%rF] H1")
            .leavesOut("id")
            .in(Charset.forName("windows-1252"))
            .says("windows-1252"),
        format(
                "Sensirion EDF",
                "sensirion.com, Easy Data Format 4.0 of SmartGadget and UPT apps",
                """
                # EdfVersion=4.0
                # Date=2026-03-16T06:00:00.000000Z
                # Type=double,string,float,float
                Epoch_UTC\tLocal_Date_Time\tT_SHT\tRH_SHT
                """,
                i ->
                    "%d.000000\t%s\t%s\t%s"
                        .formatted(
                            epoch(10 * i),
                            time("yyyy-MM-dd'T'HH:mm:ss.SSS", 10 * i),
                            warmth(i),
                            level(i)))
            .tags("T_SHT", "RH_SHT")
            .leavesOut("Local_Date_Time"),
        format(
                "Davis WeatherLink export",
                "davisinstruments.com, WeatherLink: export of archive records",
                "Date\tTime\tTempOut\tOutHum\tBar\n",
                i ->
                    "%s\t%s\t%s\t%s"
                        .formatted(
                            time("dd/MM/yy", 300 * i),
                            time("h:mm a", 300 * i).replace(" AM", "a").replace(" PM", "p"),
                            warmth(i),
                            i == 3 ? "---\t1013.1" : level(i) + "\t101" + i % 4 + ".5"))
            .tags("TempOut", "OutHum", "Bar")
            .every(Duration.ofMinutes(5))
            .missing(1),
        format(
                "Netatmo station export",
                "netatmo.com, my.netatmo: download of a station's data",
                "Timestamp;\"Timezone : Europe/Berlin\";Temperature;Humidity\n",
                i ->
                    "%d;\"%s\";%s;%s"
                        .formatted(
                            epoch(300 * i),
                            time("yyyy/MM/dd HH:mm:ss", 3600 + 300 * i),
                            warmth(i),
                            level(i)))
            .tags("Temperature", "Humidity")
            .every(Duration.ofMinutes(5)));
  }

  private static List<Format> historians() {
    return List.of(
        format(
                "WinCC tag logging",
                "support.industry.siemens.com, WinCC: archive export as CSV",
                "\"VarName\";\"TimeString\";\"VarValue\";\"Validity\";\"Time_ms\"\n",
                i ->
                    """
                    "LVL201";"%1$s";%2$s;1;%4$s
                    "TMP201";"%1$s";%3$s;1;%4$s"""
                        .formatted(
                            time("dd.MM.yyyy HH:mm:ss", 10 * i),
                            comma(level(i)),
                            comma(warmth(i)),
                            "46097250000,000000"),
                "\"$RT_OFF$\";\"16.03.2026 06:10:00\";0;2;46097250000,000000\n")
            .tags("LVL201", "TMP201"),
        format(
                "AVEVA PI, archive values by tag",
                "docs.aveva.com, piconfig and PI DataLink: tag, time, value; digital state Bad Input",
                "Tag,Timestamp,Value\n",
                i ->
                    """
                    LIC101.PV,%1$s,%2$s
                    TIC101.PV,%1$s,%3$s"""
                        .formatted(
                            time("dd-MMM-yy HH:mm:ss", 10 * i),
                            i == 5 ? "Bad Input" : level(i),
                            warmth(i)))
            .tags("LIC101.PV", "TIC101.PV")
            .missing(1),
        format(
                "AVEVA Historian, wide retrieval",
                "docs.aveva.com, Historian Client: save as CSV; (null) where there is no value",
                "DateTime,ReactLevel,ReactTemp\n",
                i ->
                    "%s,%s,%s"
                        .formatted(
                            time("yyyy-MM-dd HH:mm:ss.SSSSSSS", 10 * i),
                            i == 9 ? "(null)" : level(i),
                            warmth(i)))
            .tags("ReactLevel", "ReactTemp")
            .missing(1),
        format(
                "Ignition tag history",
                "docs.inductiveautomation.com, Power Table: export as CSV, column t_stamp",
                "t_stamp,Tanks/T1/Level,Tanks/T1/Temp\n",
                i ->
                    "%s,%s,%s"
                        .formatted(
                            time("EEE MMM dd HH:mm:ss 'UTC' yyyy", 10 * i), level(i), warmth(i)))
            .tags("Tanks/T1/Level", "Tanks/T1/Temp"),
        format(
                "GE Proficy Historian",
                "ge.com/digital, Historian File Collector: Tagname, TimeStamp, Value, DataQuality",
                "Tagname,TimeStamp,Value,DataQuality\n",
                i ->
                    """
                    P1.LVL,%1$s,%2$s,%4$s
                    P1.TMP,%1$s,%3$s,Good"""
                        .formatted(
                            time("yyyy-MM-dd HH:mm:ss", 10 * i),
                            level(i),
                            warmth(i),
                            i == 4 ? "Bad" : "Good"))
            .tags("P1.LVL", "P1.TMP")
            .missing(1),
        format(
                "Canary Axiom trend export",
                "helpcenter.canarylabs.com, Axiom: export of a trend chart",
                "Timestamp,Level (mm),Temperature (°C)\n",
                i ->
                    "%s,%s,%s"
                        .formatted(
                            time("M/d/yyyy h:mm:ss.SSS a", 10 * i),
                            i == 2 ? "No Data" : level(i),
                            warmth(i)))
            .tags("Level (mm)", "Temperature (°C)")
            .missing(1));
  }

  private static List<Format> plants() {
    return List.of(
        format(
                "SIMATIC S7-1500 data log",
                "support.industry.siemens.com, DataLogCreate: record, date, UTC time",
                "Record,Date,UTC Time,Level,Temp\n",
                i ->
                    "%d,%s,%s,%s,%s"
                        .formatted(
                            i + 1,
                            time("MM/dd/yyyy", 10 * i),
                            time("HH:mm:ss", 10 * i),
                            level(i),
                            warmth(i)),
                "//END,,,,\n")
            .tags("Level", "Temp")
            .leavesOut("Record"),
        format(
                "BOOL of a PLC as words",
                "infosys.beckhoff.com, TwinCAT: BOOL as TRUE and FALSE",
                "Time,LVL201,PMP201\n",
                i ->
                    "%s,%s,%s"
                        .formatted(
                            time("yyyy-MM-dd'T'HH:mm:ss'Z'", 10 * i),
                            level(i),
                            pump(i).equals("1") ? "TRUE" : "FALSE"))
            .tags("LVL201", "PMP201"),
        format(
                "Step chart of a valve",
                "opcfoundation.org, OPC UA TwoStateDiscreteType: TrueState and FalseState as words",
                "SourceTimestamp,LVL201,VLV201\n",
                i ->
                    "%s,%s,%s"
                        .formatted(
                            time("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", 10 * i),
                            level(i),
                            i / 8 % 2 == 0 ? "Closed" : "Open"))
            .tags("LVL201", "VLV201"),
        format(
                "LabVIEW measurement file with a time of day",
                "ni.com, write to spreadsheet file: tab, decimal comma of the system's locale",
                "Zeit\tDruck\tTemperatur\n",
                i ->
                    "%s\t%s\t%s"
                        .formatted(
                            time("dd.MM.yyyy HH:mm:ss,SSS", 10 * i),
                            comma(level(i)),
                            comma(warmth(i))))
            .tags("Druck", "Temperatur"));
  }

  private static List<Format> databases() {
    return List.of(
        format(
                "PostgreSQL COPY TO ... CSV",
                "postgresql.org, COPY: timestamptz with +00, NULL as nothing",
                "ts,level,temp\n",
                i ->
                    "%s+00,%s,%s"
                        .formatted(
                            time("yyyy-MM-dd HH:mm:ss", 10 * i), i == 3 ? "" : level(i), warmth(i)))
            .tags("level", "temp")
            .missing(1),
        format(
                "SQL Server grid as CSV",
                "learn.microsoft.com, SSMS: datetime2 with seven digits, NULL as a word",
                "SampleTime,Level,Temp\n",
                i ->
                    "%s,%s,%s"
                        .formatted(
                            time("yyyy-MM-dd HH:mm:ss.SSSSSSS", 10 * i),
                            i == 3 ? "NULL" : level(i),
                            warmth(i)))
            .tags("Level", "Temp")
            .missing(1),
        format(
                "Oracle SQL*Plus spool",
                "docs.oracle.com, NLS_TIMESTAMP_FORMAT DD-MON-RR HH.MI.SSXFF AM",
                "CREATED_AT,LVL,TMP\n",
                i ->
                    "%s,%s,%s"
                        .formatted(
                            time("dd-MMM-yy hh.mm.ss.SSSSSS a", 10 * i).toUpperCase(Locale.ROOT),
                            level(i),
                            warmth(i)))
            .tags("LVL", "TMP"),
        format(
                "MySQL INTO OUTFILE",
                "dev.mysql.com, SELECT ... INTO OUTFILE: tab, NULL as \\N",
                "created\tlvl\ttmp\n",
                i ->
                    "%s\t%s\t%s"
                        .formatted(
                            time("yyyy-MM-dd HH:mm:ss", 10 * i),
                            i == 3 ? "\\N" : level(i),
                            warmth(i)))
            .tags("lvl", "tmp")
            .missing(1),
        format(
                "InfluxDB annotated CSV",
                "docs.influxdata.com, annotated CSV: #datatype, #group, #default, table, _field",
                """
                #datatype,string,long,dateTime:RFC3339,double,string,string
                #group,false,false,false,false,true,true
                #default,_result,,,,,
                ,result,table,_time,_value,_field,_measurement
                """,
                i ->
                    """
                    ,,0,%1$s,%2$s,level,tank
                    ,,1,%1$s,%3$s,temp,tank"""
                        .formatted(time("yyyy-MM-dd'T'HH:mm:ss'Z'", 10 * i), level(i), warmth(i)))
            .tags("level", "temp"),
        format(
                "InfluxDB 1.x CLI, format csv",
                "docs.influxdata.com, influx -format csv: nanoseconds",
                "name,time,level,temp\n",
                i -> "tank,%d000000000,%s,%s".formatted(epoch(10 * i), level(i), warmth(i)))
            .tags("level", "temp")
            .leavesOut("name"),
        format(
                "TimescaleDB by psql --csv",
                "docs.timescale.com, psql: microseconds and offset",
                "time,level,temp\n",
                i ->
                    "%s+01,%s,%s"
                        .formatted(
                            time("yyyy-MM-dd HH:mm:ss.SSSSSS", 3600 + 10 * i), level(i), warmth(i)))
            .tags("level", "temp"),
        format(
                "QuestDB /exp",
                "questdb.io, REST /exp: ISO with microseconds",
                "\"timestamp\",\"level\",\"temp\"\n",
                i ->
                    "\"%sZ\",%s,%s"
                        .formatted(
                            time("yyyy-MM-dd'T'HH:mm:ss.SSSSSS", 10 * i), level(i), warmth(i)))
            .tags("level", "temp"),
        format(
                "Zabbix history",
                "zabbix.com, table history: clock and ns",
                "clock,value,temp\n",
                i -> "%d,%s,%s".formatted(epoch(10 * i), level(i), warmth(i)))
            .with(options -> options.withTime("clock", null))
            .tags("value", "temp"));
  }

  private static List<Format> brokers() {
    return List.of(
        format(
                "Home Assistant history",
                "home-assistant.io, history: download as CSV, unavailable",
                "entity_id,state,last_changed\n",
                i ->
                    """
                    sensor.level,%2$s,%1$s
                    sensor.temp,%3$s,%1$s"""
                        .formatted(
                            time("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", 10 * i),
                            i == 6 ? "unavailable" : level(i),
                            warmth(i)))
            .tags("sensor.level", "sensor.temp")
            .missing(1),
        format(
                "Telegraf CSV serializer",
                "docs.influxdata.com, Telegraf csv: timestamp, measurement, tags, fields",
                "timestamp,measurement,host,level,temp\n",
                i -> "%d,tank,plc1,%s,%s".formatted(epoch(10 * i), level(i), warmth(i)))
            .tags("level", "temp")
            .leavesOut("measurement", "host"),
        format(
                "ThingsBoard time series",
                "thingsboard.io, export of a table widget: milliseconds",
                "Timestamp,level,temp\n",
                i -> "%d000,%s,%s".formatted(epoch(10 * i), level(i), warmth(i)))
            .tags("level", "temp"),
        format(
                "Node-RED csv node",
                "nodered.org, csv node: a column for each property, Date.now()",
                "ts,level,running\n",
                i ->
                    "%d000,%s,%s"
                        .formatted(epoch(10 * i), level(i), pump(i).equals("1") ? "true" : "false"))
            .tags("level", "running"),
        format(
                "Grafana, inspect panel",
                "grafana.com, panel inspector: download CSV, formatted data with units",
                "\"Time\",\"level\",\"temp\"\n",
                i ->
                    "%s,%s mm,%s °C"
                        .formatted(time("yyyy-MM-dd HH:mm:ss", 10 * i), level(i), warmth(i)))
            .tags("level", "temp"),
        format(
                "Grafana for Excel",
                "grafana.com, panel inspector: download for Excel begins with sep=",
                "sep=,\n\"Time\",\"level\",\"temp\"\n",
                i -> "%d000,%s,%s".formatted(epoch(10 * i), level(i), warmth(i)))
            .tags("level", "temp"),
        format(
                "Kibana, Discover as CSV",
                "elastic.co, reporting: @timestamp as Mar 16, 2026 @ 06:00:00.000",
                "\"@timestamp\",level,temp\n",
                i ->
                    "\"%s\",%s,%s"
                        .formatted(
                            time("MMM d, yyyy '@' HH:mm:ss.SSS", 10 * i), level(i), warmth(i)))
            .tags("level", "temp"),
        format(
                "Splunk export",
                "docs.splunk.com, export search results: _time with offset",
                "\"_time\",level,temp\n",
                i ->
                    "\"%s+0000\",%s,%s"
                        .formatted(time("yyyy-MM-dd'T'HH:mm:ss.SSS", 10 * i), level(i), warmth(i)))
            .tags("level", "temp"),
        format(
                "emoncms feed",
                "openenergymonitor.org, CSV export: seconds, newest last",
                "timestamp,level,temp\n",
                i -> "%d,%s,%s".formatted(epoch(10 * i), level(i), i == 4 ? "null" : warmth(i)))
            .tags("level", "temp")
            .missing(1));
  }

  private static List<Format> desks() {
    return List.of(
        format(
                "Excel, German",
                "support.microsoft.com, save as CSV: semicolon and decimal comma",
                "Datum;Uhrzeit;Füllstand;Temperatur\n",
                i ->
                    "%s;%s;%s;%s"
                        .formatted(
                            time("dd.MM.yyyy", 10 * i),
                            time("HH:mm:ss", 10 * i),
                            comma(level(i)),
                            comma(warmth(i))))
            .tags("Füllstand", "Temperatur")
            .in(Charset.forName("windows-1252")),
        format(
                "Excel, Unicode text",
                "support.microsoft.com, save as Unicode text: UTF-16 with a mark, tabs",
                "\ufeffZeit\tFüllstand\tTemperatur\n",
                i ->
                    "%s\t%s\t%s"
                        .formatted(
                            time("dd.MM.yyyy HH:mm:ss", 10 * i), comma(level(i)), comma(warmth(i))))
            .tags("Füllstand", "Temperatur")
            .in(StandardCharsets.UTF_16LE),
        format(
                "Excel serial dates",
                "support.microsoft.com, date systems: days since 1900",
                "Time,Level,Temp\n",
                i ->
                    String.format(
                        Locale.ROOT, "%.9f,%s,%s", 46097.25 + i / 8640.0, level(i), warmth(i)))
            .tags("Level", "Temp")
            .says("Excel"),
        format(
                "Google Sheets, United States",
                "support.google.com, download as CSV: month first",
                "Timestamp,Level,Temp\n",
                i -> "%s,%s,%s".formatted(time("M/d/yyyy H:mm:ss", 10 * i), level(i), warmth(i)))
            .tags("Level", "Temp"),
        format(
                "pandas to_csv with an index",
                "pandas.pydata.org, to_csv: the index first, its column without a name",
                ",timestamp,level,temp\n",
                i ->
                    "%d,%s+00:00,%s,%s"
                        .formatted(
                            i,
                            time("yyyy-MM-dd HH:mm:ss", 10 * i),
                            i == 3 ? "" : level(i),
                            warmth(i)))
            .tags("level", "temp")
            .missing(1),
        format(
                "pandas to_csv of a time series",
                "pandas.pydata.org, to_csv: a DatetimeIndex without a name",
                ",level,temp\n",
                i -> "%s,%s,%s".formatted(time("yyyy-MM-dd HH:mm:ss", 10 * i), level(i), warmth(i)))
            .tags("level", "temp")
            .says("column 1 is taken for the time"),
        format(
                "Sluice, readings.csv",
                "docs/files.md: newest first, empty columns, ids",
                "time,asset,stream,label,level,temp,otherTags,tagQuality,id\n",
                i ->
                    "%sZ,plant-1,plant,,%s,%s,%s,%s,'@0-%d"
                        .formatted(
                            time("yyyy-MM-dd'T'HH:mm:ss", 10 * (ROWS - 1 - i)),
                            level(ROWS - i),
                            warmth(ROWS - i),
                            i < 3 ? "" : "\"{\"\"flow\"\":%d.5}\"".formatted(i),
                            i == 7 ? "\"{\"\"level\"\":\"\"BAD\"\"}\"" : "",
                            ROWS - i))
            .tags("level", "temp", "flow")
            .missing(4)
            .leavesOut("stream", "otherTags", "tagQuality", "label", "id")
            .says("tags that only some rows have are in its column 'otherTags': flow")
            .says("values of bad quality by its column 'tagQuality' are taken for missing: 1")
            .says("turned round"),
        format(
                "R write.csv",
                "stat.ethz.ch/R, write.csv: row names in quotes, NA",
                "\"\",\"time\",\"level\",\"temp\"\n",
                i ->
                    "\"%d\",\"%s\",%s,%s"
                        .formatted(
                            i + 1,
                            time("yyyy-MM-dd HH:mm:ss", 10 * i),
                            i == 3 ? "NA" : level(i),
                            warmth(i)))
            .tags("level", "temp")
            .missing(1),
        format(
                "MATLAB writetimetable",
                "mathworks.com, datetime: dd-MMM-uuuu HH:mm:ss",
                "Time,level,temp\n",
                i ->
                    "%s,%s,%s"
                        .formatted(
                            time("dd-MMM-yyyy HH:mm:ss", 10 * i),
                            i == 3 ? "NaN" : level(i),
                            warmth(i)))
            .tags("level", "temp")
            .missing(1),
        format(
                "ISO 8601, basic",
                "iso.org, ISO 8601: 20260316T060000Z",
                "time,level,temp\n",
                i ->
                    "%s,%s,%s".formatted(time("yyyyMMdd'T'HHmmss'Z'", 10 * i), level(i), warmth(i)))
            .tags("level", "temp"),
        format(
                "LibreOffice with thousands",
                "help.libreoffice.org, save cell content as shown",
                "time;level;flow\n",
                i ->
                    "%s;%s;1.%03d,%d"
                        .formatted(
                            time("dd.MM.yyyy HH:mm:ss", 10 * i),
                            comma(level(i)),
                            (i * 37 + i * i) % 1000,
                            i % 10))
            .tags("level", "flow"));
  }

  private static List<Format> dataSets() {
    return List.of(
        format(
                "SWaT.A1, as iTrust hands it out",
                "itrust.sutd.edu.sg, SWaT: stages above the names, Normal/Attack, A ttack",
                ",P1,,\n Timestamp,FIT101,LIT101,Normal/Attack\n",
                i ->
                    " %s,%s,%s,%s"
                        .formatted(
                            time("d/M/yyyy h:mm:ss a", i),
                            warmth(i),
                            level(i),
                            i < 40 ? "Normal" : i == 40 ? "A ttack" : "Attack"))
            .tags("FIT101", "LIT101")
            .every(Duration.ofSeconds(1))
            .anomalous(20),
        format(
                "WADI.A2",
                "itrust.sutd.edu.sg, WADI: Row, Date, Time; 1 no attack, -1 attack",
                "Row,Date,Time,1_AIT_001_PV,1_LT_001_PV,\"Attack LABLE (1:No Attack, -1:Attack)\"\n",
                i ->
                    "%d,%s,%s,%s,%s,%d"
                        .formatted(
                            i + 1,
                            time("M/d/yy", i),
                            time("HH:mm:ss", i) + ".000",
                            warmth(i),
                            level(i),
                            i < 40 ? 1 : -1))
            .tags("1_AIT_001_PV", "1_LT_001_PV")
            .leavesOut("Row")
            .every(Duration.ofSeconds(1))
            .anomalous(20),
        format(
                "BATADAL",
                "batadal.net, training data set 2: hours, blanks before names, -999 unlabelled",
                "DATETIME, L_T1, F_PU1, ATT_FLAG\n",
                i ->
                    "%s, %s, %s, %d"
                        .formatted(
                            time("dd/MM/yy HH", 3600 * i), level(i), warmth(i), i < 40 ? -999 : 1))
            .tags("L_T1", "F_PU1")
            .every(Duration.ofHours(1))
            .anomalous(20),
        format(
                "SKAB",
                "github.com/waico/SKAB: semicolons, anomaly and changepoint as 0.0 and 1.0",
                "datetime;Pressure;Temperature;anomaly;changepoint\n",
                i ->
                    "%s;%s;%s;%s;0.0"
                        .formatted(
                            time("yyyy-MM-dd HH:mm:ss", i),
                            level(i),
                            warmth(i),
                            i < 40 ? "0.0" : "1.0"))
            .tags("Pressure", "Temperature")
            .leavesOut("changepoint")
            .every(Duration.ofSeconds(1))
            .anomalous(20),
        format(
                "HAI",
                "github.com/icsdataset/hai: attack and a column for each part of the plant",
                "timestamp,P1_B2004,P1_PIT01,attack,attack_P1,attack_P2\n",
                i ->
                    "%s,%s,%s,%d,%d,0"
                        .formatted(
                            time("yyyy-MM-dd HH:mm:ss", i),
                            level(i),
                            warmth(i),
                            i < 40 ? 0 : 1,
                            i < 40 ? 0 : 1))
            .tags("P1_B2004", "P1_PIT01")
            .leavesOut("attack_P1", "attack_P2")
            .every(Duration.ofSeconds(1))
            .anomalous(20),
        format(
                "Pump sensor data",
                "kaggle.com/nphantawee: index, timestamp, machine_status NORMAL, BROKEN, RECOVERING",
                ",timestamp,sensor_00,sensor_01,machine_status\n",
                i ->
                    "%d,%s,%s,%s,%s"
                        .formatted(
                            i,
                            time("yyyy-MM-dd HH:mm:ss", 60 * i),
                            level(i),
                            warmth(i),
                            i < 40 ? "NORMAL" : i == 40 ? "BROKEN" : "RECOVERING"))
            .tags("sensor_00", "sensor_01")
            .every(Duration.ofMinutes(1))
            .anomalous(1),
        format(
                "NAB",
                "github.com/numenta/NAB: timestamp, value",
                "timestamp,value\n",
                i -> "%s,%s".formatted(time("yyyy-MM-dd HH:mm:ss", 300 * i), level(i)))
            .tags("value")
            .every(Duration.ofMinutes(5)),
        format(
                "Individual household electric power",
                "archive.ics.uci.edu, data set 235: Date;Time, question marks",
                "Date;Time;Global_active_power;Voltage\n",
                i ->
                    "%s;%s;%s"
                        .formatted(
                            time("d/M/yyyy", 60 * i),
                            time("HH:mm:ss", 60 * i),
                            i == 3 ? "?;?" : level(i) + ";" + warmth(i)))
            .tags("Global_active_power", "Voltage")
            .every(Duration.ofMinutes(1))
            .missing(2),
        format(
                "Air quality",
                "archive.ics.uci.edu, data set 360: clock with points, -200, two empty columns",
                "Date;Time;CO(GT);T;;\n",
                i ->
                    "%s;%s;%s;%s;;"
                        .formatted(
                            time("dd/MM/yyyy", 3600 * i),
                            time("HH.mm.ss", 3600 * i),
                            i % 20 == 3 ? "-200" : comma(level(i)),
                            comma(warmth(i))))
            .tags("CO(GT)", "T")
            .every(Duration.ofHours(1))
            .says("-200")
            .missing(3),
        format(
                "Jena climate",
                "bgc-jena.mpg.de/wetter: Date Time, -9999",
                "\"Date Time\",\"p (mbar)\",\"wv (m/s)\"\n",
                i ->
                    "%s,%s,%s"
                        .formatted(
                            time("dd.MM.yyyy HH:mm:ss", 600 * i),
                            level(i),
                            i % 20 == 3 ? "-9999.0" : warmth(i)))
            .tags("p (mbar)", "wv (m/s)")
            .every(Duration.ofMinutes(10))
            .says("-9999")
            .missing(3),
        format(
                "Three header lines of an instrument",
                "licor.com, LI-COR: remarks before the names",
                """
                instrument=LI-850
                serial=850-1234
                version=2.1
                time,co2,temp
                """,
                i ->
                    "%s,%s,%s"
                        .formatted(time("yyyy-MM-dd'T'HH:mm:ss", 10 * i), level(i), warmth(i)))
            .tags("co2", "temp"),
        format(
                "Days that may be months",
                "ISO 8601 exists because of them",
                "Timestamp,Level,Temp\n",
                i ->
                    "0%d/0%d/2026 06:00,%s,%s"
                        .formatted(1 + i % 3, 1 + i / 3 % 3, level(i), warmth(i)))
            .asks("--time-format"));
  }

  private static List<Format> timesInParts() {
    return List.of(
        format(
                "KNMI hourly",
                "knmi.nl, hourly weather: date and hour as numbers, names in a remark",
                """
                # BRON: KNMI
                # FH = hourly mean wind speed (in 0.1 m/s)
                # STN,YYYYMMDD,   HH,   FH,    T
                """,
                i ->
                    "  260,%s,%5s,%s,%s"
                        .formatted(
                            time("yyyyMMdd", 3600 * i), time("H", 3600 * i), level(i), warmth(i)))
            .tags("STN", "FH", "T")
            .every(Duration.ofHours(1)),
        format(
                "NDBC standard meteorological data",
                "ndbc.noaa.gov: year, month, day, hour and minute, a second line of units",
                """
                #YY  MM DD hh mm WSPD  ATMP
                #yr  mo dy hr mn m/s   degC
                """,
                i -> "%s %s %s".formatted(time("yyyy MM dd HH mm", 600 * i), level(i), warmth(i)))
            .tags("WSPD", "ATMP")
            .every(Duration.ofMinutes(10)),
        format(
                "Beijing PM2.5",
                "archive.ics.uci.edu, data set 381: No,year,month,day,hour",
                "No,year,month,day,hour,pm2.5,TEMP\n",
                i ->
                    "%d,%s,%s,%s"
                        .formatted(i + 1, time("yyyy,M,d,H", 3600 * i), level(i), warmth(i)))
            .tags("pm2.5", "TEMP")
            .leavesOut("No")
            .every(Duration.ofHours(1)),
        format(
                "Campbell Scientific array",
                "help.campbellsci.com, comma separated final storage: year, day of the year, HHMM",
                "Array,Year,DOY,HHMM,Batt,Temp\n",
                i ->
                    "101,%s,%s,%s,%s"
                        .formatted(
                            time("yyyy,D", 600 * i),
                            time("Hmm", 600 * i).replaceFirst("^0+(?=.)", ""),
                            level(i),
                            warmth(i)))
            .tags("Array", "Batt", "Temp")
            .every(Duration.ofMinutes(10)),
        format(
                "Date and clock as numbers",
                "metaquotes.net, history files: 20260316,60000",
                "DATE,TIME,A,B\n",
                i ->
                    "%s,%s,%s,%s"
                        .formatted(
                            time("yyyyMMdd", 10 * i), time("Hmmss", 10 * i), level(i), warmth(i)))
            .tags("A", "B"),
        format(
                "Date and hour",
                "transparency.entsoe.eu and energy markets: a row an hour of a date",
                "Date;Hour;Load;Wind\n",
                i ->
                    "%s;%s;%s;%s"
                        .formatted(
                            time("dd.MM.yyyy", 3600 * i),
                            time("H", 3600 * i),
                            comma(level(i)),
                            comma(warmth(i))))
            .tags("Load", "Wind")
            .every(Duration.ofHours(1)),
        format(
                "A date with its clock, and the hour once more",
                "scikit-learn.org, features of times",
                "Date,Hour,A,B\n",
                i ->
                    "%s,%s,%s,%s"
                        .formatted(
                            time("yyyy-MM-dd HH:mm:ss", 10 * i),
                            time("H", 10 * i),
                            level(i),
                            warmth(i)))
            .tags("A", "B"));
  }

  private static List<Format> instruments() {
    return List.of(
        format(
                "Keysight BenchVue",
                "keysight.com, BenchVue data logger: settings with a time before the names",
                """
                Name:,run 1,,
                Owner:,op,,
                Start:,3/16/2026 6:00:00,,
                ,,,
                Scan Number,Scan Time,101 (VDC),102 (C)
                """,
                i ->
                    "%d,%s,+%sE+00,+%sE+00"
                        .formatted(
                            i + 1, time("MM/dd/yyyy HH:mm:ss:SSS", 10 * i), level(i), warmth(i)))
            .tags("101 (VDC)", "102 (C)")
            .leavesOut("Scan Number"),
        format(
                "Fluke Hydra",
                "flukecal.com, Hydra Series Starter Package: scan, time, alarms beside values",
                "Fluke Hydra Series\nScan,Time,1 <Level> (V),Alarm 1,2 <Temp> (C),Alarm 2\n",
                i ->
                    "%d,%s,%s,0,%s,0"
                        .formatted(
                            i + 1, time("MM/dd/yyyy HH:mm:ss:SSS", 10 * i), level(i), warmth(i)))
            .tags("1 <Level> (V)", "Alarm 1", "2 <Temp> (C)", "Alarm 2")
            .leavesOut("Scan"),
        format(
                "Modbus Poll",
                "modbustools.com, Modbus Poll: log to a text file",
                "Modbus Poll log;ID = 1: F = 03: SR = 1000ms\n\nTime;Tx;Err;Reg 0;Reg 1\n",
                i ->
                    "%s;%d;0;%s;%s"
                        .formatted(
                            time("dd.MM.yyyy HH:mm:ss.SSS", 10 * i),
                            i + 1,
                            level(i).replace(".", ""),
                            i % 20 == 3 ? "65535" : warmth(i).replace(".", "")))
            .tags("Err", "Reg 0", "Reg 1")
            .leavesOut("Tx")
            .says("65535")
            .missing(3),
        format(
                "Campbell Scientific TOA5 with times of extremes",
                "help.campbellsci.com, Minimum() with its time",
                """
                "TOA5","CR1000","CR1000","1234","CR1000.Std.32","CPU:x.CR1","1234","Daily"
                "TIMESTAMP","RECORD","BattV_Min","BattV_TMn","AirTC_Avg"
                "TS","RN","Volts","","Deg C"
                "","","Min","TMn","Avg"
                """,
                i ->
                    "\"%s\",%d,%s,\"%s\",%s"
                        .formatted(
                            time("yyyy-MM-dd HH:mm:ss", 3600 * i),
                            i,
                            level(i),
                            time("yyyy-MM-dd HH:17:30", 3600 * i),
                            warmth(i)))
            .tags("BattV_Min", "AirTC_Avg")
            .leavesOut("RECORD", "BattV_TMn")
            .every(Duration.ofHours(1)),
        format(
                "VictoriaMetrics export",
                "docs.victoriametrics.com, /api/v1/export/csv with names of our own",
                "__name__,instance,__timestamp__,__value__\n",
                i ->
                    "level,plc1:9100,%1$d000,%2$s\ntemp,plc1:9100,%1$d000,%3$s"
                        .formatted(epoch(10 * i), level(i), warmth(i)))
            .tags("level", "temp"),
        format(
                "PI DataLink report",
                "docs.aveva.com, PI DataLink: tag names, descriptors and units above the values",
                """
                PI DataLink - Compressed Data
                Server:,PISRV01
                Timestamp,LIT101,FIT101
                ,Tank level,Feed flow
                ,%,m3/h
                """,
                i ->
                    "%s,%s,%s"
                        .formatted(
                            time("dd-MMM-yy HH:mm:ss", 10 * i),
                            i == 5 ? "[-11059] No Good Data For Calculation" : level(i),
                            warmth(i)))
            .tags("LIT101", "FIT101")
            .says("line 4 is taken for descriptions")
            .missing(1),
        format(
                "DeltaV history",
                "emerson.com, DeltaV Continuous Historian: a row for each module and parameter",
                "\"Date/Time\",\"Module/Param\",\"Value\",\"Status\"\n",
                i ->
                    "\"%1$s\",\"LIC-101/PV.CV\",\"%2$s\",\"Good\"\n\"%1$s\",\"TI-102/PV.CV\",\"%3$s\",\"Good\""
                        .formatted(time("MM/dd/yyyy hh:mm:ss.SSS a", 10 * i), level(i), warmth(i)))
            .tags("LIC-101/PV.CV", "TI-102/PV.CV"),
        format(
                "Client of OPC UA",
                "unified-automation.com, UaExpert: source time, value and status of each node",
                "A.SourceTimestamp;A.Value;A.StatusCode;B.SourceTimestamp;B.Value;B.StatusCode\n",
                i ->
                    "%1$s;%2$s;Good;%1$s;%3$s;%4$s"
                        .formatted(
                            time("yyyy-MM-dd'T'HH:mm:ss'Z'", 10 * i),
                            level(i),
                            warmth(i),
                            i == 9 ? "BadSensorFailure" : "Good"))
            .tags("A", "B")
            .says("BadSensorFailure")
            .missing(1),
        format(
                "WinCC trend export",
                "support.industry.siemens.com, online trend control: a time and a value each",
                "\"A Time\";\"A ValueY\";\"B Time\";\"B ValueY\"\n",
                i ->
                    "\"%1$s\";%2$s;\"%1$s\";%3$s"
                        .formatted(
                            time("dd.MM.yyyy HH:mm:ss", 10 * i), comma(level(i)), comma(warmth(i))))
            .tags("A", "B")
            .says("pairs of a time and a value"));
  }
}
