package io.sluice.cli.backtest;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.console.Console;
import io.sluice.cli.console.Text;
import io.sluice.cli.evaluate.LabelledData;
import io.sluice.detection.bundle.Bundle;
import io.sluice.incidents.PoliciesInForce;
import io.sluice.models.backtest.AssetBacktest;
import io.sluice.models.backtest.StreamReadings;
import io.sluice.models.parallel.Workers;
import io.sluice.sources.readings.ReadingFile;
import io.sluice.sources.readings.ReadingOptions;
import io.sluice.sources.readings.UnusableFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Judges files: one asset's readings one after the other, or those of several that a column names.
 */
final class FileBacktest {

  private final List<Path> files;
  private final ReadingOptions reading;
  private final Bundle bundle;
  private final Console console;

  FileBacktest(List<Path> files, ReadingOptions reading, Bundle bundle, Console console) {
    this.files = files;
    this.reading = reading;
    this.bundle = bundle;
    this.console = console;
  }

  /**
   * @throws CommandFailure if a file cannot be read, or does not fit the bundle's profile
   */
  BacktestReport judge() {
    try {
      var inspected = new ArrayList<ReadingFile>();
      for (Path file : files) {
        console.progress("Reading", inspected.size(), files.size(), file.getFileName().toString());
        var one =
            ReadingFile.inspect(
                file, reading.withLabelsWhereThereAreAny().forProfile(bundle.profile()));
        one.findings()
            .notes()
            .forEach(note -> console.println(Text.plain(one.findings().source() + ": " + note)));
        inspected.add(one);
      }
      List<String> assets = LabelledData.assets(inspected);
      var judged = new AssetBacktest[assets.size()];
      Workers.share(
          assets.size(),
          () -> number -> judged[number] = judge(assets.get(number), number == 0, inspected));
      return BacktestReport.of(bundle, PoliciesInForce.DEFAULT, null, null, List.of(judged), null);
    } catch (UnusableFileException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (NoSuchFileException e) {
      throw new CommandFailure("there is no file " + e.getFile(), e);
    } catch (IOException | UncheckedIOException e) {
      throw new CommandFailure("cannot read the data: " + e.getMessage(), e);
    }
  }

  private AssetBacktest judge(String asset, boolean isFirst, List<ReadingFile> inspected) {
    StreamReadings rows = new FileStream(bundle, asset, isFirst, inspected);
    try {
      return AssetBacktest.judge(
          bundle,
          PoliciesInForce.DEFAULT,
          asset,
          Instant.MIN,
          new TreeMap<>(Map.of(bundle.profile().name(), rows)));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
