package io.sluice.cli.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.cli.CommandFailure;
import io.sluice.cli.access.Access;
import io.sluice.cli.access.ApiClient;
import io.sluice.cli.console.Console;
import java.time.Duration;
import java.time.Instant;

/** Waits until what was sent has gone through the whole system: no backlog, no pending delivery. */
public final class Drain {

  private static final Duration CHECK = Duration.ofMillis(250);
  private static final Duration STALL = Duration.ofMinutes(2);

  /** Between two looks a record may be in flight from one service to the next. */
  private static final int QUIET_LOOKS = 4;

  private final Console console;
  private final LocalSystem system;
  private final ApiClient deliveries;

  public Drain(Console console, LocalSystem system) {
    this.console = console;
    this.system = system;
    this.deliveries = new ApiClient("alert-service", system.address(Service.ALERT), Access.OPEN);
  }

  /**
   * @return {@link System#nanoTime} at which nothing was left; the looks after it only make sure
   * @throws CommandFailure if a service has ended, or nothing moves any more
   */
  public long await() {
    try (var backlog = new Backlog(system.bootstrapServers())) {
      long most = 0;
      long last = -1;
      int quiet = 0;
      long drainedAtNanos = System.nanoTime();
      Instant movedAt = Instant.now();
      while (quiet < QUIET_LOOKS) {
        String fault = system.fault();
        if (fault != null) {
          throw new CommandFailure(fault);
        }
        long left = backlog.total() + pendingDeliveries();
        most = Math.max(most, left);
        if (left > 0) {
          quiet = 0;
        } else if (quiet++ == 0) {
          drainedAtNanos = System.nanoTime();
        }
        if (left != last) {
          last = left;
          movedAt = Instant.now();
        } else if (left > 0 && movedAt.plus(STALL).isBefore(Instant.now())) {
          throw new CommandFailure(
              "%,d messages are stuck for %d s: see the logs under .sluice/logs"
                  .formatted(left, STALL.toSeconds()));
        }
        console.progress("Working it off", most - left, most, "");
        Thread.sleep(CHECK);
      }
      console.clearProgress();
      return drainedAtNanos;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted", e);
    }
  }

  /** Records that services still have before them, now. */
  public long backlog() {
    try (var backlog = new Backlog(system.bootstrapServers())) {
      return backlog.total();
    }
  }

  /** At least one while it cannot be told, as after an outage of the database. */
  private long pendingDeliveries() {
    try {
      JsonNode page = deliveries.json("/api/v1/deliveries?status=PENDING&limit=1");
      return page.path("items").size();
    } catch (CommandFailure e) {
      return 1;
    }
  }
}
