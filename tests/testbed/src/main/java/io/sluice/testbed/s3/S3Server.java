package io.sluice.testbed.s3;

import io.sluice.testbed.Ports;
import io.sluice.testbed.StartFailedException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * S3Proxy, a real S3 server that checks signatures and keeps objects in memory, as a process of its
 * own. The build puts its jar into {@code target/s3proxy} of the modules that want it.
 */
public final class S3Server implements AutoCloseable {

  public static final String ACCESS_KEY = "sluice-test";
  public static final String SECRET_KEY = "not-so-secret";

  private static final Path JAR = Path.of("target", "s3proxy", "s3proxy.jar");
  private static final Duration START = Duration.ofSeconds(60);

  private final Process process;
  private final int port;
  private final Path settings;

  private S3Server(Process process, int port, Path settings) {
    this.process = process;
    this.port = port;
    this.settings = settings;
  }

  /** Starts one that is empty, and waits until it listens. */
  public static S3Server start() {
    int port = Ports.free();
    try {
      Path settings = Files.createTempFile("s3proxy", ".properties");
      Files.writeString(
          settings,
          """
          s3proxy.authorization=aws-v2-or-v4
          s3proxy.endpoint=http://%s:%d
          s3proxy.identity=%s
          s3proxy.credential=%s
          jclouds.provider=transient-nio2
          jclouds.identity=any
          jclouds.credential=any
          """
              .formatted(Ports.HOST, port, ACCESS_KEY, SECRET_KEY));
      var process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx128m",
                  "-jar",
                  JAR.toAbsolutePath().toString(),
                  "--properties",
                  settings.toString())
              .redirectErrorStream(true)
              .redirectOutput(Path.of("target", "s3proxy", "log-" + port + ".txt").toFile())
              .start();
      var server = new S3Server(process, port, settings);
      server.awaitListening();
      return server;
    } catch (IOException e) {
      throw new StartFailedException("S3Proxy does not start from " + JAR + ": " + e, e);
    }
  }

  private void awaitListening() {
    long end = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      try (var socket = new Socket()) {
        socket.connect(new InetSocketAddress(Ports.HOST, port), 200);
        return;
      } catch (IOException e) {
        Thread.onSpinWait();
      }
      try {
        if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
          break;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    close();
    throw new StartFailedException(
        "S3Proxy does not listen; see target/s3proxy/log-" + port + ".txt");
  }

  public URI endpoint() {
    return URI.create("http://%s:%d".formatted(Ports.HOST, port));
  }

  /** What opens it, as AWS' tools have it. */
  public static String credentials() {
    return "[default]%naws_access_key_id = %s%naws_secret_access_key = %s%n"
        .formatted(ACCESS_KEY, SECRET_KEY);
  }

  /** Takes it away, with all that is in it. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
      Files.deleteIfExists(settings);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      settings.toFile().deleteOnExit();
    }
  }
}
