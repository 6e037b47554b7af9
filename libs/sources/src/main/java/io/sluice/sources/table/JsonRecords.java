package io.sluice.sources.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a JSON text, one after the other: a line each, or in an array, or following each
 * other however they are broken into lines. Not thread-safe.
 */
final class JsonRecords implements Closeable {

  private static final int DEEPEST = 20;

  private final JsonFactory factory;
  private final JsonRecord record;

  /** Of a text with a record a line, else null. */
  private final @Nullable LineReader lines;

  /** Of a text that is read as a whole, else null. */
  private final @Nullable JsonParser parser;

  private final int maxLineLength;
  private long line;
  private @Nullable String fault;
  private boolean begun;
  private boolean inArray;
  private boolean ended;

  private JsonRecords(
      JsonFactory factory,
      @Nullable LineReader lines,
      @Nullable JsonParser parser,
      TableOptions options) {
    this.factory = factory;
    this.record = new JsonRecord(options.maxColumns());
    this.lines = lines;
    this.parser = parser;
    this.maxLineLength = options.maxLineLength();
  }

  static JsonRecords open(Bytes bytes, TextEncoding encoding, boolean isLines, TableOptions options)
      throws IOException {
    JsonFactory factory = factory(options);
    if (isLines) {
      return new JsonRecords(
          factory, new LineReader(bytes, encoding, options.maxLineLength()), null, options);
    }
    InputStream in = bytes.open();
    try {
      in.skipNBytes(EncodingScan.markLength(bytes.start(3), encoding.charset()));
      Reader text = new InputStreamReader(in, encoding.charset());
      return new JsonRecords(factory, null, factory.createParser(text), options);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static JsonFactory factory(TableOptions options) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxStringLength(options.maxLineLength())
                .build())
        .build();
  }

  /** Whether a line is an object as a whole: then each line is a record. */
  static boolean isWhole(String line, TableOptions options) {
    try (JsonParser parser = factory(options).createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      parser.skipChildren();
      return parser.currentToken() == JsonToken.END_OBJECT;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Fields of the next record by name, until the next call; without any if it has a fault; null at
   * the end.
   *
   * @throws IOException if the file cannot be read any further
   */
  @Nullable Map<String, String> next() throws IOException {
    fault = null;
    return lines == null ? ofText() : ofLine(lines);
  }

  /** Line on which the last record began, from 1. */
  long line() {
    return line;
  }

  /** Why the last record is none, as the end of a sentence; null if it is one. */
  @Nullable String fault() {
    return fault;
  }

  private @Nullable Map<String, String> ofLine(LineReader reader) throws IOException {
    for (String text = reader.next(); text != null; text = reader.next()) {
      line = reader.number();
      if (reader.tooLong()) {
        return faulty("is longer than " + maxLineLength + " characters");
      }
      String json = text.strip();
      if (json.isEmpty()) {
        continue;
      }
      if (json.indexOf(LineReader.UNDECODABLE) >= 0) {
        return faulty("holds bytes that are no text");
      }
      try (JsonParser one = factory.createParser(json)) {
        if (one.nextToken() != JsonToken.START_OBJECT) {
          return faulty("is no object of JSON");
        }
        Map<String, String> fields = record.read(one);
        return one.nextToken() == null ? checked(fields) : faulty("goes on behind its object");
      } catch (JsonProcessingException e) {
        return faulty("is no JSON: " + said(e));
      }
    }
    return null;
  }

  private @Nullable Map<String, String> ofText() throws IOException {
    JsonParser all = Objects.requireNonNull(parser, "a text without lines has a parser");
    if (ended) {
      return null;
    }
    try {
      JsonToken token = all.nextToken();
      if (!begun && token == JsonToken.START_ARRAY) {
        inArray = true;
        token = all.nextToken();
      }
      begun = true;
      line = all.currentTokenLocation().getLineNr();
      if (token == null || inArray && token == JsonToken.END_ARRAY) {
        ended = true;
        return null;
      }
      if (token != JsonToken.START_OBJECT) {
        all.skipChildren();
        return faulty("is no object of JSON");
      }
      return checked(record.read(all));
    } catch (JsonProcessingException e) {
      ended = true;
      line = e.getLocation() == null ? line : e.getLocation().getLineNr();
      return faulty("is no JSON, and what follows is not read: " + said(e));
    }
  }

  private Map<String, String> checked(Map<String, String> fields) {
    String why = record.fault();
    return why == null ? fields : faulty(why);
  }

  private Map<String, String> faulty(String why) {
    fault = why;
    return Map.of();
  }

  private static String said(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    return message == null ? "it ends too early" : message.lines().findFirst().orElse("").strip();
  }

  @Override
  public void close() throws IOException {
    if (lines != null) {
      lines.close();
    }
    if (parser != null) {
      parser.close();
    }
  }
}
