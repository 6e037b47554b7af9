package io.sluice.cli.learn;

import io.sluice.cli.BundleTarget;
import io.sluice.cli.CommandFailure;
import io.sluice.cli.FileArguments;
import io.sluice.cli.console.Console;
import io.sluice.cli.console.Text;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.forest.ForestSettings;
import io.sluice.models.training.ColdStart;
import io.sluice.models.training.TrainingFailedException;
import io.sluice.models.training.TrainingRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A first bundle for a plant of which there is no data to train from. */
@Command(
    name = "learn",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes a first bundle for a plant of which there is no data to train from yet.",
      "Tags, their kinds and the interval are taken from a few rows. Each asset is then learnt from"
          + " the readings that it sends, and compared with its own recent past: state LEARNING,"
          + " INFO at most. A bundle trained later takes its place."
    },
    footer = {"", "Example:", "  sluice learn some-rows.csv --profile my-plant"})
public final class LearnCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "File with names of columns and some rows.")
  Path file = Path.of("");

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      required = true,
      description = "What to call the profile: lower case letters, digits and dashes.")
  String profileName = "";

  @Mixin BundleTarget target = new BundleTarget();

  @Option(
      names = "--period",
      paramLabel = "N",
      description =
          "Readings of a chapter: a window is compared with the chapter before (default: about an"
              + " hour's, 3600 at one a second).")
  @Nullable Integer period;

  @Option(
      names = "--first",
      paramLabel = "N",
      description = "Windows before the first verdict (default: 300 at a reading a second).")
  @Nullable Integer first;

  @Mixin FileArguments reading = new FileArguments();

  @Override
  public Integer call() {
    try {
      var request =
          TrainingRequest.inferring(profileName, List.of(file), target.root())
              .withReading(reading.options())
              .withOtherRoots(target.otherRoots());
      describe(Console.system(), ColdStart.write(request, this::settings));
      return 0;
    } catch (TrainingFailedException | IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  private ForestSettings settings(Profile profile) {
    var usual = ForestSettings.every(profile.interval());
    int readings = period == null ? usual.period() : period;
    return new ForestSettings(
        usual.trees(),
        usual.sampleSize(),
        readings,
        first == null ? Math.min(usual.first(), readings) : first);
  }

  private void describe(Console console, ColdStart.Result result) {
    result.notes().forEach(note -> console.println("note: " + note));
    var profile = result.profile();
    console.println(
        "profile %s: %d tags, a reading every %s, from %,d rows"
            .formatted(
                profile.name(), profile.tags().size(), words(profile.interval()), result.rows()));
    console.println("bundle     " + result.folder());
    console.println(
        """

        What happens next:
          1. Send readings of profile %1$s: POST them, or
             ./sluice replay --profile %1$s --data FILE.
          2. After %2$s of its readings an asset is compared with what it has shown, later with
             the chapter of %3$s before. Until then its scores say ratio 0, NONE. They all have
             the state LEARNING and are INFO at most.
          3. After a day of normal operation: ./sluice train --data normal.csv --profile %1$s
             The trained bundle takes over within seconds, without a gap."""
            .formatted(
                profile.name(),
                words(result.firstVerdict()),
                words(profile.interval().multipliedBy(result.settings().period()))));
  }

  private static String words(Duration duration) {
    if (duration.compareTo(Duration.ofMinutes(2)) < 0) {
      return Text.brief(duration);
    }
    return duration.compareTo(Duration.ofHours(2)) < 0
        ? duration.toMinutes() + " min"
        : duration.toHours() + " h";
  }
}
