package io.sluice.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.cli.system.Jars;
import io.sluice.cli.system.Service;
import io.sluice.cli.system.ServiceProcess;
import io.sluice.contracts.Topics;
import io.sluice.testbed.Ports;
import io.sluice.testbed.kafka.EmbeddedKafka;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./sluice replay} into an ingest-service as one is installed: with keys, behind TLS. */
class ReplayElsewhereST {

  private static final String KEY = "key-of-a-gateway";
  private static final String VIEWER = "key-of-a-viewer";

  @TempDir(factory = StateDirectory.class, cleanup = CleanupMode.ON_SUCCESS)
  static Path state;

  private static EmbeddedKafka kafka;
  private static ServiceProcess service;
  private static int port;
  private static int managementPort;
  private static Path data;
  private static Path certificate;

  @BeforeAll
  static void start() throws Exception {
    kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.temporary());
    kafka.createTopics(Topics.PLAIN.all(), 1);
    data = state.resolve("normal.csv");
    var simulated =
        SluiceProcess.run(
            state, "simulate", "--scenario", "normal", "--hours", "0.1", "--out", data.toString());
    assertThat(simulated.exitCode()).as(simulated.output()).isZero();
    certificate = state.resolve("certificate.pem");
    port = Ports.free();
    managementPort = Ports.free();
    service =
        ServiceProcess.start(
            Service.INGEST,
            "ingest-service",
            new Jars(Checkout.root()),
            Checkout.root(),
            state.resolve("ingest-service.log"),
            settings());
    await().atMost(Duration.ofSeconds(60)).until(ReplayElsewhereST::listens);
  }

  @AfterAll
  static void stop() {
    if (service != null) {
      service.stop(Duration.ofSeconds(10));
    }
    if (kafka != null) {
      kafka.close();
    }
  }

  private static Map<String, String> settings() throws Exception {
    Path keys =
        Files.write(
            state.resolve("keys"),
            List.of(line("gateway", "ingest", KEY), line("eye", "viewer", VIEWER)));
    var settings = new HashMap<String, String>();
    settings.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    settings.put(
        "SLUICE_INGEST_PROFILES_ROOTS", Checkout.root().resolve("models/bundles").toString());
    settings.put("SLUICE_SECURITY_ENABLED", "true");
    settings.put("SLUICE_SECURITY_KEYS_FILE", keys.toString());
    settings.put("QUARKUS_HTTP_INSECURE_REQUESTS", "disabled");
    settings.put("QUARKUS_HTTP_SSL_PORT", Integer.toString(port));
    settings.put("QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_FILE", keyStore().toString());
    settings.put("QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_PASSWORD", "of-this-test");
    settings.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
    return settings;
  }

  private static String line(String name, String role, String key) throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
    return name + ":" + role + ":" + HexFormat.of().formatHex(hash);
  }

  /** Its own authority; the file that {@code --ca} takes lies beside. */
  private static Path keyStore() throws Exception {
    Path store = state.resolve("tls.p12");
    keytool(
        "-genkeypair -alias service -keyalg EC -groupname secp256r1 -dname CN=localhost -validity 2"
            + " -ext san=dns:localhost -ext bc:c -storetype PKCS12 -storepass of-this-test"
            + " -keystore "
            + store);
    keytool(
        "-exportcert -rfc -alias service -storepass of-this-test -keystore "
            + store
            + " -file "
            + certificate);
    return store;
  }

  private static void keytool(String arguments) throws Exception {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var process =
        new ProcessBuilder((keytool + " " + arguments).split(" "))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  private static boolean listens() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Path file(String name, String content) throws IOException {
    return Files.writeString(state.resolve(name), content);
  }

  private static SluiceProcess replay(Map<String, String> environment, String... access)
      throws Exception {
    return replayTo("https://localhost:" + port, environment, access);
  }

  private static SluiceProcess replayTo(
      String url, Map<String, String> environment, String... access) throws Exception {
    var arguments = new ArrayList<>(List.of("replay", "--profile", "swat"));
    arguments.addAll(List.of("--data", data.toString(), "--url", url));
    arguments.addAll(List.of(access));
    var sluice = SluiceProcess.run(state, environment, arguments.toArray(String[]::new));
    assertThat(sluice.output()).doesNotContain(KEY, VIEWER);
    return sluice;
  }

  private static void refused(SluiceProcess sluice, String... parts) {
    assertThat(sluice.exitCode()).as(sluice.output()).isNotZero();
    assertThat(sluice.sentences()).singleElement().asString().contains(parts);
    assertThat(sluice.output()).doesNotContain("\tat ");
  }

  @Test
  void withKeyAndAuthorityItIsTaken() throws Exception {
    // when
    var byFile =
        replay(
            Map.of(),
            "--key-file",
            file("key", KEY + "\n").toString(),
            "--ca",
            certificate.toString());
    var byVariable = replay(Map.of("SLUICE_API_KEY", KEY), "--ca", certificate.toString());

    // then
    assertThat(byFile.exitCode()).as(byFile.output()).isZero();
    assertThat(byFile.output()).contains("360 readings accepted, 0 rejected");
    assertThat(byVariable.exitCode()).as(byVariable.output()).isZero();
    assertThat(byVariable.output()).contains("360 readings accepted, 0 rejected");
  }

  @Test
  void withoutAKeyItSaysHowToGiveOne() throws Exception {
    refused(
        replay(Map.of(), "--ca", certificate.toString()),
        "refuses (401)",
        "the role ingest",
        "--key-file FILE or in the variable SLUICE_API_KEY");
  }

  @Test
  void aKeyThatIsUnknownOrForSomethingElseIsToldApart() throws Exception {
    refused(
        replay(Map.of("SLUICE_API_KEY", "another"), "--ca", certificate.toString()),
        "refuses (401)",
        "unknown, expired or withdrawn",
        "check that the key is of this service");
    refused(
        replay(Map.of("SLUICE_API_KEY", VIEWER), "--ca", certificate.toString()),
        "refuses (403)",
        "'eye' has the roles [viewer]",
        "use a key that has the role ingest");
  }

  @Test
  void aCertificateOfAStrangerIsNotTrusted() throws Exception {
    refused(
        replay(Map.of("SLUICE_API_KEY", KEY)),
        "is not trusted: nobody who is trusted has signed its certificate",
        "--ca FILE");
  }

  @Test
  void aCertificateOfAnotherNameIsNotTrusted() throws Exception {
    refused(
        replayTo(
            "https://127.0.0.1:" + port,
            Map.of("SLUICE_API_KEY", KEY),
            "--ca",
            certificate.toString()),
        "its certificate is for another name");
  }

  @Test
  void whatSpeaksNoTlsIsSaid() throws Exception {
    refused(
        replayTo(
            "https://localhost:" + managementPort,
            Map.of("SLUICE_API_KEY", KEY),
            "--ca",
            certificate.toString()),
        "is not trusted: it speaks no TLS there");
  }
}
