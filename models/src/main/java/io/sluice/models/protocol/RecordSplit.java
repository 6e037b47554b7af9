package io.sluice.models.protocol;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Labelled records of a public data set, dealt out to training and test by what they hold, so that
 * records that are the same but for an id are never on both sides. Nobody knows when they were: the
 * files that come of it have times of their own, ten records a second.
 *
 * @param header names of the columns
 * @param rows fields by row
 */
record RecordSplit(List<String> header, List<List<String>> rows) {

  /** Of the records; the others are to be learnt from. */
  private static final int TEST_PERCENT = 30;

  /** The order of the file is by label, and what comes together would be held out together. */
  private static final long SEED = 1;

  private static final long START_MILLIS = Instant.parse("2015-01-22T00:00:00Z").toEpochMilli();
  private static final long MILLIS_APART = 100;

  /** Training and test. */
  record Sides(Path training, Path test) {}

  /**
   * Lines of fields between commas.
   *
   * @param header null for that of the first line
   * @throws ProtocolFailedException if they cannot be read, or one has more or fewer fields
   */
  static RecordSplit read(Path file, @Nullable List<String> header) throws ProtocolFailedException {
    try (InputStream in = Files.newInputStream(file);
        var reader =
            new BufferedReader(
                new InputStreamReader(
                    file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in,
                    StandardCharsets.UTF_8))) {
      List<String> names =
          header == null ? List.of(withoutMark(reader.readLine()).split(",", -1)) : header;
      var rows = new ArrayList<List<String>>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        List<String> fields = List.of(line.split(",", -1));
        if (fields.size() != names.size()) {
          throw new ProtocolFailedException(
              "%s: row %d has %d fields, expected %d"
                  .formatted(file, rows.size() + 1, fields.size(), names.size()));
        }
        rows.add(fields);
      }
      return new RecordSplit(names, rows);
    } catch (IOException e) {
      throw new ProtocolFailedException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static String withoutMark(@Nullable String line) {
    return line == null ? "" : line.startsWith("\uFEFF") ? line.substring(1) : line;
  }

  /** The same with a column more, made of each row. */
  RecordSplit with(String name, Function<List<String>, String> field) {
    var names = new ArrayList<>(header);
    names.add(name);
    return new RecordSplit(
        names,
        rows.stream()
            .map(row -> Stream.concat(row.stream(), Stream.of(field.apply(row))).toList())
            .toList());
  }

  int column(String name) throws ProtocolFailedException {
    int column = header.indexOf(name);
    if (column < 0) {
      throw new ProtocolFailedException(
          "there is no column '%s', found %s".formatted(name, String.join(", ", header)));
    }
    return column;
  }

  /**
   * Writes {@code training.csv} and {@code test.csv}.
   *
   * @param features columns to write and to tell records apart by
   * @param labels columns to write beside them, the kind of attack first
   * @param neverLearnt kinds that are for the test alone
   */
  Sides deal(Path folder, List<String> features, List<String> labels, Predicate<String> neverLearnt)
      throws ProtocolFailedException {
    int[] columns = columns(features);
    int[] beside = columns(labels);
    var training = new ArrayList<List<String>>();
    var test = new ArrayList<List<String>>();
    for (List<String> row : rows) {
      boolean isTest =
          neverLearnt.test(row.get(beside[0]))
              || Math.floorMod(mixed(select(row, columns).hashCode()), 100) < TEST_PERCENT;
      (isTest ? test : training).add(row);
    }
    Collections.shuffle(training, new Random(SEED));
    test.sort(Comparator.comparing((List<String> row) -> row.get(beside[0])));
    return new Sides(
        write(folder.resolve("training.csv"), training, columns, beside),
        write(folder.resolve("test.csv"), test, columns, beside));
  }

  private static int mixed(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }

  private int[] columns(List<String> names) throws ProtocolFailedException {
    int[] columns = new int[names.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = column(names.get(i));
    }
    return columns;
  }

  private static List<String> select(List<String> row, int[] columns) {
    return IntStream.of(columns).mapToObj(row::get).toList();
  }

  private Path write(Path file, List<List<String>> chosen, int[] columns, int[] beside)
      throws ProtocolFailedException {
    int[] all = IntStream.concat(IntStream.of(columns), IntStream.of(beside)).toArray();
    try (var out = new PrintWriter(Files.newBufferedWriter(file))) {
      out.println("time," + String.join(",", select(header, all)));
      long time = START_MILLIS;
      for (List<String> row : chosen) {
        out.println(Instant.ofEpochMilli(time) + "," + String.join(",", select(row, all)));
        time += MILLIS_APART;
      }
      if (out.checkError()) {
        throw new IOException("no room");
      }
      return file;
    } catch (IOException e) {
      throw new ProtocolFailedException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
