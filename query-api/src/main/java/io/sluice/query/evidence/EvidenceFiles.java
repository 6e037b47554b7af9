package io.sluice.query.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.contracts.CsvLine;
import io.sluice.query.incident.IncidentDetail;
import io.sluice.query.reading.ReadingView;
import io.sluice.query.reading.WideCsv;
import io.sluice.query.score.ScoreCsv;
import io.sluice.query.score.ScoreView;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The files that evidence is told in, each made when it is its turn. */
final class EvidenceFiles {

  private final Map<String, Supplier<byte[]>> files = new LinkedHashMap<>();
  private final Evidence evidence;
  private final ObjectMapper mapper;

  EvidenceFiles(Evidence evidence, ObjectMapper mapper) {
    this.evidence = evidence;
    this.mapper = mapper;
    files.put("index.html", () -> bytes(EvidencePage.of(evidence)));
    files.put("about.json", () -> json(evidence.about()));
    files.put(
        "incident.json", () -> json(new IncidentDetail(evidence.incident(), evidence.alerts())));
    files.put("history.json", () -> json(evidence.history()));
    files.put("readings.csv", this::readingsCsv);
    files.put("readings.json", () -> json(evidence.readings()));
    files.put("scores.csv", this::scoresCsv);
    files.put("scores.json", () -> json(evidence.scores()));
    for (JudgingBundle bundle : evidence.bundles()) {
      files.put(bundle.name() + ".json", () -> json(bundle.told()));
      if (bundle.hasCard()) {
        files.put(bundle.name() + ".md", bundle::card);
      }
    }
  }

  /** By name, in their order. */
  Map<String, Supplier<byte[]>> all() {
    return files;
  }

  private byte[] readingsCsv() {
    WideCsv table = WideCsv.columnsOf(evidence.readings());
    var lines = new CsvLine();
    for (ReadingView reading : evidence.readings()) {
      table.line(lines, reading);
      lines.end();
    }
    return bytes(table.header() + lines);
  }

  private byte[] scoresCsv() {
    var lines = new CsvLine();
    for (ScoreView score : evidence.scores()) {
      ScoreCsv.TABLE.line(lines, score);
      lines.end();
    }
    return bytes(ScoreCsv.TABLE.header() + lines);
  }

  private byte[] json(Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view cannot be written", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
