package io.sluice.alert.channel;

import io.sluice.alerting.AlertingConfig;
import io.sluice.alerting.AlertingFile;
import io.sluice.alerting.receiver.Pace;
import io.sluice.alerting.receiver.Receiver;
import io.sluice.alerting.receiver.SecretRef;
import io.sluice.contracts.AlertKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Who can be told, and by which routes; may change at any time, as a whole. A receiver that a new
 * file leaves as it was, secrets included, keeps its channel.
 */
public final class Receivers {

  private static final Logger LOG = Logger.getLogger(Receivers.class);
  private static final Duration CLOSED_WITHIN = Duration.ofSeconds(5);

  private final Function<Receiver, Channel> maker;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private Map<String, Made> made;
  private volatile InForce inForce;
  private volatile @Nullable RefusedFile refused;

  /**
   * Begins with what holds without a file.
   *
   * @param maker may throw {@link IllegalArgumentException} beginning with the field that is wrong
   */
  public Receivers(Function<Receiver, Channel> maker, Instant now) {
    this.maker = maker;
    made = new LinkedHashMap<>();
    AlertingConfig.DEFAULT
        .receivers()
        .forEach((name, receiver) -> made.put(name, new Made(receiver, "", maker.apply(receiver))));
    inForce = new InForce(AlertingConfig.DEFAULT, channels(made), InForce.BUILT_IN, now, List.of());
  }

  /** A channel, and what it was made of. */
  private record Made(Receiver receiver, String secrets, Channel channel) {}

  public InForce inForce() {
    return inForce;
  }

  /** How fast a receiver may be told things; one that is not known, as they come. */
  public Pace pace(String receiver) {
    Receiver known = inForce.config().receivers().get(receiver);
    return known == null ? Pace.UNLIMITED : known.pace();
  }

  /** How long an alert waits for company before a receiver is told: what opens alone. */
  public Duration firstWait(String receiver, AlertKind kind) {
    return kind == AlertKind.OPENED ? pace(receiver).groupWait() : Duration.ZERO;
  }

  /** The file that is there and not in force, if that is so. */
  public Optional<RefusedFile> refused() {
    return Optional.ofNullable(refused);
  }

  /** Called after each change, by the thread that made it. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Those who wait for a change must not be told twice at a time. */
  public synchronized Offered offer(byte[] file, Instant now) {
    String sha256 = sha256(file);
    if (sha256.equals(inForce.sha256()) && secretsAreAsTheyWere()) {
      refused = null;
      return new Offered.Unchanged();
    }
    return switch (AlertingFile.read(file)) {
      case AlertingFile.Refused read -> refuse(sha256, read.faults(), now);
      case AlertingFile.Accepted read -> use(read, sha256, now);
    };
  }

  /** That there is none to be read, where there should be one. */
  public synchronized Offered unreadable(String why, Instant now) {
    return refuse("", List.of(why), now);
  }

  private Offered use(AlertingFile.Accepted read, String sha256, Instant now) {
    var next = new LinkedHashMap<String, Made>();
    var faults = new ArrayList<String>();
    boolean isWhole = false;
    try {
      read.config().receivers().values().forEach(receiver -> make(receiver, next, faults));
      isWhole = faults.isEmpty();
    } finally {
      if (!isWhole) {
        close(next);
      }
    }
    if (!isWhole) {
      return refuse(sha256, faults, now);
    }
    made = next;
    inForce = new InForce(read.config(), channels(next), sha256, now, read.notes());
    refused = null;
    listeners.forEach(Runnable::run);
    return new Offered.Taken(inForce);
  }

  private void make(Receiver receiver, Map<String, Made> next, List<String> faults) {
    try {
      next.put(receiver.name(), made(receiver));
    } catch (IllegalArgumentException e) {
      faults.add("receivers.%s.%s".formatted(receiver.name(), e.getMessage()));
    } catch (RuntimeException e) {
      // What it says may hold what nobody is to see.
      String where = e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
      LOG.errorf(
          "channel=%s cannot be made, by a bug: %s%s",
          receiver.name(), e.getClass().getName(), where);
      faults.add(
          "receivers.%s: its channel cannot be made (%s); the log says where"
              .formatted(receiver.name(), e.getClass().getSimpleName()));
    }
  }

  /** Those that were made for nothing; others are in force. */
  private void close(Map<String, Made> next) {
    Endings.close(
        next.values().stream()
            .filter(fresh -> made.get(fresh.receiver().name()) != fresh)
            .map(Made::channel)
            .toList(),
        CLOSED_WITHIN);
  }

  private Made made(Receiver receiver) {
    String secrets = secrets(receiver);
    Made before = made.get(receiver.name());
    return before != null && before.receiver().equals(receiver) && before.secrets().equals(secrets)
        ? before
        : new Made(receiver, secrets, maker.apply(receiver));
  }

  private Offered refuse(String sha256, List<String> faults, Instant now) {
    RefusedFile before = refused;
    if (before != null && before.sha256().equals(sha256) && before.faults().equals(faults)) {
      return new Offered.Unchanged();
    }
    var file = new RefusedFile(now, sha256, faults);
    refused = file;
    return new Offered.Refused(file);
  }

  private boolean secretsAreAsTheyWere() {
    try {
      return made.values().stream().allMatch(m -> m.secrets().equals(secrets(m.receiver())));
    } catch (IllegalArgumentException e) {
      return false; // it will be said with the receiver's name
    }
  }

  /** Tells whether they are others, and nothing of what they are. */
  private static String secrets(Receiver receiver) {
    List<SecretRef> secrets = receiver.settings().secrets();
    if (secrets.isEmpty()) {
      return "";
    }
    var all = new StringBuilder();
    secrets.forEach(secret -> all.append(sha256(utf8(secret.read()))));
    return sha256(utf8(all.toString()));
  }

  private static Map<String, Channel> channels(Map<String, Made> made) {
    var channels = new LinkedHashMap<String, Channel>();
    made.forEach((name, m) -> channels.put(name, m.channel()));
    return channels;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
