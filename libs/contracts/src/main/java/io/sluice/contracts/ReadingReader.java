package io.sluice.contracts;

import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@link Reading}s from their bytes. Fields may come in any order, those that are not known
 * are ignored. Threads may share one.
 */
public final class ReadingReader {

  private static final String MESSAGE = "Reading";
  private static final String VALUES = "an object of numbers or texts by tag";
  private static final String QUALITIES = "an object of GOOD, UNCERTAIN or BAD by tag";

  private final RepeatedNames names = new RepeatedNames();

  /**
   * @param tags is told of the reading's tags before this returns
   * @throws MalformedMessageException saying what is wrong, and where
   */
  public RawReading read(byte @Nullable [] bytes, TagSink tags) throws MalformedMessageException {
    return MessageCursor.object(MESSAGE, bytes, names, in -> read(in, tags));
  }

  /**
   * @throws MalformedMessageException saying what is wrong, and where
   */
  public Reading read(byte @Nullable [] bytes) throws MalformedMessageException {
    var tags = new CollectedTags();
    RawReading raw = read(bytes, tags);
    return new Reading(
        raw.asset(),
        raw.stream(),
        raw.profile(),
        raw.time(),
        tags.values(),
        tags.texts(),
        tags.quality(),
        raw.id(),
        raw.label());
  }

  /**
   * Tells of the values of a reading that was read before, from where they were put.
   *
   * @param values as {@link RawReading#values}
   * @throws MalformedMessageException saying what is wrong, and where
   */
  public void values(JsonText values, String profile, TagSink tags)
      throws MalformedMessageException {
    MessageCursor.part(MESSAGE, values, names, in -> values(in, tags, profile));
  }

  /**
   * As {@link #values}, of their qualities.
   *
   * @param quality as {@link RawReading#quality}
   * @throws MalformedMessageException saying what is wrong, and where
   */
  public void quality(JsonText quality, String profile, TagSink tags)
      throws MalformedMessageException {
    MessageCursor.part(MESSAGE, quality, names, in -> quality(in, tags, profile));
  }

  private RawReading read(MessageCursor in, TagSink tags)
      throws IOException, MalformedMessageException {
    String asset = null;
    String stream = null;
    String profile = null;
    Instant time = null;
    JsonText values = null;
    JsonText quality = null;
    String id = null;
    Integer label = null;
    // of which profile's tags the sink has been told
    String valuesOf = null;
    String qualityOf = null;
    String field;
    while ((field = in.nextField()) != null) {
      switch (field) {
        case "asset" -> asset = in.name();
        case "stream" -> stream = in.isNull() ? null : in.name();
        case "profile" -> profile = in.name();
        case "time" -> time = in.time();
        case "values" -> {
          valuesOf = profile;
          values = values(in, tags, profile);
        }
        case "quality" -> {
          qualityOf = profile;
          quality = in.isNull() ? null : quality(in, tags, profile);
        }
        case "id" -> id = in.isNull() ? null : in.name();
        case "label" -> label = in.label();
        default -> in.skip();
      }
    }
    String of = in.required(asset, "asset");
    String known = in.required(profile, "profile");
    Instant at = in.required(time, "time");
    JsonText numbers = in.required(values, "values");
    if (!known.equals(valuesOf)) {
      MessageCursor.part(MESSAGE, numbers, names, again -> values(again, tags, known));
    }
    if (quality != null && !known.equals(qualityOf)) {
      MessageCursor.part(MESSAGE, quality, names, again -> quality(again, tags, known));
    }
    return new RawReading(
        of, stream == null ? known : stream, known, at, numbers, quality, id, label);
  }

  /**
   * @param profile null while it is not known: the values are then only checked
   */
  private static JsonText values(MessageCursor in, TagSink tags, @Nullable String profile)
      throws IOException, MalformedMessageException {
    in.expectObject(VALUES);
    int from = in.start();
    boolean isTold = profile != null && tags.beginValues(profile);
    String tag;
    while ((tag = in.nextField()) != null) {
      switch (in.token()) {
        case VALUE_NUMBER_FLOAT, VALUE_NUMBER_INT -> {
          if (isTold) {
            tags.number(tag, finite(in, tag));
          } else if (!in.isFinite()) {
            throw notFinite(in, tag);
          }
        }
        case VALUE_NULL -> {
          if (isTold) {
            tags.missing(tag);
          }
        }
        case VALUE_STRING -> {
          if (isTold) {
            tags.text(tag, in.text());
          }
        }
        case null, default ->
            throw in.unexpected("'values." + tag + "'", "a number, a text or null");
      }
    }
    return in.since(from);
  }

  private static double finite(MessageCursor in, String tag)
      throws IOException, MalformedMessageException {
    double value = in.value();
    if (Double.isInfinite(value)) {
      throw notFinite(in, tag);
    }
    return value;
  }

  private static MalformedMessageException notFinite(MessageCursor in, String tag) {
    return in.unexpected("'values." + tag + "'", "a finite number, a text or null");
  }

  private static JsonText quality(MessageCursor in, TagSink tags, @Nullable String profile)
      throws IOException, MalformedMessageException {
    in.expectObject(QUALITIES);
    int from = in.start();
    boolean isTold = profile != null && tags.beginQuality(profile);
    String tag;
    while ((tag = in.nextField()) != null) {
      switch (in.token()) {
        case VALUE_STRING -> {
          if (isTold) {
            tags.quality(tag, Quality.of(in.word()));
          }
        }
        case VALUE_NULL -> {
          // as if the tag were not named
        }
        case null, default ->
            throw in.unexpected("'quality." + tag + "'", "GOOD, UNCERTAIN or BAD");
      }
    }
    return in.since(from);
  }
}
