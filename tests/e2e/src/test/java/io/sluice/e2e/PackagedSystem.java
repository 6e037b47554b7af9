package io.sluice.e2e;

import io.sluice.cli.console.Console;
import io.sluice.cli.replay.IngestClient;
import io.sluice.cli.replay.IngestResult;
import io.sluice.cli.replay.ReplaySource;
import io.sluice.cli.replay.Replayer;
import io.sluice.cli.replay.Speed;
import io.sluice.cli.system.Drain;
import io.sluice.cli.system.Jars;
import io.sluice.cli.system.LocalSettings;
import io.sluice.cli.system.LocalSystem;
import io.sluice.cli.system.Service;
import io.sluice.cli.system.StateFolder;
import io.sluice.testbed.http.WebhookReceiver;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The packaged services with the shipped bundles and others, and who is told by them. */
final class PackagedSystem implements AutoCloseable {

  private static final int PARTITIONS = 3;

  private final Console console =
      new Console(new PrintStream(OutputStream.nullOutputStream()), false);
  private final WebhookReceiver receiver;
  private final LocalSystem services;

  private PackagedSystem(Path state, URI collector, Path ownBundles) {
    String secret = LocalSettings.newWebhookSecret();
    receiver = WebhookReceiver.start(0, secret);
    try {
      services =
          LocalSystem.start(
              new LocalSettings(
                  Checkout.root(),
                  new Jars(Checkout.root()),
                  0,
                  PARTITIONS,
                  List.of(Checkout.root().resolve("models/bundles"), ownBundles),
                  Optional.empty(),
                  receiver.uri(),
                  secret,
                  Optional.of(collector)),
              StateFolder.open(state),
              console);
    } catch (RuntimeException e) {
      receiver.close();
      throw e;
    }
  }

  /**
   * @param collector of traces, OTLP over HTTP
   * @param ownBundles beside the shipped ones
   */
  static PackagedSystem startTraced(Path state, URI collector, Path ownBundles) {
    return new PackagedSystem(state, collector, ownBundles);
  }

  LocalSystem services() {
    return services;
  }

  WebhookReceiver receiver() {
    return receiver;
  }

  IngestResult replay(ReplaySource source) {
    return new Replayer(
            new IngestClient(services.address(Service.INGEST)), console, Speed.MAX, reading -> {})
        .replay(source);
  }

  /** Waits until all that was sent has gone through all services. */
  void drain() {
    new Drain(console, services).await();
  }

  @Override
  public void close() {
    services.close();
    receiver.close();
  }
}
