package io.sluice.query.projection;

import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;

/** Reads of a {@link io.sluice.contracts.Score} what columns need. */
final class ScoreDecoder implements RecordDecoder<ScoreRow> {

  private final RepeatedNames names = new RepeatedNames();

  @Override
  public ScoreRow decode(byte[] value) throws MalformedMessageException {
    var fields = new Fields();
    MessageReader.read(value, names, fields);
    return fields.toRow();
  }

  private static final class Fields implements MessageReader.FieldHandler {
    private UUID id;
    private String asset;
    private String profile;
    private String bundleVersion;
    private String bundleSha256;
    private Instant windowStart;
    private Instant windowEnd;
    private Double ratio;
    private Severity severity;
    private JsonText detectors;
    private JsonText contributors;
    private ScoreState state;
    private Short label;
    private String sourceTopic;
    private Integer sourcePartition;
    private Long sourceOffset;
    private Double latencyMs;

    @Override
    public void field(String name, MessageReader reader)
        throws IOException, MalformedMessageException {
      switch (name) {
        case "id" -> id = reader.uuid();
        case "asset" -> asset = reader.name();
        case "profile" -> profile = reader.name();
        case "bundle" -> reader.object(this::bundle);
        case "windowStart" -> windowStart = reader.time();
        case "windowEnd" -> windowEnd = reader.time();
        case "ratio" -> ratio = reader.number();
        case "severity" -> severity = Severity.of(reader.repeated());
        case "detectors" -> detectors = reader.structure();
        case "contributors" -> contributors = reader.structure();
        case "state" -> state = ScoreState.of(reader.repeated());
        case "label" -> label = reader.label();
        case "source" -> reader.object(this::source);
        case "latencyMs" -> latencyMs = reader.number();
        default -> reader.skip();
      }
    }

    private void bundle(String name, MessageReader reader)
        throws IOException, MalformedMessageException {
      switch (name) {
        case "version" -> bundleVersion = reader.name();
        case "sha256" -> bundleSha256 = reader.name();
        default -> reader.skip();
      }
    }

    private void source(String name, MessageReader reader)
        throws IOException, MalformedMessageException {
      switch (name) {
        case "topic" -> sourceTopic = reader.name();
        case "partition" -> sourcePartition = (int) reader.integer();
        case "offset" -> sourceOffset = reader.integer();
        default -> reader.skip();
      }
    }

    private ScoreRow toRow() throws MalformedMessageException {
      return new ScoreRow(
          Missing.required(id, "id"),
          Missing.required(asset, "asset"),
          Missing.required(profile, "profile"),
          Missing.required(bundleVersion, "bundle.version"),
          Missing.required(bundleSha256, "bundle.sha256"),
          Missing.required(windowStart, "windowStart"),
          Missing.required(windowEnd, "windowEnd"),
          Missing.required(ratio, "ratio"),
          Missing.required(severity, "severity"),
          Missing.required(detectors, "detectors"),
          Missing.required(contributors, "contributors"),
          state,
          label,
          Missing.required(sourceTopic, "source.topic"),
          Missing.required(sourcePartition, "source.partition"),
          Missing.required(sourceOffset, "source.offset"),
          Missing.required(latencyMs, "latencyMs"));
    }
  }
}
