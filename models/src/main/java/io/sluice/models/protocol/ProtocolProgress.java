package io.sluice.models.protocol;

/** Is told how far a protocol is; called on its thread, so it must be quick. */
@FunctionalInterface
public interface ProtocolProgress {

  /**
   * @param stage what is being done
   * @param done units done so far
   * @param total units in this stage, 0 if not known
   */
  void at(String stage, long done, long total);
}
