package io.sluice.models.training;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.bundle.DetectorEntry;
import io.sluice.detection.bundle.TrainingRecord;
import io.sluice.detection.calibration.AlarmBudget;
import io.sluice.models.calibration.CalibrationMethod;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a person should know before trusting a bundle, in the sections of Mitchell et al., Model
 * Cards for Model Reporting, 2019.
 *
 * @param options with the budget that was kept
 * @param budgetAdvice what became of the one that was asked for, a sentence each
 */
record ModelCard(
    Profile profile,
    String version,
    @Nullable String origin,
    TrainingRows rows,
    TrainingRecord training,
    List<TrainedDetector> trained,
    Calibrated calibrated,
    TrainingOptions options,
    List<String> budgetAdvice) {

  byte[] toMarkdown() {
    var text = new StringBuilder();
    text.append("# Model card: ").append(profile.name()).append(' ').append(version).append("\n\n");
    line(
        text,
        switch (profile.kind()) {
          case SIGNALS ->
              "Judges the last %d readings of an asset of %d tags, one every %s, after every %d."
                  .formatted(
                      profile.window(),
                      profile.tags().size(),
                      words(profile.interval().toString()),
                      profile.scoringStride());
          case EVENTS ->
              "Judges each record of %d tags by itself; there was one every %s in training."
                  .formatted(profile.tags().size(), words(profile.interval().toString()));
        });
    intendedUse(text);
    detectors(text);
    data(text);
    heldOut(text);
    limits(text);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void intendedUse(StringBuilder text) {
    section(text, "Intended use");
    line(
        text,
        "Tells operators early that a plant behaves unlike its normal operation. It does not tell"
            + " an attack from a fault, and must not act on the plant by itself.");
  }

  private void detectors(StringBuilder text) {
    section(text, "Detectors");
    line(
        text,
        switch (profile.kind()) {
          case SIGNALS ->
              "Features, of each tag: mean, standard deviation, minimum, maximum and slope over the"
                  + " window, standardised by the training windows.";
          case EVENTS ->
              "Features: numbers as they are, texts as a column each where there are few and as the"
                  + " logarithm of their part of training where there are many, standardised by the"
                  + " training records.";
        });
    text.append('\n');
    line(text, "| detector | what it is | ratio 1 | ratio 1.5 | ratio 2 |");
    line(text, "| --- | --- | --- | --- | --- |");
    for (DetectorEntry detector : calibrated.detectors()) {
      line(
          text,
          "| %s | %s | %s | %s | %s |"
              .formatted(
                  detector.name(),
                  description(detector),
                  number(detector.curve().info()),
                  number(detector.curve().warning()),
                  number(detector.curve().critical())));
    }
    text.append('\n');
    line(
        text,
        "A ratio says what a score means, found on normal %s that nothing was learnt from: "
                .formatted(profile.kind().judged())
            + meaning(options.calibration())
            + margin(options.calibration().margin(profile.kind())));
    if (!budgetAdvice.isEmpty()) {
      text.append('\n');
      budgetAdvice.forEach(advice -> line(text, "- " + advice));
    }
  }

  private static String margin(double times) {
    return times > 1
        ? " Scores that were found so stand %s times as high in the table, as other days differ."
            .formatted(number(times))
        : "";
  }

  private static String meaning(CalibrationMethod method) {
    return switch (method) {
      case CalibrationMethod.Budget(AlarmBudget budget) ->
          "all detectors together reach 1 some %s times a day, 1.5 %s times, 2 %s times."
              .formatted(
                  number(budget.info()), number(budget.warning()), number(budget.critical()));
      case CalibrationMethod.Percentile(double percentile) ->
          "the %s percentile has ratio 1, and a ratio is in proportion to its score."
              .formatted(number(percentile));
    };
  }

  private String description(DetectorEntry detector) {
    return trained.stream()
        .filter(one -> one.name().equals(detector.name()))
        .map(TrainedDetector::description)
        .findFirst()
        .orElseThrow();
  }

  private void data(StringBuilder text) {
    section(text, "Training data");
    if (origin != null) {
      line(text, origin);
      text.append('\n');
    }
    line(text, "- rows of normal operation: %,d".formatted(training.rows()));
    line(text, "- sha256 of the files, one after the other: " + training.dataSha256());
    line(
        text,
        switch (profile.kind()) {
          case SIGNALS ->
              "- windows trained on: %,d, moved on by %d readings"
                  .formatted(training.windows(), profile.trainingStride());
          case EVENTS -> "- records trained on: %,d".formatted(training.windows());
        });
    rows.inference().forEach(note -> line(text, "- " + note));
    text.append('\n');
    line(text, "The same data and these options give the same files again:");
    text.append('\n');
    training.options().forEach((name, value) -> line(text, "- " + name + ": " + value));
    line(text, "- seed: " + training.seed());
  }

  private void heldOut(StringBuilder text) {
    section(text, "On held-out normal operation");
    String judged =
        switch (profile.kind()) {
          case SIGNALS ->
              "%,d windows, each part of the time by a fit to the others, at least a window's length away.";
          case EVENTS ->
              "%,d records from blocks spread over the whole time, none of them trained on.";
        };
    line(text, judged.formatted(calibrated.windows()));
    text.append('\n');
    calibrated
        .anomalousShares()
        .forEach(
            (detector, share) ->
                line(
                    text,
                    "- %s with ratio 1 or more, %s: %s %%"
                        .formatted(profile.kind().judged(), detector, number(100 * share))));
    for (TrainedDetector detector : trained) {
      new TreeMap<>(detector.metrics())
          .forEach(
              (name, value) ->
                  line(text, "- %s, %s: %s".formatted(detector.name(), name, number(value))));
    }
  }

  private void limits(StringBuilder text) {
    section(text, "Limits");
    line(
        text,
        "What normal operation was not part of the training data looks anomalous: train again after"
            + " changes to the plant, and on data that covers its seasons.");
    String constant =
        IntStream.range(0, profile.tags().size())
            .filter(this::isConstant)
            .mapToObj(tag -> profile.tags().get(tag).name())
            .collect(Collectors.joining(", "));
    if (!constant.isEmpty()) {
      text.append('\n');
      line(
          text, "Tags that never changed in training, any change of which stands out: " + constant);
    }
  }

  private boolean isConstant(int tag) {
    DoubleSummaryStatistics seen =
        rows.stretches().stream()
            .flatMap(stretch -> Arrays.stream(stretch.values()))
            .mapToDouble(row -> row[tag])
            .filter(value -> !Double.isNaN(value))
            .summaryStatistics();
    return seen.getCount() > 0 && seen.getMin() == seen.getMax();
  }

  private static void section(StringBuilder text, String title) {
    text.append("\n## ").append(title).append("\n\n");
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.4f", value);
    return text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }

  private static String words(String isoDuration) {
    return isoDuration.substring(2).toLowerCase(Locale.ROOT);
  }
}
