package io.sluice.alert.sms;

import io.sluice.alert.channel.AlertWords;
import io.sluice.alert.channel.HttpFormat;
import io.sluice.alert.channel.Notification;
import io.sluice.alert.outbound.BasicAuthentication;
import io.sluice.alert.outbound.HttpMessage;
import io.sluice.alerting.receiver.SmsSettings;
import io.sluice.contracts.Messages;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A gateway for text messages: the fields that it wants, as a form or as JSON. */
public final class SmsFormat implements HttpFormat {

  private final SmsSettings settings;
  private final Map<String, String> headers;

  /**
   * @throws IllegalArgumentException beginning with the field whose secret cannot be read
   */
  public SmsFormat(SmsSettings settings) {
    this.settings = settings;
    this.headers = BasicAuthentication.header(settings.credentials());
  }

  @Override
  public Optional<HttpMessage> message(Notification notification) {
    String text = AlertWords.line(notification.text(), settings.longest());
    Map<String, String> fields = new TreeMap<>();
    settings.fields().forEach((name, value) -> fields.put(name, filled(value, notification, text)));
    return Optional.of(
        switch (settings.encoding()) {
          case FORM ->
              HttpMessage.of(
                  settings.url(), headers, "application/x-www-form-urlencoded", form(fields));
          case JSON ->
              HttpMessage.json(
                  settings.url(),
                  headers,
                  new String(Messages.encode(fields), StandardCharsets.UTF_8));
        });
  }

  /** The text last: what is in it stands for nothing. */
  private static String filled(String value, Notification notification, String text) {
    return value
        .replace(SmsSettings.ID, notification.delivery().toString())
        .replace(SmsSettings.TEXT, text);
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
