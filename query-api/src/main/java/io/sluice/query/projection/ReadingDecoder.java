package io.sluice.query.projection;

import io.sluice.contracts.MalformedMessageException;
import java.io.IOException;
import java.time.Instant;

/** Reads of a {@link io.sluice.contracts.Reading} what columns need. */
final class ReadingDecoder implements RecordDecoder<ReadingRow> {

  private final RepeatedNames names = new RepeatedNames();

  @Override
  public ReadingRow decode(byte[] value) throws MalformedMessageException {
    var fields = new Fields();
    MessageReader.read(value, names, fields);
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
    private Instant time;
    private String profile;
    private JsonText values;
    private JsonText quality;
    private Short label;

    @Override
    public void field(String name, MessageReader reader)
        throws IOException, MalformedMessageException {
      switch (name) {
        case "asset" -> asset = reader.name();
        case "profile" -> profile = reader.name();
        case "time" -> time = reader.time();
        case "values" -> values = reader.numbers();
        case "quality" -> quality = reader.structure();
        case "label" -> label = reader.label();
        default -> reader.skip();
      }
    }
  }
}
