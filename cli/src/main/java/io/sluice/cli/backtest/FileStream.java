package io.sluice.cli.backtest;

import io.sluice.detection.bundle.Bundle;
import io.sluice.models.backtest.StreamReadings;
import io.sluice.sources.readings.FileReadings;
import io.sluice.sources.readings.FileRow;
import io.sluice.sources.readings.ReadingFile;
import io.sluice.sources.readings.TagFit;
import io.sluice.sources.readings.UnusableFileException;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one asset in files, one file after the other. */
final class FileStream implements StreamReadings {

  private final Bundle bundle;
  private final String asset;
  private final boolean countsUnreadable;
  private final Iterator<ReadingFile> files;
  private @Nullable OpenFile open;
  private long unreadable;

  /** A file that is being read. */
  private record OpenFile(FileReadings readings, TagFit fit) {}

  /**
   * @param asset whose rows; empty for those of files that do not say whose they are
   * @param countsUnreadable whether lines that cannot be read, of which nobody knows whose they
   *     are, count here
   */
  FileStream(Bundle bundle, String asset, boolean countsUnreadable, List<ReadingFile> files) {
    this.bundle = bundle;
    this.asset = asset;
    this.countsUnreadable = countsUnreadable;
    this.files = files.iterator();
  }

  @Override
  public @Nullable Reading next() throws IOException {
    for (OpenFile file = current(); file != null; file = current()) {
      switch (file.readings().next()) {
        case null -> close();
        case FileRow.Row row when asset.equals(row.asset() == null ? "" : row.asset()) -> {
          return new Reading(row.time(), file.fit().arrange(row, bundle.dictionaries()::code));
        }
        case FileRow.Row another -> {}
        case FileRow.BadRow bad -> unreadable += countsUnreadable ? 1 : 0;
      }
    }
    return null;
  }

  private @Nullable OpenFile current() throws IOException {
    if (open == null && files.hasNext()) {
      ReadingFile file = files.next();
      try {
        TagFit fit = TagFit.partial(file.findings(), bundle.profile());
        open = new OpenFile(file.open(), fit);
      } catch (UnusableFileException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
    return open;
  }

  @Override
  public long unreadable() {
    return unreadable;
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      open.readings().close();
      open = null;
    }
  }
}
