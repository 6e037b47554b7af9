package io.sluice.alert.routing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.sluice.alert.AlertingFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.hamcrest.Matchers;

/** A file of receivers that a test changes while the service runs; set into its field. */
public final class ChangingFile implements QuarkusTestResourceLifecycleManager {

  static final String FIRST = "receivers: {log: {kind: log}}\n";

  private Path file;

  @Override
  public Map<String, String> start() {
    file = AlertingFiles.of(FIRST);
    return Map.of("sluice.alert.file", file.toString(), "sluice.alert.intake.flush-every", "200ms");
  }

  /** As a ConfigMap does: another file under the same name. Returns once it is in force. */
  void change(String yaml) {
    write(yaml);
    await()
        .untilAsserted(
            () ->
                given()
                    .get("/api/v1/alerting")
                    .then()
                    .statusCode(200)
                    .body("sha256", Matchers.equalTo(sha256(yaml)))
                    .body("refused", Matchers.nullValue()));
  }

  void write(String yaml) {
    try {
      Path next = Files.writeString(file.resolveSibling("next"), yaml);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String sha256(String yaml) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(yaml.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(this, new TestInjector.MatchesType(ChangingFile.class));
  }

  @Override
  public void stop() {}
}
