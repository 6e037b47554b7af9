package io.sluice.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Reads an object as its typed model, where every field that the model does not know is an error.
 * Strimzi's fields that its v1 has no longer are those its models deprecate: errors, too. KEDA and
 * CloudNativePG publish no models for Java: they are held against a schema of the fields we use.
 */
final class StrictModels {

  private static final String CORE = "v1";

  private static final Map<String, Class<?>> MODELS =
      Map.ofEntries(
          Map.entry(CORE + "/ConfigMap", ConfigMap.class),
          Map.entry(CORE + "/Namespace", Namespace.class),
          Map.entry(CORE + "/Pod", Pod.class),
          Map.entry(CORE + "/Secret", Secret.class),
          Map.entry(CORE + "/Service", Service.class),
          Map.entry(CORE + "/ServiceAccount", ServiceAccount.class),
          Map.entry("apps/v1/Deployment", Deployment.class),
          Map.entry("batch/v1/Job", Job.class),
          Map.entry("batch/v1/CronJob", CronJob.class),
          Map.entry("networking.k8s.io/v1/Ingress", Ingress.class),
          Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
          Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
          Map.entry("gateway.networking.k8s.io/v1/HTTPRoute", HTTPRoute.class),
          Map.entry("monitoring.coreos.com/v1/PodMonitor", PodMonitor.class),
          Map.entry("monitoring.coreos.com/v1/PrometheusRule", PrometheusRule.class),
          Map.entry("kafka.strimzi.io/v1/Kafka", Kafka.class),
          Map.entry("kafka.strimzi.io/v1/KafkaNodePool", KafkaNodePool.class),
          Map.entry("kafka.strimzi.io/v1/KafkaTopic", KafkaTopic.class),
          Map.entry("kafka.strimzi.io/v1/KafkaUser", KafkaUser.class));

  private static final Map<String, JsonSchema> SCHEMAS =
      Map.of(
          "keda.sh/v1alpha1/ScaledObject", schema("scaledobject"),
          "keda.sh/v1alpha1/TriggerAuthentication", schema("triggerauthentication"),
          "postgresql.cnpg.io/v1/Cluster", schema("cnpg-cluster"),
          "postgresql.cnpg.io/v1/ScheduledBackup", schema("cnpg-scheduledbackup"));

  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .setAnnotationIntrospector(new NoUnknownFields())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES);

  private StrictModels() {}

  /** What is wrong with an object; empty if nothing is. */
  static List<String> problems(JsonNode object) {
    String id = Manifests.id(object);
    String kind = object.path("apiVersion").asText() + "/" + Manifests.kind(object);
    if (SCHEMAS.containsKey(kind)) {
      return SCHEMAS.get(kind).validate(object).stream().map(m -> id + ": " + m).toList();
    }
    Class<?> model = MODELS.get(kind);
    if (model == null) {
      return List.of(id + ": nothing is known of " + kind);
    }
    try {
      STRICT.treeToValue(object, model);
      return List.of();
    } catch (JsonProcessingException e) {
      return List.of(id + ": " + e.getOriginalMessage());
    }
  }

  static List<String> problems(Manifests manifests) {
    return manifests.objects().stream().flatMap(object -> problems(object).stream()).toList();
  }

  private static JsonSchema schema(String name) {
    try (InputStream in = StrictModels.class.getResourceAsStream("/schemas/" + name + ".json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The models collect what they do not know; here that is an error. */
  private static final class NoUnknownFields extends JacksonAnnotationIntrospector {

    @Serial private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasAnySetter(Annotated annotated) {
      return Boolean.FALSE;
    }

    @Override
    public boolean hasIgnoreMarker(AnnotatedMember member) {
      return super.hasIgnoreMarker(member)
          || (isStrimzi(member) && member.hasAnnotation(Deprecated.class));
    }

    private static boolean isStrimzi(AnnotatedMember member) {
      return member.getDeclaringClass().getPackageName().startsWith("io.strimzi.");
    }
  }
}
