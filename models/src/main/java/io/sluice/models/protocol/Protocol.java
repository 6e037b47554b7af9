package io.sluice.models.protocol;

import io.sluice.models.evaluation.Evaluation;
import java.nio.file.Path;

/** Trains and judges as somebody laid down, the same each time. */
public interface Protocol {

  /**
   * @param workFolder empty, for bundles and files on the way; the caller deletes it
   * @throws ProtocolFailedException if the data are not what the protocol needs; one sentence
   */
  Evaluation run(Path workFolder, ProtocolProgress progress) throws ProtocolFailedException;
}
