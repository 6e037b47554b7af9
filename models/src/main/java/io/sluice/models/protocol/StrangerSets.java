package io.sluice.models.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.contracts.Messages;
import io.sluice.models.protocol.TimedSeries.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The public data sets of {@link StrangersProtocol}, brought into the form that people's files
 * have. The folder has one folder a data set, as {@code ../shared/data} names them; those that are
 * not there are left out.
 */
final class StrangerSets {

  private static final int PLANT_FAULT_BEGINS = 160;
  private static final int PLANT_MEASURED = 41;
  private static final int PLANT_TAGS = 52;

  /** NAB's probationary period: what comes first is not scored. */
  private static final double PROBATION = 0.15;

  private static final String TEST = "_test.csv.gz";

  /** SKAB's benchmark trains on so many rows of each file, and judges the rest. */
  private static final int SKAB_TRAINING = 400;

  private final Path root;
  private final Path work;

  /**
   * @param work gets the files that have to be written
   */
  StrangerSets(Path root, Path work) {
    this.root = root;
    this.work = work;
  }

  /** A data set, or a part of one that is reported by itself. */
  record StrangerSet(String name, List<Trial> trials) {

    private StrangerSet(String name, Path training, List<Path> tests) {
      this(name, List.of(new Trial(training, tests)));
    }
  }

  /**
   * @param training a file of normal operation
   * @param tests labelled files, each of which begins anew
   */
  record Trial(Path training, List<Path> tests) {}

  /** All that are there. */
  List<StrangerSet> all() throws ProtocolFailedException {
    var all = new ArrayList<StrangerSet>();
    try {
      Files.createDirectories(work);
      all.addAll(pairs("asd", Duration.ofMinutes(5)));
      all.addAll(pairs("smd", Duration.ofMinutes(1)));
      all.addAll(pairs("smap-msl", Duration.ofMinutes(1)));
      if (isThere("nab")) {
        all.addAll(machines());
      }
      if (isThere("tennessee-eastman")) {
        all.add(chemicalPlant());
      }
      if (isThere("skab")) {
        all.add(waterLoop());
      }
      if (isThere("batadal")) {
        all.add(plain("batadal", "dataset03.csv", "dataset04.csv"));
      }
      if (isThere("swat-sim")) {
        all.add(plain("swat-sim", "normal_6h.csv", "attacks_dev.csv"));
      }
    } catch (IOException e) {
      throw new ProtocolFailedException("cannot prepare the data sets: " + e.getMessage(), e);
    }
    if (all.isEmpty()) {
      throw new ProtocolFailedException(
          "there is no data set in %s, expected folders asd, smd, smap-msl, nab, tennessee-eastman, skab, batadal, swat-sim, or some of them"
              .formatted(root));
    }
    return all;
  }

  private boolean isThere(String dataSet) {
    return Files.isDirectory(root.resolve(dataSet));
  }

  private DataFolder data(String dataSet) {
    return new DataFolder(root.resolve(dataSet), dataSet);
  }

  private StrangerSet plain(String dataSet, String training, String test)
      throws ProtocolFailedException {
    return new StrangerSet(
        dataSet,
        data(dataSet).file(training, "training file"),
        List.of(data(dataSet).file(test, "test file")));
  }

  /** Each file by its own beginning, as the benchmark has it; the changepoints are no tag. */
  private StrangerSet waterLoop() throws ProtocolFailedException, IOException {
    DataFolder skab = data("skab");
    var trials = new ArrayList<Trial>();
    for (Path folder : skab.folders()) {
      if (!folder.endsWith("anomaly-free")) {
        for (Path file : skab.csvFiles(folder)) {
          String name = "skab-" + folder.getFileName() + "-" + file.getFileName();
          List<String> lines = Files.readAllLines(file);
          trials.add(
              new Trial(
                  withoutTruth(lines.subList(0, 1 + SKAB_TRAINING), 2, "train-" + name),
                  List.of(
                      withoutTruth(
                          Stream.concat(
                                  Stream.of(lines.getFirst()),
                                  lines.subList(1 + SKAB_TRAINING, lines.size()).stream())
                              .toList(),
                          1,
                          name))));
        }
      }
    }
    if (trials.isEmpty()) {
      throw new ProtocolFailedException(
          "expected CSV files in the folders of %s, such as valve1".formatted(skab.folder()));
    }
    return new StrangerSet("skab", trials);
  }

  /**
   * @param columns how many to leave out at the end of each line: the changepoint, and the label
   */
  private Path withoutTruth(List<String> lines, int columns, String name) throws IOException {
    String end = "(;[^;]*){" + columns + "}$";
    return Files.write(
        work.resolve(name), lines.stream().map(line -> line.replaceFirst(end, "")).toList());
  }

  /** {@code NAME_train.csv.gz} and {@code NAME_test.csv.gz} without times. */
  private List<StrangerSet> pairs(String dataSet, Duration interval)
      throws ProtocolFailedException, IOException {
    if (!isThere(dataSet)) {
      return List.of();
    }
    var sets = new ArrayList<StrangerSet>();
    for (Path test : tests(root.resolve(dataSet))) {
      String stem = test.getFileName().toString().replace(TEST, "");
      String name = dataSet + "-" + stem.toLowerCase(Locale.ROOT);
      TimedSeries normal =
          TimedSeries.withoutTimes(
              data(dataSet).file(stem + "_train.csv", "training file of " + stem));
      TimedSeries labelled = TimedSeries.withoutTimes(test);
      Path blame = root.resolve(dataSet).resolve("interpretation").resolve(stem + ".txt");
      List<Event> events =
          Files.isRegularFile(blame) ? blamed(blame, labelled.tags()) : List.<Event>of();
      sets.add(
          new StrangerSet(
              name,
              normal.write(work.resolve(name + "-train.csv"), 0, interval),
              List.of(
                  labelled
                      .withEvents(events)
                      .write(work.resolve(name + "-test.csv"), normal.rows(), interval))));
    }
    return sets;
  }

  private static List<Path> tests(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(TEST)).sorted().toList();
    }
  }

  /** Lines {@code 760-765:4,5,7}: rows, both inclusive, and tags counted from 1. */
  private static List<Event> blamed(Path file, List<String> tags) throws IOException {
    var events = new ArrayList<Event>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        String[] parts = line.trim().split("[-:]");
        String name =
            Arrays.stream(parts[2].split(","))
                .map(number -> tags.get(Integer.parseInt(number.trim()) - 1))
                .collect(Collectors.joining(" "));
        events.add(new Event(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), name));
      }
    }
    return events;
  }

  /** Each file by its own first part, and by windows around its failures. */
  private List<StrangerSet> machines() throws ProtocolFailedException, IOException {
    Path folder = root.resolve("nab");
    JsonNode labels = Messages.mapper().readTree(folder.resolve("labels.json").toFile());
    var sets = new ArrayList<StrangerSet>();
    for (var entry : labels.properties()) {
      String stem = entry.getKey().replaceAll(".*/|\\.csv$", "");
      TimedSeries whole = TimedSeries.withTimes(data("nab").file(stem + ".csv", "series " + stem));
      int training = (int) (PROBATION * whole.rows());
      var windows = new ArrayList<List<String>>();
      for (JsonNode window : entry.getValue().get("windows")) {
        windows.add(List.of(window.get(0).asText(), window.get(1).asText()));
      }
      String name = "nab-" + stem.replace('_', '-');
      sets.add(
          new StrangerSet(
              name,
              whole.part(0, training).writeAsIs(work.resolve(name + "-train.csv")),
              List.of(
                  whole
                      .part(training, whole.rows())
                      .withLabelsWithin(windows)
                      .writeAsIs(work.resolve(name + "-test.csv")))));
    }
    return sets;
  }

  /** A fault sets in after eight hours; of the file without a fault every row is normal. */
  private StrangerSet chemicalPlant() throws ProtocolFailedException, IOException {
    Duration interval = Duration.ofMinutes(3);
    List<String> tags =
        IntStream.rangeClosed(1, PLANT_TAGS)
            .mapToObj(
                i ->
                    i <= PLANT_MEASURED
                        ? "XMEAS%02d".formatted(i)
                        : "XMV%02d".formatted(i - PLANT_MEASURED))
            .toList();
    DataFolder folder = data("tennessee-eastman");
    TimedSeries normal =
        TimedSeries.ofNumbers(folder.file("d00.dat", "normal operation"), tags).transposed(tags);
    var tests = new ArrayList<Path>();
    try (Stream<Path> files = Files.list(folder.folder())) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().contains("_te.dat")).sorted().toList()) {
        String stem = file.getFileName().toString().replaceAll("\\.dat.*", "");
        TimedSeries test = TimedSeries.ofNumbers(file, tags);
        int from = stem.equals("d00_te") ? test.rows() : PLANT_FAULT_BEGINS;
        tests.add(
            test.withLabelsFrom(from).write(work.resolve("te-" + stem + ".csv"), 0, interval));
      }
    }
    return new StrangerSet(
        "tennessee-eastman", normal.write(work.resolve("te-train.csv"), 0, interval), tests);
  }
}
