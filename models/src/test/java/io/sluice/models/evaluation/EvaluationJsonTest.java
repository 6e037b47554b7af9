package io.sluice.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.sluice.contracts.Messages;
import io.sluice.detection.calibration.AlarmBudget;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What other programs read in {@code report.json}. -Dgoldens.update=true writes the golden anew.
 */
class EvaluationJsonTest {

  private static final String GOLDEN = "/golden/evaluation.v1.json";

  @Test
  void isTheGoldenOne() throws IOException {
    // given
    Evaluation evaluation = evaluation();

    // when
    JsonNode written = Messages.mapper().readTree(Messages.encode(evaluation));

    // then
    if (Boolean.getBoolean("goldens.update")) {
      byte[] pretty = Messages.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(written);
      Files.write(Path.of("src/test/resources" + GOLDEN), pretty);
    }
    assertThat(written).isEqualTo(Messages.mapper().readTree(resource(GOLDEN)));
  }

  @Test
  void fitsItsSchema() throws IOException {
    JsonSchema schema = schema();

    assertThat(schema.validate(json(evaluation()), InputFormat.JSON)).isEmpty();
    assertThat(schema.validate(json(withoutEvents()), InputFormat.JSON)).isEmpty();
    assertThat(schema.validate(resource(GOLDEN), InputFormat.JSON)).isEmpty();
  }

  @Test
  void theSchemaRefusesWhatIsNotAReport() throws IOException {
    JsonSchema schema = schema();
    String report = json(evaluation());

    assertThat(report).contains("\"formatVersion\":1", "\"falsePositiveRate\"");
    assertThat(
            schema.validate(
                report.replace("\"formatVersion\":1", "\"formatVersion\":2"), InputFormat.JSON))
        .isNotEmpty();
    assertThat(
            schema.validate(
                report.replace("\"falsePositiveRate\"", "\"pointAdjustedF1\""), InputFormat.JSON))
        .isNotEmpty();
  }

  static Evaluation evaluation() {
    Judged judged =
        new Plant()
            .normal(40, 0.1)
            .event(20, 2.5, "7 pump off")
            .recovery(30, 0.1)
            .event(15, 0.1, null)
            .normal(20, 0.1)
            .judged(new AlarmBudget(5, 1, 0.1));
    return Evaluation.of("plant 3", "Judged a.csv.", List.of(judged))
        .withGoals(List.of(Goal.atLeast("Events found", "%", 95.0, 100.0, 50.0)))
        .withParts(List.of(Evaluation.Part.of(judged.named("all").report())));
  }

  private static Evaluation withoutEvents() {
    Judged judged = new Plant().normal(40, 0.1).judged(null);
    return Evaluation.of("quiet", "", List.of(judged));
  }

  private static String json(Evaluation evaluation) {
    return new String(Messages.encode(evaluation), StandardCharsets.UTF_8);
  }

  private static JsonSchema schema() throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(
            resource("evaluation.v1.schema.json"),
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Evaluation.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
