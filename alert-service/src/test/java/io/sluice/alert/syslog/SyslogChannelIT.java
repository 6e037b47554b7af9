package io.sluice.alert.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.alert.channel.Channel;
import io.sluice.alert.channel.ChannelContract;
import io.sluice.alert.channel.Notification;
import io.sluice.alert.channel.Receipt;
import io.sluice.alert.outbound.AddressGuard;
import io.sluice.alert.outbound.Names;
import io.sluice.alert.outbound.TestCertificate;
import io.sluice.alerting.address.AddressPolicy;
import io.sluice.alerting.receiver.Reach;
import io.sluice.alerting.receiver.SyslogSettings;
import io.sluice.alerting.receiver.SyslogSettings.Format;
import io.sluice.alerting.receiver.SyslogSettings.Transport;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.address.Cidr;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract over TCP; the other transports beside it. */
class SyslogChannelIT extends ChannelContract {

  private static final String NAME = "siem.sluice.example";
  private static final Notification NOTIFICATION =
      Notification.of(new UUID(0, 1), alert(AlertKind.OPENED, null));

  private final Names names = new Names().answer(NAME, "127.0.0.1");
  private SyslogServer server;

  @BeforeEach
  void start() throws Exception {
    server = SyslogServer.plain();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Override
  protected Channel channel() {
    return channel(Transport.TCP, server.port(), Optional.empty(), Duration.ofSeconds(10));
  }

  private SyslogChannel channel(
      Transport transport, int port, Optional<Path> authorities, Duration timeout) {
    var reach =
        new Reach(
            new AddressPolicy(false, List.of(Cidr.of("127.0.0.1"))),
            authorities,
            true,
            timeout,
            timeout);
    return new SyslogChannel(
        "siem",
        new SyslogSettings(NAME, port, transport, Format.CEF, reach),
        new AddressGuard(names),
        "host-1");
  }

  @Test
  void overTcpEachMessageHasItsLengthBeforeIt() throws Exception {
    // when
    Receipt receipt = channel().send(NOTIFICATION);

    // then
    assertThat(receipt).isEqualTo(new Receipt.Delivered("taken"));
    assertThat(server.next()).startsWith("<132>1 2015-12-28T10:00:10.500Z host-1 sluice - OPENED");
  }

  @Test
  void overTlsTheServerHasToBeWhoItIs(@TempDir Path folder) throws Exception {
    // given
    var certificate = TestCertificate.of(NAME, folder);
    var other = TestCertificate.of("other.sluice.example", folder);
    try (var siem = SyslogServer.tls(certificate.context());
        var impostor = SyslogServer.tls(other.context())) {
      var timeout = Duration.ofSeconds(10);

      // when
      Receipt right =
          channel(Transport.TLS, siem.port(), Optional.of(certificate.authorities()), timeout)
              .send(NOTIFICATION);
      Receipt untrusted =
          channel(Transport.TLS, siem.port(), Optional.empty(), timeout).send(NOTIFICATION);
      Receipt wrongName =
          channel(Transport.TLS, impostor.port(), Optional.of(other.authorities()), timeout)
              .send(NOTIFICATION);

      // then
      assertThat(right).isInstanceOf(Receipt.Delivered.class);
      assertThat(siem.next()).contains("CEF:0|Sluice|");
      var refused =
          Receipt.Failed.because(
              "no TLS: its certificate is not valid for this name, or not trusted");
      assertThat(untrusted).isEqualTo(refused);
      assertThat(wrongName).isEqualTo(refused);
    }
  }

  @Test
  void overUdpAMessageIsADatagram() throws Exception {
    // given
    try (var socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      socket.setSoTimeout(10_000);

      // when
      Receipt receipt =
          channel(Transport.UDP, socket.getLocalPort(), Optional.empty(), Duration.ofSeconds(10))
              .send(NOTIFICATION);

      // then
      assertThat(receipt)
          .isEqualTo(new Receipt.Delivered("sent; over UDP nobody says whether it arrived"));
      var packet = new DatagramPacket(new byte[4096], 4096);
      socket.receive(packet);
      assertThat(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8))
          .startsWith("<132>1 ");
    }
  }

  @Test
  void whereNobodyListensItIsTriedAgain() throws Exception {
    // given a port that nobody else is given meanwhile
    try (var taken = new Socket()) {
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

      // when
      Receipt receipt =
          channel(Transport.TCP, taken.getLocalPort(), Optional.empty(), Duration.ofSeconds(10))
              .send(NOTIFICATION);

      // then
      assertThat(receipt).isEqualTo(Receipt.Failed.because("cannot connect"));
    }
  }

  @Test
  void whoNeverSaysHelloInTlsIsNotWaitedForLong() throws Exception {
    // when: the server speaks no TLS and waits for more
    Receipt receipt =
        channel(Transport.TLS, server.port(), Optional.empty(), Duration.ofMillis(300))
            .send(NOTIFICATION);

    // then
    assertThat(receipt).isInstanceOf(Receipt.Failed.class);
  }

  @Test
  void aNameThatMovesToAPrivateAddressIsNotFollowed() throws Exception {
    for (Transport transport : Transport.values()) {
      // given
      names.move(NAME, "10.0.0.1");

      // when
      Receipt receipt =
          channel(transport, server.port(), Optional.empty(), Duration.ofSeconds(10))
              .send(NOTIFICATION);

      // then
      assertThat(receipt)
          .isEqualTo(
              Receipt.Failed.because(
                  NAME + " is 10.0.0.1, private, which its receiver's settings do not allow"));
    }
  }
}
