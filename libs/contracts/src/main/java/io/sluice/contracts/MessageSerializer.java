package io.sluice.contracts;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;

/** Lets the mapper write a message within something else by the message's own writer. */
final class MessageSerializer<T> extends JsonSerializer<T> {

  private final Writer<? super T> writer;

  private MessageSerializer(Writer<? super T> writer) {
    this.writer = writer;
  }

  @FunctionalInterface
  interface Writer<T> {
    void write(T message, JsonGenerator json) throws IOException;
  }

  static <T> MessageSerializer<T> of(Writer<? super T> writer) {
    return new MessageSerializer<>(writer);
  }

  @Override
  public void serialize(T message, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    writer.write(message, json);
  }
}
