package io.sluice.cli.system;

import io.sluice.testbed.postgres.EmbeddedDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a system on one machine is to be like.
 *
 * @param home the checkout, in which the services work
 * @param programs what they are started from
 * @param basePort port of query-api, the others follow it, health and metrics 1,000 above; 0 for
 *     any free ones
 * @param partitions partitions a topic
 * @param bundleRoots folders with bundles
 * @param alerting file of receivers and routes; empty if all alerts go to the webhook
 * @param webhook where alerts are sent without such a file
 * @param webhookSecret secret of its signatures, {@code whsec_...}
 * @param tracing collector of traces, OTLP over HTTP; empty if there are to be none
 */
public record LocalSettings(
    Path home,
    ServicePrograms programs,
    int basePort,
    int partitions,
    List<Path> bundleRoots,
    Optional<Path> alerting,
    URI webhook,
    String webhookSecret,
    Optional<URI> tracing) {

  private static final int WEBHOOK_SECRET_BYTES = 32;

  /** A new secret for webhook signatures, which need not outlive this process. */
  public static String newWebhookSecret() {
    byte[] random = new byte[WEBHOOK_SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    return "whsec_" + Base64.getEncoder().encodeToString(random);
  }

  /**
   * The settings of one service: configuration key to value.
   *
   * @param folder for files that it is to read
   */
  Map<String, String> of(
      Service service,
      Addresses addresses,
      Addresses others,
      String bootstrapServers,
      EmbeddedDatabase database,
      Path folder) {
    var settings = new HashMap<String, String>();
    settings.put("quarkus.http.host", "127.0.0.1");
    settings.put("quarkus.http.port", String.valueOf(addresses.port(service)));
    settings.put("quarkus.management.host", "127.0.0.1");
    settings.put("quarkus.management.port", String.valueOf(addresses.managementPort(service)));
    // Nobody else is there to go to.
    settings.put("quarkus.shutdown.delay", "100ms");
    settings.put("sluice.security.enabled", "false");
    settings.put("kafka.bootstrap.servers", bootstrapServers);
    tracing.ifPresent(
        collector -> {
          settings.put("quarkus.otel.sdk.disabled", "false");
          settings.put("quarkus.otel.exporter.otlp.endpoint", collector.toString());
        });
    switch (service) {
      case INGEST -> settings.put("sluice.ingest.profiles.roots", roots());
      case SCORING -> settings.put("sluice.scoring.bundles.roots", roots());
      case ALERT -> {
        settings.putAll(database(database));
        settings.put("sluice.alert.file", alerting(folder).toString());
        settings.put("sluice.alert.front-door", others.of(Service.QUERY).toString());
      }
      case QUERY -> {
        settings.putAll(database(database));
        settings.put("sluice.query.alert-service.url", others.of(Service.ALERT).toString());
        settings.put("sluice.query.scoring-service.url", others.of(Service.SCORING).toString());
      }
    }
    return settings;
  }

  private Path alerting(Path folder) {
    if (alerting.isPresent()) {
      return alerting.get().toAbsolutePath();
    }
    Path secret = folder.resolve("webhook.secret").toAbsolutePath();
    PrivateFile.write(secret, webhookSecret);
    Path file = folder.resolve("alerting.yaml").toAbsolutePath();
    PrivateFile.write(
        file,
        """
        receivers:
          log: {kind: log}
          local: {kind: webhook, url: "%s", secret-file: '%s', allow-private: true}
        """
            .formatted(webhook, secret.toString().replace("'", "''")));
    return file;
  }

  private String roots() {
    return bundleRoots.stream().map(Path::toString).collect(Collectors.joining(","));
  }

  private static Map<String, String> database(EmbeddedDatabase database) {
    return Map.of(
        "quarkus.datasource.jdbc.url", database.jdbcUrl(EmbeddedDatabase.DATABASE),
        "quarkus.datasource.reactive.url", database.reactiveUrl(EmbeddedDatabase.DATABASE),
        "quarkus.datasource.username", database.user(),
        "quarkus.datasource.password", database.password());
  }
}
