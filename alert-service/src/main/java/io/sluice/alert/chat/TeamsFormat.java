package io.sluice.alert.chat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.alert.channel.AlertWords;
import io.sluice.alert.channel.HttpFormat;
import io.sluice.alert.channel.Notification;
import io.sluice.alert.outbound.HttpMessage;
import io.sluice.contracts.Alert;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A workflow of Microsoft Teams that posts the Adaptive Card which its webhook is given. Text runs
 * are the one element of a card without markup; nobody is mentioned without an entity.
 */
public final class TeamsFormat implements HttpFormat {

  /** Characters; a card may have 28 KB, and a character up to four. */
  private static final int MAX_TEXT = 4000;

  private static final int MAX_LINE = 300;

  private final URI webhook;

  public TeamsFormat(URI webhook) {
    this.webhook = webhook;
  }

  @Override
  public Optional<HttpMessage> message(Notification notification) {
    return Optional.of(HttpMessage.json(webhook, Map.of(), message(card(notification)).toString()));
  }

  private static ObjectNode message(ObjectNode card) {
    ObjectNode message = JsonNodeFactory.instance.objectNode().put("type", "message");
    message
        .putArray("attachments")
        .addObject()
        .put("contentType", "application/vnd.microsoft.card.adaptive")
        .putNull("contentUrl")
        .set("content", card);
    return message;
  }

  private static ObjectNode card(Notification notification) {
    Alert alert = notification.alert();
    ObjectNode card = JsonNodeFactory.instance.objectNode();
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    card.put("type", "AdaptiveCard");
    card.put("version", "1.4");
    card.putObject("msteams").put("width", "Full");
    ArrayNode body = card.putArray("body");
    run(line(body), AlertWords.line(notification.title(), MAX_LINE))
        .put("weight", "Bolder")
        .put("size", "Large")
        .put("color", color(alert));
    run(line(body), AlertWords.cut(notification.text(), MAX_TEXT));
    for (AlertWords.Fact fact : AlertWords.facts(alert)) {
      ArrayNode inlines = line(body);
      run(inlines, fact.name() + ": ").put("weight", "Bolder");
      run(inlines, AlertWords.line(fact.value(), MAX_LINE));
    }
    AlertWords.link(alert)
        .ifPresent(
            link ->
                card.putArray("actions")
                    .addObject()
                    .put("type", "Action.OpenUrl")
                    .put("title", "Incident")
                    .put("url", link.toString()));
    return card;
  }

  private static ArrayNode line(ArrayNode body) {
    return body.addObject().put("type", "RichTextBlock").putArray("inlines");
  }

  private static ObjectNode run(ArrayNode inlines, String text) {
    return inlines.addObject().put("type", "TextRun").put("text", text);
  }

  private static String color(Alert alert) {
    if (AlertWords.isOver(alert)) {
      return "Good";
    }
    return switch (alert.severity()) {
      case CRITICAL -> "Attention";
      case WARNING -> "Warning";
      case INFO, NONE -> "Accent";
    };
  }
}
