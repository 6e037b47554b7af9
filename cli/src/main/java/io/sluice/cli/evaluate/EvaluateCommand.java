package io.sluice.cli.evaluate;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.FileArguments;
import io.sluice.cli.Home;
import io.sluice.cli.LeaveOutArgument;
import io.sluice.cli.OutputFile;
import io.sluice.cli.console.Console;
import io.sluice.contracts.Messages;
import io.sluice.models.evaluation.Confusion;
import io.sluice.models.evaluation.Evaluation;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.EvaluationText;
import io.sluice.models.evaluation.page.ReportPage;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How good a bundle is. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says how well a profile's bundle finds what labelled data call anomalous, here and as a page"
          + " and JSON.",
      "Judges as the running system would. Rows whose label is unknown, or whose plant recovers,"
          + " count neither way. Several files are one asset's readings one after the other; where"
          + " a column says whose a row is, each asset is judged by itself, and one report tells of"
          + " all."
    },
    footer = {
      "",
      "Examples:",
      "  sluice evaluate --profile my-plant --data labelled.csv",
      "  sluice evaluate --profile my-plant --bundle 1 --bundle 2 --data labelled.csv",
      "  sluice evaluate --protocol batadal --data-folder batadal"
    })
public final class EvaluateCommand implements Callable<Integer> {

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "The profile whose bundle in use judges.")
  @Nullable String profile;

  @Option(
      names = "--bundle",
      paramLabel = "FOLDER|VERSION",
      description =
          "The bundle that judges instead of the one in use: a folder, or a version of the profile."
              + " Several are compared side by side.")
  List<String> bundles = List.of();

  @Option(
      names = "--data",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files with a label column.")
  List<Path> files = List.of();

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      converter = ProtocolName.Converter.class,
      description =
          "Trains and judges as laid down, instead of --data: ${COMPLETION-CANDIDATES}; see"
              + " docs/evaluation.md.")
  @Nullable ProtocolName protocol;

  @Option(
      names = "--data-folder",
      paramLabel = "FOLDER",
      description = "The protocol's data set, as its authors hand it out.")
  @Nullable Path dataFolder;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description =
          "Gets report.html and report.json (default: .sluice/evaluation/ and the name of the"
              + " profile or protocol).")
  @Nullable Path out;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Writes the figures of the one bundle that judged as JSON.")
  @Nullable Path json;

  @Mixin LeaveOutArgument leaveOut = new LeaveOutArgument();

  @Mixin FileArguments reading = new FileArguments();

  @Override
  public Integer call() {
    check();
    Console console = Console.system();
    Evaluation evaluation =
        protocol == null
            ? new LabelledData(files, leaveOut.in(reading.options()).withoutTimes())
                .judge(chosen(), console)
            : new ProtocolRun(protocol, dataFolder, chosenFor(protocol)).run(console);
    console.clearProgress();
    EvaluationText.of(evaluation).lines().forEach(console::println);
    if (json != null) {
      OutputFile.write(json, Messages.encode(evaluation.bundles().getFirst()));
    }
    Path folder = out == null ? Home.state().resolve("evaluation").resolve(name()) : out;
    OutputFile.write(folder.resolve("report.json"), Messages.encode(evaluation));
    OutputFile.write(folder.resolve("report.html"), ReportPage.of(evaluation));
    console.println("");
    console.println("report     " + folder.resolve("report.html"));
    if (evaluation.bundles().stream().allMatch(one -> one.rows().windows() == 0)) {
      throw new CommandFailure(
          "nothing was judged: of the rows above no window could be made; they need a reading every"
              + " interval of the profile, in the order of time");
    }
    if (protocol == null) {
      requireBothClasses(evaluation.bundles().getFirst());
    }
    return 0;
  }

  /** Half of the figures say nothing, and a person should not have to find that out. */
  private static void requireBothClasses(EvaluationReport report) {
    Confusion rows = report.confusion();
    long anomalous = rows.truePositives() + rows.falseNegatives();
    long normal = rows.falsePositives() + rows.trueNegatives();
    if (anomalous == 0 || normal == 0) {
      throw new CommandFailure(
          anomalous == 0
              ? "the labels call no row anomalous: what is found cannot be told of %,d normal ones, only how often they are called anomalous"
                  .formatted(normal)
              : "the labels call no row normal: how often those are called anomalous cannot be told, only how many of %,d anomalous ones are found"
                  .formatted(anomalous));
    }
  }

  private void check() {
    if ((protocol == null) == files.isEmpty()) {
      throw new CommandFailure(
          "say either --data FILE, to judge labelled data, or --protocol NAME, to follow one of "
              + ProtocolName.all());
    }
    if (protocol == null && profile == null && bundles.isEmpty()) {
      throw new CommandFailure(
          "say --profile NAME, whose bundle in use judges, or --bundle FOLDER");
    }
    if (protocol == null && dataFolder != null) {
      throw new CommandFailure("--data-folder goes with --protocol; give files by --data");
    }
    if (protocol != null && leaveOut.isGiven()) {
      throw new CommandFailure("--leave-out goes with --data: a protocol says what counts");
    }
    if (json != null && bundles.size() > 1) {
      throw new CommandFailure(
          "--json takes the figures of one bundle; those of several are in report.json, see --out");
    }
    if (protocol != null && protocol.needsData() != (dataFolder != null)) {
      throw new CommandFailure(
          protocol.needsData()
              ? "protocol %s needs its data set: give its folder by --data-folder"
                  .formatted(protocol)
              : "protocol %s makes its own data: leave --data-folder out".formatted(protocol));
    }
    if (protocol != null && protocol.trains() && !(bundles.isEmpty() && profile == null)) {
      throw new CommandFailure(
          "protocol %s trains its own bundle: leave --profile and --bundle out"
              .formatted(protocol));
    }
  }

  private List<ChosenBundle> chosen() {
    return bundles.isEmpty()
        ? List.of(ChosenBundle.inUse(Objects.requireNonNull(profile, "checked before")))
        : bundles.stream().map(text -> ChosenBundle.of(profile, text)).toList();
  }

  /** Who judges; null where the protocol trains its own. */
  private @Nullable ChosenBundle chosenFor(ProtocolName protocol) {
    if (protocol.trains()) {
      return null;
    }
    if (bundles.size() > 1) {
      throw new CommandFailure("protocol %s judges one bundle".formatted(protocol));
    }
    String known = profile == null ? protocol.usualProfile() : profile;
    return bundles.isEmpty()
        ? ChosenBundle.inUse(known)
        : ChosenBundle.of(known, bundles.getFirst());
  }

  private String name() {
    if (protocol != null) {
      return protocol.toString();
    }
    return profile == null ? chosen().getFirst().profile() : profile;
  }
}
