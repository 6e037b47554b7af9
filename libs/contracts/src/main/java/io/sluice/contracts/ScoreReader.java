package io.sluice.contracts;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@link Score}s from their bytes. Fields may come in any order, those that are not known are
 * ignored. Threads may share one.
 */
public final class ScoreReader {

  private static final String MESSAGE = "Score";

  /** The few words in the parts that explain. */
  private static final RepeatedNames WORDS = new RepeatedNames();

  private final RepeatedNames names = new RepeatedNames();

  /**
   * @return what decides; of what explains it is only known that it is JSON
   * @throws MalformedMessageException saying what is wrong, and where
   */
  public RawScore read(byte @Nullable [] bytes) throws MalformedMessageException {
    return MessageCursor.object(MESSAGE, bytes, names, ScoreReader::score);
  }

  /**
   * @throws MalformedMessageException saying what is wrong, and where
   */
  public Score readWhole(byte @Nullable [] bytes) throws MalformedMessageException {
    RawScore raw = read(bytes);
    return new Score(
        raw.id(),
        raw.asset(),
        raw.stream(),
        raw.profile(),
        raw.bundle(),
        raw.windowStart(),
        raw.windowEnd(),
        raw.first() ? true : null,
        raw.readDetectors(),
        raw.ratio(),
        raw.severity(),
        raw.readContributors(),
        raw.state(),
        raw.infoLevel() == 1 ? null : raw.infoLevel(),
        raw.debounce(),
        raw.readData(),
        raw.readDrift(),
        raw.mode(),
        raw.label(),
        raw.source(),
        raw.latencyMs());
  }

  private static RawScore score(MessageCursor in) throws IOException, MalformedMessageException {
    UUID id = null;
    String asset = null;
    String stream = null;
    String profile = null;
    BundleRef bundle = null;
    Instant windowStart = null;
    Instant windowEnd = null;
    boolean first = false;
    JsonText detectors = null;
    Double ratio = null;
    Severity severity = null;
    JsonText contributors = null;
    ScoreState state = null;
    double infoLevel = 1;
    Debounce debounce = null;
    JsonText data = null;
    JsonText drift = null;
    String mode = null;
    Integer label = null;
    SourceRef source = null;
    Double latencyMs = null;
    String field;
    while ((field = in.nextField()) != null) {
      switch (field) {
        case "id" -> id = in.uuid();
        case "asset" -> asset = in.name();
        case "stream" -> stream = in.isNull() ? null : in.name();
        case "profile" -> profile = in.name();
        case "bundle" -> bundle = bundle(in);
        case "windowStart" -> windowStart = in.time();
        case "windowEnd" -> windowEnd = in.time();
        case "first" -> first = !in.isNull() && in.flag();
        case "detectors" -> detectors = in.structure(JsonToken.START_OBJECT, "an object");
        case "ratio" -> ratio = in.number();
        case "severity" -> severity = Severity.of(in.word());
        case "contributors" -> contributors = in.structure(JsonToken.START_ARRAY, "an array");
        case "state" -> state = in.isNull() ? null : ScoreState.of(in.word());
        case "infoLevel" -> infoLevel = in.isNull() ? 1 : in.number();
        case "debounce" -> debounce = in.isNull() ? null : debounce(in);
        case "data" -> data = in.structure(JsonToken.START_OBJECT, "an object");
        case "drift" -> drift = in.structure(JsonToken.START_OBJECT, "an object");
        case "mode" -> mode = in.isNull() ? null : in.name();
        case "label" -> label = in.label();
        case "source" -> source = source(in);
        case "latencyMs" -> latencyMs = in.number();
        default -> in.skip();
      }
    }
    String known = in.required(profile, "profile");
    Instant start = in.required(windowStart, "windowStart");
    Instant end = in.required(windowEnd, "windowEnd");
    Checks.ordered(start, end, "windowStart", "windowEnd");
    return new RawScore(
        in.required(id, "id"),
        in.required(asset, "asset"),
        stream == null ? known : stream,
        known,
        in.required(bundle, "bundle"),
        start,
        end,
        first,
        in.required(detectors, "detectors"),
        in.required(ratio, "ratio"),
        in.required(severity, "severity"),
        in.required(contributors, "contributors"),
        state,
        Checks.above0(infoLevel, "infoLevel"),
        debounce,
        data,
        drift,
        mode,
        label,
        in.required(source, "source"),
        Checks.notNegative(in.required(latencyMs, "latencyMs"), "latencyMs"));
  }

  private static BundleRef bundle(MessageCursor in) throws IOException, MalformedMessageException {
    in.expectObject("an object");
    String version = null;
    String sha256 = null;
    String field;
    while ((field = in.nextField()) != null) {
      switch (field) {
        case "version" -> version = in.name();
        case "sha256" -> sha256 = in.name();
        default -> in.skip();
      }
    }
    return new BundleRef(
        in.required(version, "bundle.version"), in.required(sha256, "bundle.sha256"));
  }

  private static Debounce debounce(MessageCursor in) throws IOException, MalformedMessageException {
    in.expectObject("an object");
    Duration onDelay = null;
    Duration offDelay = null;
    String field;
    while ((field = in.nextField()) != null) {
      switch (field) {
        case "onDelay" -> onDelay = in.duration();
        case "offDelay" -> offDelay = in.duration();
        default -> in.skip();
      }
    }
    return new Debounce(in.required(onDelay, "onDelay"), in.required(offDelay, "offDelay"));
  }

  private static SourceRef source(MessageCursor in) throws IOException, MalformedMessageException {
    in.expectObject("an object");
    String topic = null;
    Integer partition = null;
    Long offset = null;
    String field;
    while ((field = in.nextField()) != null) {
      switch (field) {
        case "topic" -> topic = in.name();
        case "partition" -> partition = in.wholeNumber();
        case "offset" -> offset = in.wholeLong();
        default -> in.skip();
      }
    }
    return new SourceRef(
        in.required(topic, "source.topic"),
        in.required(partition, "source.partition"),
        in.required(offset, "source.offset"));
  }

  private static Map<String, DetectorScore> detectors(MessageCursor in)
      throws IOException, MalformedMessageException {
    var detectors = new LinkedHashMap<String, DetectorScore>();
    String name;
    while ((name = in.nextField()) != null) {
      detectors.put(name, detector(in));
    }
    return detectors;
  }

  private static DetectorScore detector(MessageCursor in)
      throws IOException, MalformedMessageException {
    in.expectObject("an object");
    Double score = null;
    Double threshold = null;
    Double ratio = null;
    String field;
    while ((field = in.nextField()) != null) {
      switch (field) {
        case "score" -> score = in.number();
        case "threshold" -> threshold = in.number();
        case "ratio" -> ratio = in.number();
        default -> in.skip();
      }
    }
    return new DetectorScore(
        in.required(score, "score"),
        in.required(threshold, "threshold"),
        in.required(ratio, "ratio"));
  }

  static Map<String, DetectorScore> detectors(JsonText json) throws MalformedMessageException {
    return MessageCursor.part(MESSAGE, json, WORDS, ScoreReader::detectors);
  }

  static List<String> names(JsonText json) throws MalformedMessageException {
    return MessageCursor.part(MESSAGE, json, WORDS, ScoreReader::names);
  }

  private static List<String> names(MessageCursor in)
      throws IOException, MalformedMessageException {
    var names = new ArrayList<String>(8);
    String name;
    while ((name = in.nextField()) != null) {
      names.add(name);
      in.skip();
    }
    return names;
  }

  static List<Contributor> contributors(JsonText json) throws MalformedMessageException {
    return plain(MessageCursor.part(MESSAGE, json, WORDS, ContributorJson::read));
  }

  /**
   * @param name of the part
   */
  static SideFinding sideFinding(JsonText json, String name) throws MalformedMessageException {
    SideFinding finding =
        MessageCursor.part(MESSAGE, json, WORDS, in -> ScoreReader.sideFinding(in, name));
    plain(finding.tags());
    return finding;
  }

  private static SideFinding sideFinding(MessageCursor in, String name)
      throws IOException, MalformedMessageException {
    Double ratio = null;
    Severity severity = null;
    List<Contributor> tags = null;
    String field;
    while ((field = in.nextField()) != null) {
      switch (field) {
        case "ratio" -> ratio = in.number();
        case "severity" -> severity = Severity.of(in.word());
        case "tags" -> tags = ContributorJson.read(in);
        default -> in.skip();
      }
    }
    return new SideFinding(
        in.required(ratio, name + ".ratio"),
        in.required(severity, name + ".severity"),
        in.required(tags, name + ".tags"));
  }

  private static List<Contributor> plain(List<Contributor> contributors)
      throws MalformedMessageException {
    for (Contributor contributor : contributors) {
      if (!PlainText.isPlain(contributor.tag())
          || !isPlainOrNull(contributor.unit())
          || !isPlainOrNull(contributor.stage())
          || !isPlainOrNull(contributor.reason())) {
        throw new MalformedMessageException(
            "no valid Score: a contributor's tag, unit, stage or reason is no plain text");
      }
    }
    return contributors;
  }

  private static boolean isPlainOrNull(@Nullable String text) {
    return text == null || PlainText.isPlain(text);
  }
}
