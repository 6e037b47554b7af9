package io.sluice.alert.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.alert.channel.ChannelContract;
import io.sluice.alert.channel.HostileAlerts;
import io.sluice.alert.channel.Notification;
import io.sluice.alerting.receiver.SyslogSettings.Format;
import io.sluice.contracts.AlertKind;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SyslogMessageTest {

  private static final UUID DELIVERY = new UUID(0, 1);

  private static String message(Notification notification, Format format, int longest) {
    byte[] bytes = SyslogMessage.of(notification, format, "host-1", longest);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Notification notification(AlertKind kind) {
    return Notification.of(DELIVERY, ChannelContract.alert(kind, null));
  }

  @Test
  void isTheHeaderOfTheRfcAndTheText() {
    // when
    String message = message(notification(AlertKind.OPENED), Format.TEXT, 8192);

    // then: 132 is local0 (16 * 8) and warning (4)
    assertThat(message)
        .isEqualTo(
            "<132>1 2015-12-28T10:00:10.500Z host-1 sluice - OPENED"
                + " [sluice@32473 delivery=\"%s\" incident=\"%s\" asset=\"plant-1\" severity=\"WARNING\" category=\"PROCESS\"]"
                    .formatted(DELIVERY, notification(AlertKind.OPENED).alert().incident())
                + " \ufeffWARNING on plant-1: AIT202 reads 8.5 µS/cm fine");
  }

  @Test
  void isAnEventOfCef() {
    // when
    String message = message(notification(AlertKind.RESOLVED), Format.CEF, 8192);

    // then
    assertThat(message).startsWith("<133>1 ");
    assertThat(message.substring(message.indexOf("CEF:")))
        .isEqualTo(
            "CEF:0|Sluice|Sluice|1|PROCESS-RESOLVED|WARNING resolved: plant-1|6|rt=1451296810500 start=1451296800000 externalId=%s deviceExternalId=plant-1 cat=PROCESS act=RESOLVED cs1Label=streams cs1=swat cs2Label=delivery cs2=%s cfp1Label=peakRatio cfp1=1.75 request=https://sluice.example/api/v1/incidents/1 msg=WARNING on plant-1: AIT202 reads 8.5 µS/cm\\nfine"
                .formatted(notification(AlertKind.RESOLVED).alert().incident(), DELIVERY));
  }

  @Test
  void noNameBeginsAFieldOrAMessage() {
    // when
    String text = message(HostileAlerts.notification(), Format.TEXT, 8192);
    String cef = message(HostileAlerts.notification(), Format.CEF, 8192);

    // then
    assertThat(text).doesNotContainPattern("[\\p{Cntrl}\u2028]");
    assertThat(text).contains("|a=b\\\\\\]\\\"'&amp;{text}\" severity=");
    assertThat(cef).doesNotContainPattern("[\\p{Cntrl}\u2028]");
    String event = cef.substring(cef.indexOf("CEF:"));
    // in the header bars and backslashes, in the extension equal signs
    assertThat(event.split("(?<!\\\\)\\|")).hasSizeGreaterThanOrEqualTo(8);
    assertThat(event).contains("\\|a=b\\\\]\"'&amp;{text}|6|rt=");
    assertThat(event).contains("deviceExternalId=<script>").contains("|a\\=b\\\\]");
    assertThat(event).contains("\\nBcc: all@evil.example\\n\\n<13>1 -");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsTooLongIsCutBetweenCharacters(Format format) {
    for (int longest = 300; longest < 420; longest++) {
      // when
      byte[] message = SyslogMessage.of(notification(AlertKind.OPENED), format, "host-1", longest);

      // then
      assertThat(message.length).isLessThanOrEqualTo(longest);
      assertThat(new String(message, StandardCharsets.UTF_8)).doesNotContain("\ufffd");
    }
  }
}
