package io.sluice.alert.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Ends channels side by side, and waits for them for a while: one that hangs holds up neither
 * another one nor who asked for it.
 */
public final class Endings {

  private static final Logger LOG = Logger.getLogger(Endings.class);

  private Endings() {}

  /** Closes them; each gives up what it holds, connections for example. */
  static void close(Collection<Channel> channels, Duration within) {
    var ends = new LinkedHashMap<String, Runnable>();
    channels.forEach(channel -> ends.put(channel.name(), channel::close));
    all(ends, within);
  }

  /**
   * @param ends what ends each channel, by its name
   * @param within for how long to wait; what is not done then goes on
   */
  public static void all(Map<String, Runnable> ends, Duration within) {
    var threads = new ArrayList<Thread>();
    ends.forEach(
        (channel, end) ->
            threads.add(Thread.ofVirtual().name("end-" + channel).start(() -> end(channel, end))));
    long deadline = System.nanoTime() + within.toNanos();
    try {
      for (Thread thread : threads) {
        long left = Math.max(0, deadline - System.nanoTime());
        if (!thread.join(Duration.ofNanos(left).plusMillis(1))) {
          LOG.warnf(
              "channel=%s has not ended within %d s",
              thread.getName().substring("end-".length()),
              TimeUnit.NANOSECONDS.toSeconds(within.toNanos()));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void end(String channel, Runnable end) {
    try {
      end.run();
    } catch (RuntimeException e) {
      LOG.errorf(e, "channel=%s did not end properly", channel);
    }
  }
}
