package io.sluice.scoring.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.contracts.Contributor;
import io.sluice.contracts.CsvLine;
import io.sluice.contracts.DetectorScore;
import io.sluice.contracts.Messages;
import io.sluice.detection.bundle.DetectorEntry;
import io.sluice.detection.scoring.Verdict;
import io.sluice.sources.readings.UnusableFileException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes an answer while its file is judged, and as long as somebody waits for it. */
final class TrialAnswer {

  private static final long PROGRESS_NANOS = Duration.ofMillis(250).toNanos();
  private static final int ROWS_BETWEEN_LOOKS = 64;
  private static final int CHUNK = 32 << 10;

  private final OutputStream out;
  private final Duration maxTime;
  private final BooleanSupplier isOver;
  private final long begun = System.nanoTime();

  /**
   * @param maxTime after which judging ends
   * @param isOver whether nobody waits for the answer any more
   */
  TrialAnswer(OutputStream out, Duration maxTime, BooleanSupplier isOver) {
    this.out = out;
    this.maxTime = maxTime;
    this.isOver = isOver;
  }

  /** How far it is. */
  private record Line(long rows, long of) {}

  private record LastLine(TrialReport report) {}

  private record Problem(int status, String title, String detail) {}

  private record ProblemLine(Problem problem) {}

  /** Judging took longer than it may. */
  private static final class TooSlowException extends IOException {

    private static final long serialVersionUID = 1L;

    TooSlowException(String message) {
      super(message);
    }
  }

  /** Nobody waits for the answer any more. */
  private static final class GoneException extends IOException {

    private static final long serialVersionUID = 1L;
  }

  /**
   * Lines of JSON: how far it is, several times a second, and the report.
   *
   * @param rows of the file
   */
  void lines(Trial trial, long rows) throws IOException {
    write(new Line(0, rows));
    long[] last = {System.nanoTime()};
    try {
      TrialReport report =
          trial.run(
              TrialScores.NONE,
              read -> {
                long now = look(read);
                if (now - last[0] > PROGRESS_NANOS) {
                  last[0] = now;
                  write(new Line(read, rows));
                }
              });
      write(new LastLine(report));
    } catch (UnusableFileException e) {
      write(problem(TrialOptions.NAMES.named(String.valueOf(e.getMessage()))));
    } catch (TooSlowException e) {
      write(problem(String.valueOf(e.getMessage())));
    } catch (GoneException e) {
      // nobody is there to be told
    }
  }

  private static ProblemLine problem(String detail) {
    return new ProblemLine(new Problem(400, "Bad Request", detail));
  }

  /** Now and then: the time, unless there is none left, or nobody waits any more. */
  private long look(long rows) throws TooSlowException, GoneException {
    if (rows % ROWS_BETWEEN_LOOKS != 0) {
      return begun;
    }
    if (isOver.getAsBoolean()) {
      throw new GoneException();
    }
    long now = System.nanoTime();
    if (now - begun > maxTime.toNanos()) {
      throw new TooSlowException(
          "judging took longer than %d s, and ended in row %,d: give a part of the file, or a bundle with fewer detectors"
              .formatted(maxTime.toSeconds(), rows));
    }
    return now;
  }

  private void write(Object line) throws IOException {
    out.write(Messages.encode(line));
    out.write('\n');
    out.flush();
  }

  /**
   * A line a window. What fails on the way ends the answer in the middle, which whoever reads it
   * sees; what fails before its first bytes is refused.
   */
  void csv(Trial trial, List<DetectorEntry> detectors) throws IOException {
    var table = new Csv(detectors.stream().map(DetectorEntry::name).toList());
    try {
      trial.run(table, this::look);
      table.flush();
    } catch (GoneException e) {
      return;
    } catch (UnusableFileException | TooSlowException e) {
      if (table.isBegun()) {
        throw new IOException(e.getMessage(), e);
      }
      // no other exception leaves what streams an answer as it is
      throw new WebApplicationException(
          TrialOptions.NAMES.named(String.valueOf(e.getMessage())), e, Status.BAD_REQUEST);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    out.flush();
  }

  /** The table of scores. */
  private final class Csv implements TrialScores {

    private final List<String> detectors;
    private final StringBuilder waiting = new StringBuilder();
    private boolean isBegun;

    Csv(List<String> detectors) {
      this.detectors = detectors;
      var header = new CsvLine().raw("asset").raw("line").raw("time").raw("ratio").raw("severity");
      detectors.forEach(name -> header.text(name));
      waiting.append(header.raw("contributors").end());
    }

    @Override
    public void add(@Nullable String asset, long line, Instant time, Verdict verdict) {
      Map<String, DetectorScore> scores = verdict.detectors();
      var row =
          new CsvLine()
              .text(asset)
              .raw(line)
              .raw(time)
              .raw(verdict.ratio())
              .raw(verdict.severity());
      for (String detector : detectors) {
        DetectorScore score = scores.get(detector);
        row.raw(score == null ? null : score.ratio());
      }
      row.text(
          verdict.contributors().stream().map(Contributor::tag).collect(Collectors.joining(" ")));
      waiting.append(row.end());
      if (waiting.length() > CHUNK) {
        try {
          flush();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    /** Whether something of it has been written. */
    boolean isBegun() {
      return isBegun;
    }

    void flush() throws IOException {
      isBegun = true;
      out.write(waiting.toString().getBytes(UTF_8));
      waiting.setLength(0);
    }
  }
}
