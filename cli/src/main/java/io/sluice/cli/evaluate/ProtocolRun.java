package io.sluice.cli.evaluate;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.console.Console;
import io.sluice.cli.evaluate.NetworkProtocol.CountsBundle;
import io.sluice.models.evaluation.Evaluation;
import io.sluice.models.protocol.BatadalProtocol;
import io.sluice.models.protocol.NslKddProtocol;
import io.sluice.models.protocol.Protocol;
import io.sluice.models.protocol.ProtocolFailedException;
import io.sluice.models.protocol.SkabProtocol;
import io.sluice.models.protocol.StrangersProtocol;
import io.sluice.models.protocol.SwatSimProtocol;
import io.sluice.models.protocol.UnswNb15Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Follows a protocol in a temporary folder.
 *
 * @param dataFolder null for one that makes its data
 * @param bundle who judges, null for one that trains
 */
record ProtocolRun(ProtocolName name, @Nullable Path dataFolder, @Nullable ChosenBundle bundle) {

  Evaluation run(Console console) {
    Protocol protocol =
        switch (name) {
          case SKAB -> new SkabProtocol(data());
          case BATADAL -> new BatadalProtocol(data());
          case SWAT_SIM -> new SwatSimProtocol(data());
          case STRANGERS -> new StrangersProtocol(data());
          case UNSW_NB15 -> new UnswNb15Protocol(data());
          case NSL_KDD -> new NslKddProtocol(data());
          case SIMULATOR -> new SimulatorProtocol(judge());
          case NETWORK -> new NetworkProtocol(judge(), CountsBundle.shippedFor(judge()));
          case RETRAINING -> new RetrainingProtocol(RetrainingPlan.laidDown());
        };
    try {
      Path work = Files.createTempDirectory("sluice-protocol");
      try {
        return protocol.run(work, (stage, done, total) -> console.progress(stage, done, total, ""));
      } finally {
        delete(work);
      }
    } catch (ProtocolFailedException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure("cannot work in a temporary folder: " + e.getMessage(), e);
    }
  }

  private ChosenBundle judge() {
    return Objects.requireNonNull(bundle, "it trains none");
  }

  private Path data() {
    return Objects.requireNonNull(dataFolder, "it makes no data");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
