package io.sluice.ingest.counts;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Whether records of events are counted per interval. */
@ConfigMapping(prefix = "sluice.ingest.counts")
public interface CountsConfig {

  /** The counts.yaml that says what is counted; if it is left out, nothing is. */
  Optional<Path> file();
}
