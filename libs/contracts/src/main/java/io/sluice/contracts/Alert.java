package io.sluice.contracts;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An incident changed state; the message on {@link Topics#ALERTS} and what channels deliver. {@link
 * AlertReader} and {@link Messages#encode} are its JSON.
 *
 * @param id {@link MessageIds#alert}; stays the same over retries
 * @param incident the incident, {@link MessageIds#incident}
 * @param asset the asset in trouble; the record's key
 * @param streams the streams of the asset that gave evidence, sorted; at least one
 * @param profile the profile of the stream that caused this alert
 * @param kind what changed
 * @param severity the incident's severity now; of a RESOLVED one the highest it had
 * @param startedAt end of the first anomalous window (event time)
 * @param updatedAt end of the window that caused this alert (event time); of one that a person
 *     caused, how far event time had come
 * @param peakRatio the largest ratio so far
 * @param contributors of the window with the largest ratio so far, largest share first
 * @param category what the incident is about
 * @param state what is particular about who judged the window with the largest ratio; null for a
 *     trained bundle
 * @param burst how many came at once; of kind BURST alone, null otherwise. Such an alert is no
 *     change of an incident: {@code incident} is the id of the burst, and nothing resolves it
 * @param text one sentence for a person
 * @param links by name, where to look further
 * @param test true for an alert that only tries the channels; null otherwise
 * @param command whose effect it tells; null if nobody gave one
 * @param quiet why nobody was told when it was made; null if people are told
 * @param group whom else a notification tells of; null of one that is about a single incident, as
 *     all on the topic are
 * @param cause what the incident looks like; null of what is none, and where nobody has judged it
 * @param known the false alarm that all of it is like, and that somebody called known: an incident
 *     of the same asset; null if it is like none
 */
public record Alert(
    UUID id,
    UUID incident,
    String asset,
    List<String> streams,
    String profile,
    AlertKind kind,
    Severity severity,
    Instant startedAt,
    Instant updatedAt,
    double peakRatio,
    List<Contributor> contributors,
    Category category,
    @Nullable ScoreState state,
    @Nullable Burst burst,
    String text,
    Map<String, URI> links,
    @Nullable Boolean test,
    @Nullable CommandRef command,
    @Nullable QuietRef quiet,
    @Nullable AlertGroup group,
    @Nullable Cause cause,
    @Nullable UUID known) {

  /**
   * @throws IllegalArgumentException naming the field that is missing or out of range
   */
  public Alert {
    Checks.required(id, "id");
    Checks.required(incident, "incident");
    Checks.name(asset, "asset");
    streams = streams(streams);
    Checks.name(profile, "profile");
    Checks.required(kind, "kind");
    Checks.required(severity, "severity");
    Checks.required(startedAt, "startedAt");
    Checks.required(updatedAt, "updatedAt");
    Checks.ordered(startedAt, updatedAt, "startedAt", "updatedAt");
    Checks.finite(peakRatio, "peakRatio");
    contributors = List.copyOf(Checks.required(contributors, "contributors"));
    Checks.required(category, "category");
    Checks.required(text, "text");
    links = Checks.copy(Checks.required(links, "links"));
    if ((kind == AlertKind.BURST) != (burst != null)) {
      throw new IllegalArgumentException("'burst' belongs to the kind BURST, the kind is " + kind);
    }
  }

  /** Of a single incident, of which people are told. */
  public Alert(
      UUID id,
      UUID incident,
      String asset,
      List<String> streams,
      String profile,
      AlertKind kind,
      Severity severity,
      Instant startedAt,
      Instant updatedAt,
      double peakRatio,
      List<Contributor> contributors,
      Category category,
      @Nullable ScoreState state,
      @Nullable Burst burst,
      String text,
      Map<String, URI> links,
      @Nullable Boolean test,
      @Nullable CommandRef command) {
    this(
        id,
        incident,
        asset,
        streams,
        profile,
        kind,
        severity,
        startedAt,
        updatedAt,
        peakRatio,
        contributors,
        category,
        state,
        burst,
        text,
        links,
        test,
        command,
        null,
        null,
        null,
        null);
  }

  /** The same, with what it looks like. */
  public Alert looksLike(Cause likely) {
    return with(id, text, quiet, group, likely, known);
  }

  /** The same, which is like a known false alarm; null if it is like none. */
  public Alert like(@Nullable UUID falseAlarm) {
    return with(id, text, quiet, group, cause, falseAlarm);
  }

  /** The same, of which nobody is told. */
  public Alert quiet(QuietRef why) {
    return with(id, text, why, group, cause, known);
  }

  /** The same, of which people are told after all. */
  public Alert told() {
    return with(id, text, null, group, cause, known);
  }

  /**
   * This alert as the one that stands for several of its kind and severity.
   *
   * @param notification id of what is sent
   * @param words one sentence that names them
   */
  public Alert standingFor(UUID notification, AlertGroup others, String words) {
    return with(notification, words, quiet, others, cause, known);
  }

  /**
   * Who ended its incident by hand; null if it goes on, or has ended by itself: also one that did
   * because of what was said of its tags.
   */
  public @Nullable String endedBy() {
    return kind == AlertKind.RESOLVED && command != null && command.tags() == null
        ? command.by()
        : null;
  }

  private Alert with(
      UUID newId,
      String words,
      @Nullable QuietRef why,
      @Nullable AlertGroup others,
      @Nullable Cause likely,
      @Nullable UUID falseAlarm) {
    return new Alert(
        newId,
        incident,
        asset,
        streams,
        profile,
        kind,
        severity,
        startedAt,
        updatedAt,
        peakRatio,
        contributors,
        category,
        state,
        burst,
        words,
        links,
        test,
        command,
        why,
        others,
        likely,
        falseAlarm);
  }

  private static List<String> streams(List<String> streams) {
    if (Checks.required(streams, "streams").isEmpty()) {
      throw new IllegalArgumentException("'streams' is empty");
    }
    streams.forEach(stream -> Checks.name(stream, "streams"));
    return streams.stream().sorted().distinct().toList();
  }
}
