package io.sluice.contracts;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.time.Instant;
import java.util.UUID;

/**
 * Ids as UUIDv5 (RFC 9562, section 5.5) of what they name: the same input always has the same id,
 * so that whatever is done twice is recognised as the same.
 */
public final class MessageIds {

  /** UUIDv5 of {@code sluice} in the DNS namespace: the root of all ids here. */
  private static final UUID ROOT =
      Generators.nameBasedGenerator(NameBasedGenerator.NAMESPACE_DNS).generate("sluice");

  private static final NameBasedGenerator GENERATOR = Generators.nameBasedGenerator(ROOT);

  private MessageIds() {}

  /**
   * Of the window of an asset's stream that ends at an instant, judged by a bundle. The position of
   * its last reading on the log tells the two apart that a clock which goes back ends at one
   * instant.
   */
  public static UUID score(
      String asset,
      String stream,
      BundleRef bundle,
      Instant windowEnd,
      int partition,
      long offset) {
    return of(
        "score", asset, stream, bundle.sha256(), IsoTime.of(windowEnd), partition + "@" + offset);
  }

  /**
   * Of a record of an asset's stream that its sender named, judged by a bundle: sent twice, it is
   * one.
   *
   * @param id what the sender calls it
   */
  public static UUID score(String asset, String stream, BundleRef bundle, String id) {
    return of("record", asset, stream, bundle.sha256(), id);
  }

  /**
   * Of the incident of an asset that started at an instant, with the window that a reading at this
   * position of the log completed.
   */
  public static UUID incident(
      String asset, Category category, Instant startedAt, int partition, long offset) {
    return of("incident", asset, category.name(), startedAt.toString(), partition + "@" + offset);
  }

  /** Of one change of an incident; two streams can escalate it at one instant. */
  public static UUID alert(UUID incident, AlertKind kind, Severity severity, Instant updatedAt) {
    return of("alert", incident.toString(), kind.name(), severity.name(), updatedAt.toString());
  }

  /** Of what a command did to an incident. */
  public static UUID alert(UUID incident, AlertKind kind, UUID command) {
    return of("alert", incident.toString(), kind.name(), command.toString());
  }

  /**
   * Of the burst of a name that began at an instant.
   *
   * @param scope whose: an asset, or what stands for all
   */
  public static UUID burst(String name, String scope, Instant startedAt) {
    return of("burst", name, scope, startedAt.toString());
  }

  /** As {@link #burst}, of one that nobody is told of: it may be told with more hits later. */
  public static UUID quietBurst(String name, String scope, Instant startedAt) {
    return of("quiet burst", name, scope, startedAt.toString());
  }

  /** Of an alert on its way to a channel. */
  public static UUID delivery(UUID alert, String channel) {
    return of("delivery", alert.toString(), channel);
  }

  /**
   * Of a notification that tells of several deliveries at once.
   *
   * @param first the delivery that stands for all
   * @param attempts that it had before
   */
  public static UUID group(UUID first, int attempts) {
    return of("group", first.toString(), Integer.toString(attempts));
  }

  /**
   * Of a record of an asset's stream that people judge.
   *
   * @param record what tells it from others of its instant
   */
  public static UUID judgedRecord(String asset, String stream, Instant time, String record) {
    return of("judged record", asset, stream, IsoTime.of(time), record);
  }

  /**
   * Of a record that people judge and that nobody has seen.
   *
   * @param values what it says, always in the same words
   */
  public static UUID judgedRecord(String asset, String stream, String values) {
    return of("record from elsewhere", asset, stream, values);
  }

  /** Of a stretch of an asset's stream that people judge. */
  public static UUID judgedWindow(String asset, String stream, Instant from, Instant to) {
    return of("judged window", asset, stream, IsoTime.of(from), IsoTime.of(to));
  }

  /** The unit separator cannot be part of a name that JSON or CSV brought here unescaped. */
  private static UUID of(String... parts) {
    return GENERATOR.generate(String.join("\u001f", parts));
  }
}
