package io.sluice.alert.chat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.alert.channel.AlertWords;
import io.sluice.alert.channel.Notification;
import io.sluice.contracts.Alert;

/** A message of Slack, made of blocks; what a phone shows of it in its list is {@code text}. */
final class SlackMessage {

  /** Limits of Slack's for texts, fields and headers, in characters. */
  private static final int MAX_TEXT = 3000;

  private static final int MAX_FIELD = 2000;
  private static final int MAX_TITLE = 150;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SlackMessage() {}

  static ObjectNode of(Notification notification) {
    Alert alert = notification.alert();
    ObjectNode message = JSON.objectNode();
    String title = AlertWords.line(notification.title());
    message.put("text", SlackText.escaped(title, MAX_TEXT));
    // Nothing in it is markup, a name of a channel or of a person.
    message.put("mrkdwn", false);
    message.put("parse", "none");
    message.put("link_names", false);
    message.put("unfurl_links", false);
    message.put("unfurl_media", false);
    ObjectNode attachment = message.putArray("attachments").addObject();
    attachment.put("color", AlertWords.color(alert));
    ArrayNode blocks = attachment.putArray("blocks");
    blocks.addObject().put("type", "header").set("text", plain(title, MAX_TITLE));
    blocks.addObject().put("type", "section").set("text", plain(notification.text(), MAX_TEXT));
    ArrayNode fields = blocks.addObject().put("type", "section").putArray("fields");
    for (AlertWords.Fact fact : AlertWords.facts(alert)) {
      fields.add(plain(fact.name() + "\n" + AlertWords.line(fact.value()), MAX_FIELD));
    }
    AlertWords.link(alert)
        .ifPresent(
            link ->
                blocks
                    .addObject()
                    .put("type", "context")
                    .putArray("elements")
                    .addObject()
                    .put("type", "mrkdwn")
                    .put("verbatim", true)
                    .put(
                        "text", "<" + SlackText.escaped(link.toString(), MAX_TEXT) + "|Incident>"));
    return message;
  }

  private static ObjectNode plain(String text, int longest) {
    String escaped = SlackText.escaped(text, longest);
    return JSON.objectNode()
        .put("type", "plain_text")
        .put("text", escaped.isBlank() ? "-" : escaped)
        .put("emoji", false);
  }
}
