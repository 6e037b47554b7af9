package io.sluice.cli.evaluate;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.console.Console;
import io.sluice.models.evaluation.Evaluation;
import io.sluice.models.protocol.BatadalProtocol;
import io.sluice.models.protocol.Protocol;
import io.sluice.models.protocol.ProtocolFailedException;
import io.sluice.models.protocol.SkabProtocol;
import io.sluice.models.protocol.StrangersProtocol;
import io.sluice.models.protocol.SwatSimProtocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Follows a protocol in a temporary folder.
 *
 * @param dataFolder null for one that makes its data
 * @param bundle who judges, null for one that trains
 */
record ProtocolRun(ProtocolName name, Path dataFolder, ChosenBundle bundle) {

  Evaluation run(Console console) {
    Protocol protocol =
        switch (name) {
          case SKAB -> new SkabProtocol(dataFolder);
          case BATADAL -> new BatadalProtocol(dataFolder);
          case SWAT_SIM -> new SwatSimProtocol(dataFolder);
          case STRANGERS -> new StrangersProtocol(dataFolder);
          case SIMULATOR -> new SimulatorProtocol(bundle);
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

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
