package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the check has teeth. */
class StrictModelsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{apiVersion: apps/v1, kind: Deployment, spec: {replica: 2}}                      | replica",
        "{apiVersion: v1, kind: Pod, spec: {containers: [{name: a, imagePolicy: Never}]}} | imagePolicy",
        "{apiVersion: kafka.strimzi.io/v1, kind: Kafka, spec: {kafka: {listener: []}}}    | listener",
        "{apiVersion: kafka.strimzi.io/v1, kind: Kafka, spec: {kafka: {replicas: 3}}}     | replicas",
        "{apiVersion: keda.sh/v1alpha1, kind: ScaledObject, metadata: {}, spec: {scaleTargetRef: {name: a}, triggers: [], maxReplicas: 1}} | maxReplicas",
        "{apiVersion: kafka.strimzi.io/v1beta2, kind: Kafka}                              | nothing is known",
      })
  void refusesWhatTheKindDoesNotHave(String yaml, String field) throws JsonProcessingException {
    // given
    JsonNode object = Manifests.YAML.readTree(yaml);

    // when
    List<String> problems = StrictModels.problems(object);

    // then
    assertThat(problems).isNotEmpty().anySatisfy(problem -> assertThat(problem).contains(field));
  }
}
