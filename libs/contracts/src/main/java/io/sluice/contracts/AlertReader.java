package io.sluice.contracts;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@link Alert}s from their bytes. Fields may come in any order, those that are not known are
 * ignored. Threads may share one.
 */
public final class AlertReader {

  private final RepeatedNames names = new RepeatedNames();

  /**
   * @throws MalformedMessageException saying what is wrong, and where
   */
  public Alert read(byte @Nullable [] bytes) throws MalformedMessageException {
    return MessageCursor.object("Alert", bytes, names, AlertReader::alert);
  }

  private static Alert alert(MessageCursor in) throws IOException, MalformedMessageException {
    UUID id = null;
    UUID incident = null;
    String asset = null;
    List<String> streams = null;
    String profile = null;
    AlertKind kind = null;
    Severity severity = null;
    Instant startedAt = null;
    Instant updatedAt = null;
    Double peakRatio = null;
    List<Contributor> contributors = null;
    Category category = null;
    ScoreState state = null;
    Burst burst = null;
    String text = null;
    Map<String, URI> links = null;
    Boolean test = null;
    CommandRef command = null;
    QuietRef quiet = null;
    AlertGroup group = null;
    Cause cause = null;
    UUID like = null;
    String field;
    while ((field = in.nextField()) != null) {
      switch (field) {
        case "id" -> id = in.uuid();
        case "incident" -> incident = in.uuid();
        case "asset" -> asset = in.name();
        case "streams" -> streams = in.isNull() ? null : in.names("an array of streams");
        case "profile" -> profile = in.name();
        case "kind" -> kind = AlertKind.of(in.word());
        case "severity" -> severity = Severity.of(in.word());
        case "startedAt" -> startedAt = in.time();
        case "updatedAt" -> updatedAt = in.time();
        case "peakRatio" -> peakRatio = in.number();
        case "contributors" -> contributors = ContributorJson.read(in);
        case "category" -> category = Category.of(in.word());
        case "state" -> state = in.isNull() ? null : ScoreState.of(in.word());
        case "burst" -> burst = in.isNull() ? null : BurstJson.read(in);
        case "text" -> text = in.text();
        case "links" -> links = links(in);
        case "test" -> test = in.isNull() ? null : in.flag();
        case "command" -> command = in.isNull() ? null : CommandRefJson.read(in);
        case "quiet" -> quiet = in.isNull() ? null : QuietRefJson.read(in);
        case "group" -> group = in.isNull() ? null : AlertGroupJson.read(in);
        case "cause" -> cause = in.isNull() ? null : Cause.of(in.word());
        case "known" -> like = in.isNull() ? null : in.uuid();
        default -> in.skip();
      }
    }
    String known = in.required(profile, "profile");
    return new Alert(
        in.required(id, "id"),
        in.required(incident, "incident"),
        in.required(asset, "asset"),
        streams == null ? List.of(known) : streams,
        known,
        in.required(kind, "kind"),
        in.required(severity, "severity"),
        in.required(startedAt, "startedAt"),
        in.required(updatedAt, "updatedAt"),
        in.required(peakRatio, "peakRatio"),
        in.required(contributors, "contributors"),
        in.required(category, "category"),
        state,
        burst,
        in.required(text, "text"),
        in.required(links, "links"),
        test,
        command,
        quiet,
        group,
        cause,
        like);
  }

  private static Map<String, URI> links(MessageCursor in)
      throws IOException, MalformedMessageException {
    in.expectObject("an object of addresses by name");
    var links = new LinkedHashMap<String, URI>();
    String name;
    while ((name = in.nextField()) != null) {
      links.put(name, URI.create(in.text()));
    }
    return links;
  }
}
