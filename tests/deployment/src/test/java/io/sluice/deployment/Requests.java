package io.sluice.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/**
 * What pods of a render ask the scheduler for, at the fewest replicas.
 *
 * @param millicores of processors
 * @param mebibytes of memory
 */
record Requests(int millicores, int mebibytes) {

  private static final Requests NONE = new Requests(0, 0);

  static Requests ofServices(Manifests chart) {
    return sum(
        chart
            .ofKind("Deployment")
            .map(
                deployment -> {
                  JsonNode fixed = deployment.at("/spec/replicas");
                  int replicas =
                      fixed.isMissingNode()
                          ? chart
                              .get("ScaledObject", Manifests.name(deployment))
                              .at("/spec/minReplicaCount")
                              .asInt()
                          : fixed.asInt();
                  return of(deployment.at("/spec/template/spec/containers/0/resources"))
                      .times(replicas);
                }));
  }

  static Requests ofKafka(Manifests chart) {
    return sum(
        chart
            .ofKind("KafkaNodePool")
            .map(pool -> of(pool.at("/spec/resources")).times(pool.at("/spec/replicas").asInt())));
  }

  static Requests ofPostgres(Manifests chart) {
    return sum(
        chart
            .ofKind("Cluster")
            .map(
                cluster ->
                    of(cluster.at("/spec/resources"))
                        .times(cluster.at("/spec/instances").asInt())));
  }

  Requests plus(Requests other) {
    return new Requests(millicores + other.millicores, mebibytes + other.mebibytes);
  }

  private Requests times(int replicas) {
    return new Requests(millicores * replicas, mebibytes * replicas);
  }

  private static Requests sum(Stream<Requests> all) {
    return all.reduce(NONE, Requests::plus);
  }

  private static Requests of(JsonNode resources) {
    String cpu = resources.at("/requests/cpu").asText();
    String memory = resources.at("/requests/memory").asText();
    int amount = Integer.parseInt(memory.replaceAll("[MG]i$", ""));
    return new Requests(
        cpu.endsWith("m")
            ? Integer.parseInt(cpu.substring(0, cpu.length() - 1))
            : Integer.parseInt(cpu) * 1_000,
        memory.endsWith("Gi") ? amount * 1_024 : amount);
  }
}
