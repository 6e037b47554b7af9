package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Topics;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the services consume and produce is what they are scaled on, what topics there are and what
 * they may do: the code, strimzi/ and the chart say the same.
 */
class KafkaAgreementTest {

  /** Off unless asked for. */
  private static final String WHERE_DRIFT_IS_AN_INCIDENT =
      "${intake.drift.${sluice.alert.drift.incidents:false}:}";

  private static final Manifests CHART = Chart.render("{}");
  private static final Manifests BASE =
      Manifests.parse(
          Stream.of("kafka", "nodepools", "topics", "users")
              .map(file -> Project.read("strimzi/base/" + file + ".yaml"))
              .collect(Collectors.joining("\n---\n")));

  @Test
  void scalingLooksAtWhatIsConsumed() {
    // given
    Set<Consumed> consumed =
        Set.of(
            scoring(),
            // Commands have a partition wherever scores have one, and are few.
            new Consumed(ConsumerGroups.ALERT, Topics.ANOMALY_SCORES, "earliest"),
            configured("query-api", "readings"),
            configured("query-api", "scores"),
            configured("query-api", "alerts"));

    // when
    Set<Consumed> scaledOn =
        CHART
            .ofKind("ScaledObject")
            .flatMap(object -> Manifests.elements(object.at("/spec/triggers")))
            .map(trigger -> trigger.path("metadata"))
            .map(
                m ->
                    new Consumed(
                        m.path("consumerGroup").asText(),
                        m.path("topic").asText(),
                        m.path("offsetResetPolicy").asText()))
            .collect(Collectors.toSet());

    // then
    assertThat(scaledOn).isEqualTo(consumed);
    assertThat(consumed)
        .extracting(Consumed::group)
        .containsOnly(
            ConsumerGroups.SCORING,
            ConsumerGroups.ALERT,
            ConsumerGroups.QUERY_READINGS,
            ConsumerGroups.QUERY_SCORES,
            ConsumerGroups.QUERY_ALERTS);
  }

  @Test
  void scoresAndCommandsOfAnAssetMeetInOneReplica() {
    // when
    Consumed read = configured("alert-service", "scores");

    // then
    assertThat(read)
        .isEqualTo(
            new Consumed(
                ConsumerGroups.ALERT,
                Topics.ANOMALY_SCORES + "," + Topics.INCIDENT_COMMANDS,
                "earliest"));
    assertThat(CHART.get("KafkaTopic", Topics.INCIDENT_COMMANDS).at("/spec/partitions"))
        .isEqualTo(CHART.get("KafkaTopic", Topics.ANOMALY_SCORES).at("/spec/partitions"));
  }

  @Test
  void noMoreReplicasThanPartitions() {
    // when
    Map<String, Integer> most =
        CHART
            .ofKind("ScaledObject")
            .collect(Collectors.toMap(Manifests::name, o -> o.at("/spec/maxReplicaCount").asInt()));

    // then
    int partitions = CHART.get("KafkaTopic", Topics.SENSOR_READINGS).at("/spec/partitions").asInt();
    assertThat(most).hasSize(3).allSatisfy((name, n) -> assertThat(n).isBetween(1, partitions));
  }

  @Test
  void howLongAScaleDownWaitsIsAValue() {
    // when
    Manifests chart = Chart.render("autoscaling: {scaleDownStabilizationSeconds: 90}");

    // then
    assertThat(chart.ofKind("ScaledObject"))
        .hasSize(3)
        .allSatisfy(
            object ->
                assertThat(
                        object
                            .at(
                                "/spec/advanced/horizontalPodAutoscalerConfig/behavior/scaleDown/stabilizationWindowSeconds")
                            .asInt())
                    .isEqualTo(90));
  }

  @Test
  void everyTopicIsThere() {
    // when
    List<String> topics = CHART.ofKind("KafkaTopic").map(Manifests::name).toList();

    // then
    assertThat(topics).containsExactlyInAnyOrderElementsOf(Topics.PLAIN.all());
    assertThat(CHART.ofKind("KafkaTopic"))
        .allSatisfy(
            topic ->
                assertThat(topic.at("/spec/config/message.timestamp.type").asText())
                    .isEqualTo("LogAppendTime"));
  }

  @Test
  void aPrefixIsBeforeEveryNameThatKafkaKnows() {
    // when
    Manifests chart = Chart.render("kafka: {prefix: backtest-}");

    // then
    assertThat(chart.ofKind("KafkaTopic").map(Manifests::name))
        .containsExactlyInAnyOrderElementsOf(Topics.ofPrefix("backtest-").all());
    assertThat(
            chart
                .ofKind("KafkaUser")
                .flatMap(user -> Manifests.elements(user.at("/spec/authorization/acls")))
                .map(acl -> acl.at("/resource/name").asText()))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(name).startsWith("backtest-"));
    assertThat(
            chart
                .ofKind("ScaledObject")
                .flatMap(object -> Manifests.elements(object.at("/spec/triggers")))
                .map(trigger -> trigger.path("metadata")))
        .hasSize(5)
        .allSatisfy(
            trigger -> {
              assertThat(trigger.path("topic").asText()).startsWith("backtest-");
              assertThat(trigger.path("consumerGroup").asText()).startsWith("backtest-sluice-");
            });
    assertThat(
            chart
                .ofKind("Deployment")
                .flatMap(
                    d ->
                        Manifests.elements(d.at("/spec/template/spec/containers/0/env"))
                            .filter(
                                env -> env.path("name").asText().equals("SLUICE_KAFKA_PREFIX"))))
        .hasSize(4)
        .allSatisfy(env -> assertThat(env.path("value").asText()).isEqualTo("backtest-"));
  }

  @Test
  void whatHasToOutliveTheLogIsCompacted() {
    // when
    Set<String> compacted =
        CHART
            .ofKind("KafkaTopic")
            .filter(topic -> topic.at("/spec/config/cleanup.policy").asText().equals("compact"))
            .map(Manifests::name)
            .collect(Collectors.toSet());

    // then
    assertThat(compacted).isEqualTo(Topics.COMPACTED);
    assertThat(List.of(Topics.SCORING_STATE, Topics.DRIFT, Topics.DRIFT_STATE))
        .extracting(topic -> CHART.get("KafkaTopic", topic).at("/spec/partitions"))
        .containsOnly(CHART.get("KafkaTopic", Topics.SENSOR_READINGS).at("/spec/partitions"));
    assertThat(Project.read("compose.yaml"))
        .containsPattern(
            "for topic in scoring-state drift drift-state;(?:.*\\R){3}.*cleanup.policy=compact")
        .containsOnlyOnce("cleanup.policy=compact");
  }

  @Test
  void composeGivesEachTopicThePrefix() {
    // when
    List<String> created =
        Pattern.compile("--topic (\\S+)")
            .matcher(Project.read("compose.yaml"))
            .results()
            .map(topic -> topic.group(1))
            .toList();

    // then
    assertThat(created)
        .isNotEmpty()
        .allSatisfy(topic -> assertThat(topic).startsWith("\"${SLUICE_KAFKA_PREFIX:-}"));
  }

  @Test
  void strimziSaysTheSameAsTheChart() {
    // when
    Map<String, JsonNode> alone = specs(BASE);

    // then
    Map<String, JsonNode> inChart = specs(Chart.render("networkPolicy: {enabled: false}"));
    assertThat(alone).isEqualTo(inChart);
    assertThat(StrictModels.problems(BASE)).isEmpty();
  }

  @Test
  void usersMayDoWhatTheirServiceDoesAndNoMore() {
    // when
    Map<String, Set<String>> granted =
        CHART
            .ofKind("KafkaUser")
            .collect(Collectors.toMap(Manifests::name, KafkaAgreementTest::grants));

    // then
    assertThat(granted.get("sluice-ingest-service"))
        .containsExactlyInAnyOrder(
            writes(Topics.SENSOR_READINGS), writes(Topics.SENSOR_READINGS_DLQ));
    assertThat(granted.get("sluice-scoring-service"))
        .containsExactlyInAnyOrder(
            reads(Topics.SENSOR_READINGS),
            joins(ConsumerGroups.SCORING),
            "topic literal " + Topics.ANOMALY_SCORES + " [Describe, Read, Write]",
            joins(ConsumerGroups.DRIFT),
            writes(Topics.SHADOW_SCORES),
            joins(ConsumerGroups.SHADOW),
            "transactionalId prefix " + ConsumerGroups.SHADOW + "- [Describe, Write]",
            reads(Topics.ALERTS),
            reads(Topics.INCIDENT_COMMANDS),
            writes(Topics.DRIFT),
            "topic literal " + Topics.DRIFT_STATE + " [Describe, DescribeConfigs, Read, Write]",
            "transactionalId prefix " + ConsumerGroups.DRIFT + "- [Describe, Write]",
            writes(Topics.SENSOR_READINGS_DLQ),
            "topic literal " + Topics.SCORING_STATE + " [Describe, DescribeConfigs, Read, Write]",
            "transactionalId prefix " + ConsumerGroups.SCORING + "- [Describe, Write]");
    assertThat(granted.get("sluice-alert-service"))
        .containsExactlyInAnyOrder(
            reads(Topics.ANOMALY_SCORES),
            "topic literal " + Topics.INCIDENT_COMMANDS + " [Describe, Read, Write]",
            writes(Topics.INCIDENT_COMMANDS_DLQ),
            joins(ConsumerGroups.ALERT),
            "topic literal " + Topics.SENSOR_READINGS + " [Describe]",
            "group literal " + ConsumerGroups.SCORING + " [Describe]",
            writes(Topics.ALERTS),
            writes(Topics.ANOMALY_SCORES_DLQ));
    assertThat(granted.get("sluice-query-api"))
        .containsExactlyInAnyOrder(
            reads(Topics.SENSOR_READINGS),
            reads(Topics.ANOMALY_SCORES),
            reads(Topics.ALERTS),
            reads(Topics.DRIFT),
            reads(Topics.SHADOW_SCORES),
            joins(ConsumerGroups.QUERY_SHADOW),
            joins(ConsumerGroups.QUERY_DRIFT),
            joins(ConsumerGroups.QUERY_READINGS),
            joins(ConsumerGroups.QUERY_SCORES),
            joins(ConsumerGroups.QUERY_ALERTS),
            writes(Topics.SENSOR_READINGS_DLQ),
            writes(Topics.ANOMALY_SCORES_DLQ),
            writes(Topics.ALERTS_DLQ),
            writes(Topics.FEEDBACK));
    assertThat(granted.get("sluice-keda"))
        .allSatisfy(grant -> assertThat(grant).endsWith("[Describe]"));
  }

  private static String reads(String topic) {
    return "topic literal " + topic + " [Describe, Read]";
  }

  private static String writes(String topic) {
    return "topic literal " + topic + " [Describe, Write]";
  }

  private static String joins(String group) {
    return "group literal " + group + " [Read]";
  }

  private static Set<String> grants(JsonNode user) {
    return Manifests.elements(user.at("/spec/authorization/acls"))
        .map(
            acl ->
                "%s %s %s %s"
                    .formatted(
                        acl.at("/resource/type").asText(),
                        acl.at("/resource/patternType").asText(),
                        acl.at("/resource/name").asText(),
                        Manifests.elements(acl.path("operations")).map(JsonNode::asText).toList()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, JsonNode> specs(Manifests manifests) {
    return manifests
        .ofKind("Kafka", "KafkaNodePool", "KafkaTopic", "KafkaUser")
        .collect(
            Collectors.toMap(
                Manifests::id, o -> o.path("spec"), (one, other) -> other, TreeMap::new));
  }

  /** scoring-service uses Kafka's client itself; its group and topic are those of contracts. */
  private static Consumed scoring() {
    String source =
        Project.read("scoring-service/src/main/java/io/sluice/scoring/intake/KafkaClients.java");
    String clients =
        Project.read("platform/service/src/main/java/io/sluice/platform/session/GroupClients.java");
    assertThat(source).contains("topics, groups.scoring(), ");
    assertThat(clients).contains("GROUP_ID_CONFIG, group)");
    String reset = clients.contains("AUTO_OFFSET_RESET_CONFIG, \"none\"") ? "earliest" : "";
    return new Consumed(ConsumerGroups.SCORING, Topics.SENSOR_READINGS, reset);
  }

  private static Consumed configured(String service, String channel) {
    Properties properties = new Properties();
    try {
      properties.load(
          new StringReader(Project.read(service + "/src/main/resources/application.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Function<String, String> of =
        key ->
            properties.getProperty(
                "mp.messaging.incoming." + channel + "." + key,
                properties.getProperty("mp.messaging.connector.smallrye-kafka." + key));
    return new Consumed(
        plain(of.apply("group.id")),
        plain(of.apply("topics") == null ? of.apply("topic") : of.apply("topics")),
        of.apply("auto.offset.reset"));
  }

  /** What references to the settings of names stand for while nothing is configured. */
  private static String plain(String references) {
    return Stream.of(references.replace(WHERE_DRIFT_IS_AN_INCIDENT, "").split(","))
        .map(
            reference -> {
              assertThat(reference).matches("\\$\\{sluice\\.kafka\\.(topics|groups)\\.[a-z-]+}");
              String name =
                  reference.substring(reference.lastIndexOf('.') + 1, reference.length() - 1);
              return reference.contains(".groups.") ? "sluice-" + name : name;
            })
        .collect(Collectors.joining(","));
  }

  private record Consumed(String group, String topic, String reset) {}
}
