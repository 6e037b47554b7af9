package io.sluice.catalog;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A process that promotes without end, and says after each promotion that it is done: which one it
 * was. For {@link PromotionCrashTest}.
 */
final class PromotingProcess {

  private PromotingProcess() {}

  /**
   * @param args the root, and the name of who promotes
   */
  public static void main(String[] args) {
    var catalog = new BundleCatalog(List.of(Path.of(args[0])));
    for (int version = 1; ; version++) {
      int next = version;
      catalog.change(
          "swat",
          now ->
              new StageChange(
                  StageChange.Action.PROMOTED,
                  next,
                  "a".repeat(64),
                  now.champion().isPresent() ? now.champion().getAsInt() : null,
                  Instant.EPOCH,
                  args[1],
                  "a test"));
      System.out.println(version);
    }
  }
}
