package io.sluice.query.projection;

import io.sluice.contracts.MalformedMessageException;
import java.io.IOException;
import java.time.OffsetDateTime;

/** Reads of a {@link io.sluice.contracts.Reading} what columns need. */
final class ReadingDecoder implements RecordDecoder<ReadingRow> {

  @Override
  public ReadingRow decode(byte[] value) throws MalformedMessageException {
    var fields = new Fields();
    MessageReader.read(value, fields);
    return new ReadingRow(
        Missing.required(fields.asset, "asset"),
        Missing.required(fields.time, "time"),
        Missing.required(fields.profile, "profile"),
        Missing.required(fields.values, "values"),
        fields.quality,
        fields.label);
  }

  private static final class Fields implements MessageReader.FieldHandler {
    private String asset;
    private OffsetDateTime time;
    private String profile;
    private String values;
    private String quality;
    private Short label;

    @Override
    public void field(String name, MessageReader reader)
        throws IOException, MalformedMessageException {
      switch (name) {
        case "asset" -> asset = reader.name();
        case "profile" -> profile = reader.name();
        case "time" -> time = reader.time();
        case "values" -> values = reader.numbersAsText();
        case "quality" -> quality = reader.structureAsText();
        case "label" -> label = reader.label();
        default -> reader.skip();
      }
    }
  }
}
