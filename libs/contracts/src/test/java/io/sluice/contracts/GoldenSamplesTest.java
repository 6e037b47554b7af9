package io.sluice.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of every released version are read, written back unchanged, and fit their schema. */
class GoldenSamplesTest {

  static Stream<Arguments> samples() {
    return Stream.of(
        Arguments.of("v1", "reading", Reading.class),
        Arguments.of("v1", "reading-record", Reading.class),
        Arguments.of("v1", "score", Score.class),
        Arguments.of("v1", "score-explained", Score.class),
        Arguments.of("v1", "score-data-fault", Score.class),
        Arguments.of("v1", "score-drift", Score.class),
        Arguments.of("v1", "score-learning", Score.class),
        Arguments.of("v1", "score-mode", Score.class),
        Arguments.of("v1", "alert", Alert.class),
        Arguments.of("v1", "alert-explained", Alert.class),
        Arguments.of("v1", "alert-data", Alert.class),
        Arguments.of("v1", "alert-drift", Alert.class),
        Arguments.of("v1", "alert-learning", Alert.class),
        Arguments.of("v1", "alert-labelled", Alert.class),
        Arguments.of("v1", "alert-assigned", Alert.class),
        Arguments.of("v1", "alert-quiet", Alert.class),
        Arguments.of("v1", "alert-told", Alert.class),
        Arguments.of("v1", "alert-group", Alert.class),
        Arguments.of("v1", "alert-burst", Alert.class),
        Arguments.of("v1", "alert-cause", Alert.class),
        Arguments.of("v1", "alert-known", Alert.class),
        Arguments.of("v1", "drift", Drift.class),
        Arguments.of("v1", "feedback-record", Feedback.class),
        Arguments.of("v1", "feedback-window", Feedback.class),
        Arguments.of("v1", "command", IncidentCommand.class),
        Arguments.of("v1", "command-acknowledge", IncidentCommand.class),
        Arguments.of("v1", "command-assign", IncidentCommand.class),
        Arguments.of("v1", "command-learn", IncidentCommand.class),
        Arguments.of("v1", "alert-learnt", Alert.class),
        Arguments.of("v1", "command-known", IncidentCommand.class));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isReadAndWrittenBackWithoutLoss(String version, String name, Class<?> type)
      throws Exception {
    // given
    byte[] golden = resource("/golden/" + version + "/" + name + ".json");

    // when
    Object message = Messages.decode(golden, type);

    // then
    assertThat(tree(Messages.encode(message))).isEqualTo(tree(golden));
  }

  @Test
  void whatALaterReleaseAddsIsReadAndNotTakenForWhatIsKnown() throws Exception {
    // given: a category, a state, a kind, a severity and a field that nobody knows yet
    byte[] alert = resource("/golden/tomorrow/alert.json");
    byte[] score = resource("/golden/tomorrow/score.json");
    byte[] command = resource("/golden/tomorrow/command.json");

    // when
    Alert readAlert = Messages.decode(alert, Alert.class);
    Score readScore = Messages.decode(score, Score.class);
    IncidentCommand readCommand = Messages.decode(command, IncidentCommand.class);

    // then
    assertThat(readAlert.category()).isEqualTo(Category.OTHER);
    assertThat(readAlert.state()).isEqualTo(ScoreState.OTHER);
    assertThat(readAlert.kind()).isEqualTo(AlertKind.OTHER);
    assertThat(readAlert.cause()).isEqualTo(Cause.UNKNOWN);
    assertThat(readAlert.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(readAlert.quiet())
        .isEqualTo(new QuietRef(QuietKind.OTHER, "easter", "nobody is here"));
    assertThat(readScore.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(readScore.state()).isEqualTo(ScoreState.OTHER);
    assertThat(readCommand.kind()).isEqualTo(CommandKind.OTHER);
    assertThat(readCommand.label()).isEqualTo(IncidentLabel.OTHER);
    assertThat(schema("v1", Alert.class).validate(new String(alert), InputFormat.JSON)).isEmpty();
    assertThat(schema("v1", Score.class).validate(new String(score), InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void fitsItsSchemaAsDoesWhatWeWrite(String version, String name, Class<?> type) throws Exception {
    // given
    byte[] golden = resource("/golden/" + version + "/" + name + ".json");
    var schema = schema(version, type);

    // when
    byte[] written = Messages.encode(Messages.decode(golden, type));

    // then
    assertThat(schema.validate(new String(golden), InputFormat.JSON)).isEmpty();
    assertThat(schema.validate(new String(written), InputFormat.JSON)).isEmpty();
    assertThat(schema.validate("{\"asset\": 1}", InputFormat.JSON)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyFieldOfTheMessageIsInItsSchema(String version, String name, Class<?> type)
      throws Exception {
    // given
    JsonNode properties = tree(resource(schemaOf(version, type))).get("properties");

    // when
    var fields =
        Stream.of(type.getRecordComponents())
            .filter(
                field ->
                    !field.getAccessor().isAnnotationPresent(JsonIgnore.class)) // is within another
            .map(field -> field.getName())
            .toList();

    // then
    assertThat(properties.fieldNames()).toIterable().containsExactlyElementsOf(fields);
  }

  @ParameterizedTest
  @ValueSource(classes = {Score.class, Alert.class})
  void everyFieldOfAContributorIsInTheSchema(Class<?> type) throws Exception {
    // given
    JsonNode properties = tree(resource(schemaOf("v1", type))).at("/$defs/contributor/properties");

    // when
    var fields =
        Stream.of(Contributor.class.getRecordComponents()).map(field -> field.getName()).toList();

    // then
    assertThat(properties.fieldNames()).toIterable().containsExactlyElementsOf(fields);
  }

  private static JsonSchema schema(String version, Class<?> type) throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(
            new String(resource(schemaOf(version, type))),
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
  }

  /** Samples of a message share its schema, whatever they are called. */
  private static String schemaOf(String version, Class<?> type) {
    return "schemas/%s.%s.schema.json"
        .formatted(type.getSimpleName().toLowerCase(Locale.ROOT), version);
  }

  private static JsonNode tree(byte[] json) throws IOException {
    return Messages.mapper().readTree(json);
  }

  private static byte[] resource(String path) throws IOException {
    try (InputStream in = Messages.class.getResourceAsStream(path)) {
      assertThat(in).as(path).isNotNull();
      return in.readAllBytes();
    }
  }
}
