package io.sluice.cli.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.cli.CommandFailure;
import io.sluice.cli.access.QueryApiArguments;
import io.sluice.cli.console.Console;
import io.sluice.cli.console.Text;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands a file of labels to query-api. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Stores the labels of a file, all of them or none. What was said before of the same record or"
          + " window stays, and no longer counts; what is there already is not stored again.",
      "The file is a CSV with a header. Columns that are no tag of the profile are left out, and told."
    },
    footer = {"", "Example:", "  sluice feedback import labels.csv --asset plant-1"})
public final class ImportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The file.")
  Path file = Path.of("");

  @Option(
      names = "--asset",
      paramLabel = "NAME",
      description = "The asset of rows that name none in a column 'asset'.")
  @Nullable String asset;

  @Option(
      names = "--stream",
      paramLabel = "NAME",
      description =
          "The stream of rows that name none in a column 'stream'; only where the asset has several.")
  @Nullable String stream;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "The zone of times that say no offset, as Europe/Berlin (default: UTC, and it is told).")
  @Nullable String zone;

  @Mixin QueryApiArguments queryApi = new QueryApiArguments();

  @Override
  public Integer call() {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new CommandFailure("there is no file %s that can be read".formatted(file));
    }
    JsonNode summary = queryApi.client().post(path(), "text/csv", file, "operator");
    Console console = Console.system();
    console.println(
        "stored     %,d records and windows, %,d as they were already, %,d said twice"
            .formatted(
                summary.path("stored").asInt(),
                summary.path("unchanged").asInt(),
                summary.path("repeated").asInt()));
    if (summary.path("fromElsewhere").asInt() > 0) {
      console.println(
          "elsewhere  %,d of them are in no history, and kept with their own fields"
              .formatted(summary.path("fromElsewhere").asInt()));
    }
    summary
        .path("notes")
        .forEach(note -> console.println(Text.plain("note       " + note.asText())));
    return 0;
  }

  private String path() {
    var query = new StringJoiner("&", "?", "").setEmptyValue("");
    if (asset != null) {
      query.add("asset=" + URLEncoder.encode(asset, StandardCharsets.UTF_8));
    }
    if (stream != null) {
      query.add("stream=" + URLEncoder.encode(stream, StandardCharsets.UTF_8));
    }
    if (zone != null) {
      query.add("zone=" + URLEncoder.encode(zone, StandardCharsets.UTF_8));
    }
    return "/api/v1/feedback" + query;
  }
}
