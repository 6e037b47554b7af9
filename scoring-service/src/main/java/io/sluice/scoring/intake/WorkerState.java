package io.sluice.scoring.intake;

/** How a worker is doing. */
public sealed interface WorkerState {

  /** Not serving for a reason that is expected to go away: starting, no bundle yet, joining. */
  record Waiting(String reason) implements WorkerState {}

  /**
   * Scoring.
   *
   * @param partitions that are assigned; there may be none if workers outnumber partitions
   * @param rebuilding how many of them still rebuild their windows
   */
  record Serving(int partitions, int rebuilding) implements WorkerState {}

  /** Trying again. */
  record Failing(String sentence) implements WorkerState {}

  record Stopped() implements WorkerState {}
}
