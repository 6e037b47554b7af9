package io.sluice.contracts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How messages become bytes and back: the one JSON dialect on all topics and in all that is stored.
 * Times are ISO-8601 strings, fields that a reader does not know are ignored (a newer writer may
 * add some), numbers in strings and numbers for enums are refused. The messages of topics go
 * through their own readers and writers, wherever they stand; everything else through the mapper.
 */
public final class Messages {

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER).build())
          .addModule(new JavaTimeModule())
          .addModule(
              new SimpleModule()
                  .addSerializer(Reading.class, MessageSerializer.of(ReadingWriter::write))
                  .addSerializer(Score.class, MessageSerializer.of(ScoreWriter::write))
                  .addSerializer(Alert.class, MessageSerializer.of(AlertWriter::write)))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private static final ReadingReader READINGS = new ReadingReader();
  private static final ScoreReader SCORES = new ScoreReader();
  private static final AlertReader ALERTS = new AlertReader();

  private Messages() {}

  /** The mapper itself, for those who stream. Shared: do not reconfigure it. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  public static byte[] encode(Object message) {
    try {
      return MAPPER.writeValueAsBytes(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + message.getClass().getSimpleName(), e);
    }
  }

  /**
   * @throws MalformedMessageException if the bytes are no JSON or no such message; its text says
   *     where and what was expected
   */
  public static <T> T decode(byte @Nullable [] bytes, Class<T> type)
      throws MalformedMessageException {
    if (type == Reading.class) {
      return type.cast(READINGS.read(bytes));
    }
    if (type == Score.class) {
      return type.cast(SCORES.readWhole(bytes));
    }
    if (type == Alert.class) {
      return type.cast(ALERTS.read(bytes));
    }
    if (bytes == null) {
      throw new MalformedMessageException("the record has no value, expected a JSON " + name(type));
    }
    return decode(bytes, type, MAPPER.readerFor(type));
  }

  /**
   * The same of what a program wrote that is none of ours: {@code NaN} and {@code Infinity}, which
   * many write, are numbers.
   *
   * @throws MalformedMessageException as {@link #decode(byte[], Class)}
   */
  public static <T> T decodeRequest(byte[] bytes, Class<T> type) throws MalformedMessageException {
    return decode(
        bytes,
        type,
        MAPPER.readerFor(type).with(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature()));
  }

  private static <T> T decode(byte[] bytes, Class<T> type, ObjectReader reader)
      throws MalformedMessageException {
    try {
      T message = reader.readValue(bytes);
      if (message == null) {
        throw new MalformedMessageException("the record is null, expected a JSON " + name(type));
      }
      return message;
    } catch (ValueInstantiationException e) {
      throw new MalformedMessageException("no valid " + name(type) + ": " + rootMessage(e), e);
    } catch (JsonProcessingException e) {
      throw new MalformedMessageException(
          "no valid " + name(type) + at(e) + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new MalformedMessageException("no valid " + name(type) + ": " + e.getMessage(), e);
    }
  }

  private static String name(Class<?> type) {
    return type.getSimpleName();
  }

  private static @Nullable String rootMessage(Throwable e) {
    return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
  }

  private static String at(JsonProcessingException e) {
    var where = e.getLocation();
    return where == null ? "" : " at line " + where.getLineNr() + ", column " + where.getColumnNr();
  }
}
