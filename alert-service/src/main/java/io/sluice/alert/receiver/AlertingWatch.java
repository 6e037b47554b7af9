package io.sluice.alert.receiver;

import io.quarkus.scheduler.Scheduled;
import io.sluice.alert.AlertServiceConfig;
import io.sluice.alert.channel.InForce;
import io.sluice.alert.channel.Offered;
import io.sluice.alert.channel.Receivers;
import io.sluice.alert.metrics.AlertMetrics;
import io.sluice.contracts.yaml.YamlNode;
import io.sluice.platform.startup.Faults;
import io.sluice.platform.startup.SettingsCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Takes the file at the start, which it stops if there is anything wrong with it, and looks at it
 * every few seconds: at what is in it and in the files of its secrets, since a ConfigMap changes by
 * a link.
 */
@ApplicationScoped
class AlertingWatch implements SettingsCheck {

  private static final Logger LOG = Logger.getLogger(AlertingWatch.class);

  private final Optional<Path> file;
  private final Receivers receivers;
  private final AlertMetrics metrics;
  private final Clock clock;

  AlertingWatch(AlertServiceConfig config, Receivers receivers, AlertMetrics metrics, Clock clock) {
    this.file = config.file();
    this.receivers = receivers;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public void check(Faults faults) {
    file.ifPresent(
        path -> {
          Offered offered = offer(path);
          if (offered instanceof Offered.Refused refused) {
            refused
                .file()
                .faults()
                .forEach(fault -> faults.add("sluice.alert.file %s: %s".formatted(path, fault)));
          } else {
            tell(offered);
          }
        });
  }

  @Scheduled(every = "2s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    file.map(this::offer).ifPresent(this::tell);
  }

  private Offered offer(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return receivers.offer(in.readNBytes(YamlNode.LARGEST + 1), clock.instant());
    } catch (IOException e) {
      return receivers.unreadable("it cannot be read", clock.instant());
    }
  }

  private void tell(Offered offered) {
    switch (offered) {
      case Offered.Unchanged unchanged -> {}
      case Offered.Taken taken -> {
        InForce inForce = taken.inForce();
        metrics.fileTaken();
        LOG.infof(
            "sha256=%s is in force: %d receivers, %d routes",
            inForce.sha256(), inForce.channels().size(), inForce.config().routes().all().size());
        inForce.notes().forEach(note -> LOG.warnf("sha256=%s %s", inForce.sha256(), note));
      }
      case Offered.Refused refused -> {
        metrics.fileRefused();
        LOG.errorf(
            "sha256=%s is refused, %s goes on, since: %s",
            refused.file().sha256(),
            receivers.inForce().sha256(),
            String.join("; ", refused.file().faults()));
      }
    }
    metrics.fileInForce(receivers.refused().isEmpty());
  }
}
