package io.sluice.cli.feedback;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.sluice.cli.CommandFailure;
import io.sluice.cli.access.ApiClient;
import io.sluice.cli.access.QueryApiArguments;
import io.sluice.cli.console.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fetches labels from query-api. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Writes the labels that count as a CSV, as import takes it.",
    footer = {"", "Example:", "  sluice feedback export --profile my-plant --out labels.csv"})
public final class ExportCommand implements Callable<Integer> {

  @Option(names = "--profile", paramLabel = "NAME", description = "Those of one profile.")
  @Nullable String profile;

  @Option(names = "--asset", paramLabel = "NAME", description = "Those of one asset.")
  @Nullable String asset;

  @Option(
      names = "--all",
      description = "Those that were corrected, too: the column 'counts' tells them apart.")
  boolean isAll;

  @Option(names = "--out", paramLabel = "FILE", description = "The file (default: the terminal).")
  @Nullable Path out;

  @Mixin QueryApiArguments queryApi = new QueryApiArguments();

  @Override
  public Integer call() {
    ApiClient api = queryApi.client();
    try (InputStream csv = api.open(path())) {
      if (out == null) {
        csv.transferTo(System.out);
        System.out.flush();
      } else {
        long labels = write(api, csv, out);
        Console.system()
            .println(
                "written    %s, %,d %s".formatted(out, labels, labels == 1 ? "label" : "labels"));
        if (labels == 0) {
          Console.system().println("note       nothing is labelled" + of());
        }
      }
      return 0;
    } catch (IOException e) {
      throw api.away(e);
    }
  }

  /** Beside it first: half a file would be taken for all. Returns how many labels it holds. */
  private static long write(ApiClient api, InputStream csv, Path out) {
    Path part = out.resolveSibling(out.getFileName() + ".part");
    try {
      Path folder = out.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      try (OutputStream file = Files.newOutputStream(part)) {
        copy(api, csv, file);
      }
      long labels = labels(part);
      Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
      return labels;
    } catch (IOException e) {
      throw new CommandFailure("cannot write " + out + ": " + e.getMessage(), e);
    } finally {
      deleteIfThere(part);
    }
  }

  private static long labels(Path file) throws IOException {
    try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(file)) {
      return rows.stream().skip(1).count();
    }
  }

  private String of() {
    return (profile == null ? "" : " of profile " + profile)
        + (asset == null ? "" : " of asset " + asset);
  }

  private static void deleteIfThere(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // what went wrong before is told
    }
  }

  private static void copy(ApiClient api, InputStream csv, OutputStream file) throws IOException {
    byte[] piece = new byte[1 << 16];
    while (true) {
      int read;
      try {
        read = csv.read(piece);
      } catch (IOException e) {
        throw api.away(e);
      }
      if (read < 0) {
        return;
      }
      file.write(piece, 0, read);
    }
  }

  private String path() {
    var query = new StringJoiner("&", "?", "");
    query.add("rows=" + (isAll ? "ALL" : "CURRENT"));
    if (profile != null) {
      query.add("profile=" + URLEncoder.encode(profile, StandardCharsets.UTF_8));
    }
    if (asset != null) {
      query.add("asset=" + URLEncoder.encode(asset, StandardCharsets.UTF_8));
    }
    return "/api/v1/feedback.csv" + query;
  }
}
