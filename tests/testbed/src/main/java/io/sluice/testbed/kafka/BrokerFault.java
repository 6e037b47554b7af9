package io.sluice.testbed.kafka;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

/**
 * A fault on which the broker wants to end the JVM: its log directory has failed, the quorum is
 * broken. This JVM has more to do (other servers to stop, a person to tell), so the fault is kept
 * instead. Kafka has one such hook for the whole JVM; the broker started last has it.
 */
final class BrokerFault {

  private final CompletableFuture<String> reason = new CompletableFuture<>();

  /** Puts this in the place of the end of the JVM. */
  static BrokerFault watch() {
    BrokerFault fault = new BrokerFault();
    Exit.setExitProcedure(fault::raise);
    Exit.setHaltProcedure(fault::raise);
    return fault;
  }

  /** Completed when the broker has failed, with what it said. */
  CompletableFuture<String> reason() {
    return reason;
  }

  private void raise(int status, @Nullable String message) {
    reason.complete(message == null ? "it ended itself with status " + status : message);
    // The broker relies on this call not returning.
    throw new BrokerEndedError();
  }

  private static final class BrokerEndedError extends Error {

    private static final long serialVersionUID = 1L;

    BrokerEndedError() {
      super("the broker has failed and would have ended the JVM");
    }
  }
}
