package io.sluice.deployment;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What the objects of a render refer to by name. */
final class References {

  static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private final Set<Reference> found = new LinkedHashSet<>();

  private References() {}

  static Set<Reference> of(Manifests manifests) {
    var references = new References();
    manifests.objects().forEach(references::walk);
    return references.found;
  }

  private void walk(JsonNode node) {
    if (node.isArray()) {
      node.forEach(this::walk);
    }
    node.properties().forEach(field -> field(field.getKey(), field.getValue()));
  }

  private void field(String name, JsonNode value) {
    switch (name) {
      case "secretKeyRef" -> add("Secret", value.path("name"));
      case "configMapKeyRef", "configMapRef" -> add("ConfigMap", value.path("name"));
      case "secret" -> add("Secret", value.path("secretName"));
      case "configMap" -> add("ConfigMap", value.path("name"));
      case "secretTargetRef" -> value.forEach(target -> add("Secret", target.path("name")));
      case "configMapTargetRef" -> value.forEach(target -> add("ConfigMap", target.path("name")));
      case "authenticationRef" -> add("TriggerAuthentication", value.path("name"));
      case "scaleTargetRef" -> add("Deployment", value.path("name"));
      case "serviceAccountName" -> add("ServiceAccount", value);
      case "persistentVolumeClaim" -> add("PersistentVolumeClaim", value.path("claimName"));
      case "secretName" -> add("Secret", value);
      case "backendRefs" -> value.forEach(backend -> add("Service", backend.path("name")));
      case "service" -> add("Service", value.path("name"));
      default -> {}
    }
    walk(value);
  }

  private void add(String kind, JsonNode name) {
    if (name.isTextual()) {
      found.add(new Reference(kind, name.asText()));
    }
  }

  /**
   * A name that one object has of another.
   *
   * @param kind kind of the other
   * @param name its name
   */
  record Reference(String kind, String name) {}
}
