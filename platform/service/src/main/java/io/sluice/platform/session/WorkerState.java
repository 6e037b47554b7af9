package io.sluice.platform.session;

import java.util.List;

/** How a worker is doing. */
public sealed interface WorkerState {

  /**
   * Not serving for a reason that is expected to go away: starting, something needed that is not
   * there yet, joining.
   */
  record Waiting(String reason) implements WorkerState {}

  /**
   * A member of the group that takes in what comes.
   *
   * @param partitions that are assigned; there may be none if workers outnumber partitions
   * @param rebuilding how many of them still rebuild their state
   * @param waiting why some of them are paused, empty if none is
   */
  record Serving(int partitions, int rebuilding, List<String> waiting) implements WorkerState {}

  /** Trying again. */
  record Failing(String sentence) implements WorkerState {}

  record Stopped() implements WorkerState {}
}
