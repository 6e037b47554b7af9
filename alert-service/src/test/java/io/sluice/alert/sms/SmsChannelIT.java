package io.sluice.alert.sms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.alert.channel.Channel;
import io.sluice.alert.channel.HostileAlerts;
import io.sluice.alert.channel.HttpChannel;
import io.sluice.alert.channel.HttpChannelContract;
import io.sluice.alert.channel.Notification;
import io.sluice.alert.outbound.HttpMessage;
import io.sluice.alert.outbound.HttpTransport;
import io.sluice.alerting.address.AddressPolicy;
import io.sluice.alerting.receiver.Credentials;
import io.sluice.alerting.receiver.Reach;
import io.sluice.alerting.receiver.SecretRef;
import io.sluice.alerting.receiver.SmsSettings;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Messages;
import io.sluice.testbed.http.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmsChannelIT extends HttpChannelContract {

  private static final Reach REACH =
      new Reach(
          AddressPolicy.publicOnly(),
          Optional.empty(),
          true,
          Duration.ofSeconds(5),
          Duration.ofSeconds(5));

  @TempDir private Path folder;

  /** As the preset for Twilio makes them. */
  @Override
  protected Channel channel(URI target, HttpTransport transport) {
    Path file = folder.resolve("token");
    try {
      Files.writeString(file, "t0ken\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var login = new Credentials("AC1", new SecretRef.OfFile("password-file", file));
    return new HttpChannel(
        "sms",
        transport,
        new SmsFormat(
            settings(
                target,
                SmsSettings.Encoding.FORM,
                Map.of("To", "+436601", "From", "+436602", "Body", "{text}"),
                Optional.of(login),
                100)));
  }

  private static SmsSettings settings(
      URI url,
      SmsSettings.Encoding encoding,
      Map<String, String> fields,
      Optional<Credentials> login,
      int longest) {
    return new SmsSettings(url, encoding, fields, login, longest, REACH);
  }

  @Override
  protected Answer accepted() {
    return new Answer.Status(201);
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&"))
        .map(field -> field.split("=", 2))
        .collect(
            Collectors.toMap(
                field -> URLDecoder.decode(field[0], StandardCharsets.UTF_8),
                field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
  }

  @Test
  void sendsTheFormOfTwilio() throws Exception {
    // when
    var request = sent(ALERT);

    // then
    assertThat(request.header("content-type")).contains("application/x-www-form-urlencoded");
    assertThat(request.header("authorization")).contains("Basic QUMxOnQwa2Vu");
    assertThat(form(request.body()))
        .isEqualTo(
            Map.of(
                "To", "+436601",
                "From", "+436602",
                "Body", "WARNING on plant-1: AIT202 reads 8.5 µS/cm fine"));
  }

  @Test
  void noNameAddsAFieldAndAllFitsIntoTheLength() throws Exception {
    // when
    var form = form(sent(HostileAlerts.alert(AlertKind.OPENED)).body());

    // then
    assertThat(form).containsOnlyKeys("To", "From", "Body");
    assertThat(form.get("Body")).hasSize(100).endsWith("...").startsWith("<script>");
  }

  @Test
  void anotherGatewayIsSentItsOwnFields() throws Exception {
    // given
    var format =
        new SmsFormat(
            settings(
                URI.create("https://sms.example.org/"),
                SmsSettings.Encoding.JSON,
                Map.of("to", "+43", "message", "Sluice: {text}", "ref", "{id}"),
                Optional.empty(),
                40));

    // when
    HttpMessage message = format.message(Notification.of(DELIVERY, ALERT)).orElseThrow();

    // then
    JsonNode body = Messages.mapper().readTree(message.body());
    assertThat(message.contentType()).isEqualTo("application/json");
    assertThat(message.headers()).isEmpty();
    assertThat(body)
        .isEqualTo(
            Messages.mapper()
                .createObjectNode()
                .put("message", "Sluice: WARNING on plant-1: AIT202 reads 8.5 ...")
                .put("ref", DELIVERY.toString())
                .put("to", "+43"));
  }
}
