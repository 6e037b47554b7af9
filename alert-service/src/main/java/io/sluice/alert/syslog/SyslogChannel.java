package io.sluice.alert.syslog;

import io.sluice.alert.channel.Channel;
import io.sluice.alert.channel.Notification;
import io.sluice.alert.channel.Receipt;
import io.sluice.alert.outbound.AddressGuard;
import io.sluice.alert.outbound.ConnectionFaults;
import io.sluice.alert.outbound.GuardedSocket;
import io.sluice.alert.outbound.Trust;
import io.sluice.alerting.receiver.Reach;
import io.sluice.alerting.receiver.SyslogSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/**
 * Sends to a syslog server. Syslog has no answers: over TCP and TLS a message counts as delivered
 * once the server has closed a connection whose end it was told of, or has kept it for a while;
 * over UDP once it is sent.
 */
public final class SyslogChannel implements Channel {

  /** For the other side to close, which some never do, milliseconds. */
  private static final int FAREWELL = 1_000;

  private final String name;
  private final SyslogSettings settings;
  private final Reach reach;
  private final AddressGuard guard;
  private final Trust trust;
  private final String self;

  /**
   * @param self this machine's name
   * @throws IllegalArgumentException beginning with the field that is wrong
   */
  public SyslogChannel(String name, SyslogSettings settings, AddressGuard guard, String self) {
    this.name = name;
    this.settings = settings;
    this.reach = settings.reach();
    this.guard = guard;
    this.trust = Trust.of(reach.authorities());
    this.self = self.matches("[!-~]{1,255}") ? self : "-";
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Receipt send(Notification notification) throws InterruptedException {
    try {
      return switch (settings.transport()) {
        case UDP -> datagram(notification);
        case TCP -> {
          try (var connection =
              GuardedSocket.connect(guard, reach, settings.host(), settings.port())) {
            yield stream(notification, connection.socket());
          }
        }
        case TLS -> {
          try (var connection =
              GuardedSocket.connectTls(guard, reach, trust, settings.host(), settings.port())) {
            yield stream(notification, connection.socket());
          }
        }
      };
    } catch (IOException e) {
      return Receipt.Failed.because(ConnectionFaults.why(e));
    }
  }

  private Receipt datagram(Notification notification) throws IOException, InterruptedException {
    InetAddress address =
        guard.resolve(settings.host(), reach.addresses(), reach.connectTimeout()).getFirst();
    byte[] message =
        SyslogMessage.of(notification, settings.format(), self, SyslogMessage.MAX_DATAGRAM);
    try (var socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(message, message.length, address, settings.port()));
    }
    return new Receipt.Delivered("sent; over UDP nobody says whether it arrived");
  }

  private Receipt stream(Notification notification, Socket socket) throws IOException {
    byte[] message =
        SyslogMessage.of(notification, settings.format(), self, SyslogMessage.MAX_STREAM);
    OutputStream out = socket.getOutputStream();
    byte[] length = (message.length + " ").getBytes(StandardCharsets.US_ASCII);
    var frame = new byte[length.length + message.length];
    System.arraycopy(length, 0, frame, 0, length.length);
    System.arraycopy(message, 0, frame, length.length, message.length);
    out.write(frame);
    out.flush();
    socket.shutdownOutput();
    socket.setSoTimeout(FAREWELL);
    try {
      // Syslog servers say nothing; that one says something is no reason to send it again.
      int said = socket.getInputStream().read();
      return new Receipt.Delivered(said < 0 ? "taken" : "sent");
    } catch (SocketTimeoutException e) {
      return new Receipt.Delivered("sent");
    }
  }
}
