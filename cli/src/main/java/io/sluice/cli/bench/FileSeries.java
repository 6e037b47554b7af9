package io.sluice.cli.bench;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.replay.RowValues;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Reading;
import io.sluice.contracts.ReadingReader;
import io.sluice.contracts.TagSink;
import io.sluice.contracts.profile.Profile;
import io.sluice.sources.readings.FileReadings;
import io.sluice.sources.readings.FileRow;
import io.sluice.sources.readings.ReadingFile;
import io.sluice.sources.readings.ReadingOptions;
import io.sluice.sources.readings.UnusableFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The rows of a file, as values by tag, in JSON. */
final class FileSeries {

  /** More make the load no more various. */
  private static final int MOST = 20_000;

  private FileSeries() {}

  /**
   * @throws CommandFailure if the file cannot be read, or has no row
   */
  static List<byte[]> of(Path data, Profile profile) {
    try {
      ReadingFile file =
          ReadingFile.inspect(data, ReadingOptions.FILES.withoutTimes().forProfile(profile));
      List<String> tags = file.findings().tags();
      var reader = new ReadingReader();
      var series = new ArrayList<byte[]>();
      try (FileReadings rows = file.open()) {
        FileRow row;
        while (series.size() < MOST && (row = rows.next()) != null) {
          if (row instanceof FileRow.Row read) {
            byte[] reading = Messages.encode(reading(read, tags, profile.name()));
            series.add(
                reader
                    .read(reading, TagSink.NONE)
                    .values()
                    .toString()
                    .getBytes(StandardCharsets.UTF_8));
          }
        }
      }
      if (series.isEmpty()) {
        throw new CommandFailure("no row of " + data + " can be read");
      }
      return series;
    } catch (UnusableFileException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (IOException | MalformedMessageException e) {
      throw new CommandFailure("cannot read " + data + ": " + e.getMessage(), e);
    }
  }

  private static Reading reading(FileRow.Row row, List<String> tags, String profile) {
    var values = RowValues.of(row, tags);
    return new Reading(
        "any", profile, profile, row.time(), values.numbers(), values.texts(), null, null, null);
  }
}
