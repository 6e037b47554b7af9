package io.sluice.alert;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.sluice.testbed.http.WebhookReceiver;
import java.util.HashMap;
import java.util.Map;

/** A real receiver behind the webhook {@code ops}; set into the test's field of its type. */
public class ReceiverResource implements QuarkusTestResourceLifecycleManager {

  /** Name of an argument that is no setting: further sections of alerting.yaml. */
  public static final String SECTIONS = "sections of alerting.yaml";

  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private WebhookReceiver receiver;
  private Map<String, String> others = Map.of();

  /** Settings that the test wants otherwise. */
  @Override
  public void init(Map<String, String> settings) {
    others = settings;
  }

  @Override
  public Map<String, String> start() {
    receiver = WebhookReceiver.start(0, SECRET);
    var settings =
        new HashMap<>(
            Map.of(
                "sluice.alert.file",
                    AlertingFiles.logAndWebhook(
                            receiver.uri(),
                            SECRET,
                            "timeout: 2s",
                            others.getOrDefault(SECTIONS, ""))
                        .toString(),
                "sluice.alert.delivery.max-attempts", "3",
                "sluice.alert.delivery.initial-backoff", "50ms",
                "sluice.alert.delivery.max-backoff", "100ms",
                "sluice.alert.delivery.poll-every", "100ms",
                "sluice.alert.intake.flush-every", "200ms",
                "sluice.alert.intake.max-backoff", "500ms"));
    // Its records would be among those that tests count.
    settings.put("sluice.alert.canary.enabled", "false");
    settings.putAll(others);
    settings.remove(SECTIONS);
    return settings;
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(receiver, new TestInjector.MatchesType(WebhookReceiver.class));
  }

  @Override
  public void stop() {
    receiver.close();
  }
}
