package io.sluice.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The restricted Pod Security Standard, and what we ask beyond it: no token, no links to services,
 * read-only root, bounded resources, images that do not change under their name.
 */
final class PodPolicy {

  private static final Pattern PINNED = Pattern.compile(".+(:(?!latest$)[\\w.-]+|@sha256:\\w{64})");

  private PodPolicy() {}

  static Stream<String> problems(Manifests.Workload workload) {
    var problems = new ArrayList<String>();
    JsonNode spec = workload.spec();
    if (spec.path("automountServiceAccountToken").asBoolean(true)) {
      problems.add("mounts a token");
    }
    if (spec.path("enableServiceLinks").asBoolean(true)) {
      problems.add("is told of other services in variables that look like its own settings");
    }
    if (!spec.at("/securityContext/runAsNonRoot").asBoolean()) {
      problems.add("may run as root");
    }
    if (!spec.at("/securityContext/seccompProfile/type").asText().equals("RuntimeDefault")) {
      problems.add("has no seccomp profile");
    }
    for (String host : List.of("hostNetwork", "hostPID", "hostIPC")) {
      if (spec.path(host).asBoolean()) {
        problems.add("uses " + host);
      }
    }
    Manifests.elements(spec.path("volumes"))
        .filter(volume -> volume.has("hostPath"))
        .forEach(volume -> problems.add("mounts a path of the host"));
    workload.containers().forEach(container -> container(container, problems));
    return problems.stream().map(problem -> workload.id() + ": " + problem);
  }

  private static void container(JsonNode container, List<String> problems) {
    String name = container.path("name").asText();
    JsonNode security = container.path("securityContext");
    if (security.path("allowPrivilegeEscalation").asBoolean(true)
        || security.path("privileged").asBoolean()) {
      problems.add(name + " may gain privileges");
    }
    if (!security.path("readOnlyRootFilesystem").asBoolean()) {
      problems.add(name + " may write to its root");
    }
    if (!security.at("/capabilities/drop").toString().equals("[\"ALL\"]")
        || security.at("/capabilities").has("add")) {
      problems.add(name + " has capabilities");
    }
    for (String bound :
        List.of(
            "/resources/requests/cpu", "/resources/requests/memory", "/resources/limits/memory")) {
      if (container.at(bound).isMissingNode()) {
        problems.add(name + " has no " + bound);
      }
    }
    if (!PINNED.matcher(container.path("image").asText()).matches()) {
      problems.add(name + " has an image that is not pinned: " + container.path("image").asText());
    }
  }
}
