package io.sluice.alert.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.alert.channel.AlertWords;
import io.sluice.alert.channel.Channel;
import io.sluice.alert.channel.HttpChannel;
import io.sluice.alert.channel.HttpFormat;
import io.sluice.alert.channel.Notification;
import io.sluice.alert.channel.Receipt;
import io.sluice.alert.outbound.HttpMessage;
import io.sluice.alert.outbound.HttpResult;
import io.sluice.alert.outbound.HttpTransport;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Messages;
import java.net.URI;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * A bot of Slack's, which answers in the thread of an incident: the first message begins it, and
 * the method {@code chat.postMessage} tells its time stamp, by which Slack knows it.
 */
public final class SlackBot implements Channel {

  private static final Logger LOG = Logger.getLogger(SlackBot.class);

  /** Errors that say of this very message that it is not wanted. */
  private static final Set<String> REFUSALS =
      Set.of(
          "invalid_arguments", "invalid_blocks", "invalid_attachments", "msg_too_long", "no_text");

  /** Errors that say that the thread is no more. */
  private static final Set<String> LOST_THREADS =
      Set.of("thread_not_found", "cannot_reply_to_message", "message_not_found");

  private final String name;
  private final URI method;
  private final String token;
  private final String slackChannel;
  private final HttpTransport transport;
  private final SlackThreads threads;

  /**
   * @param api where the methods are, ending with a slash
   * @param transport closed with this channel
   */
  public SlackBot(
      String name,
      URI api,
      String token,
      String slackChannel,
      HttpTransport transport,
      SlackThreads threads) {
    this.name = name;
    this.method = api.resolve("chat.postMessage");
    this.token = token;
    this.slackChannel = slackChannel;
    this.transport = transport;
    this.threads = threads;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Receipt send(Notification notification) throws InterruptedException {
    var incident = notification.alert().incident();
    Optional<String> thread;
    try {
      thread = threads.of(name, incident);
    } catch (SQLException e) {
      return Receipt.Failed.because("its thread is not known at present: " + e.getMessage());
    }
    var format = new Reply(message(notification, thread));
    Receipt receipt = HttpChannel.send(transport, format, notification);
    try {
      if (receipt instanceof Receipt.Delivered && thread.isEmpty() && format.ts.isPresent()) {
        threads.keep(name, AlertWords.incidents(notification.alert()), format.ts.get());
      } else if (format.lost) {
        threads.forget(name, incident);
      }
    } catch (SQLException e) {
      LOG.warnf(
          "channel=%s incident=%s its thread is not stored, the next message begins another: %s",
          name, incident, e.getMessage());
    }
    return receipt;
  }

  private HttpMessage message(Notification notification, Optional<String> thread) {
    ObjectNode message = SlackMessage.of(notification);
    message.put("channel", slackChannel);
    thread.ifPresent(
        ts -> {
          message.put("thread_ts", ts);
          // Who does not follow the thread must see it, too.
          message.put("reply_broadcast", isNews(notification.alert().kind()));
        });
    return HttpMessage.json(method, Map.of("authorization", "Bearer " + token), message.toString());
  }

  private static boolean isNews(AlertKind kind) {
    return kind == AlertKind.ESCALATED || kind.isRaised();
  }

  @Override
  public void close() {
    transport.close();
  }

  /** One request, and what its answer says of the thread. */
  private static final class Reply implements HttpFormat {

    private final HttpMessage message;
    private Optional<String> ts = Optional.empty();
    private boolean lost;

    Reply(HttpMessage message) {
      this.message = message;
    }

    @Override
    public Optional<HttpMessage> message(Notification notification) {
      return Optional.of(message);
    }

    /** Errors come with status 200. */
    @Override
    public Receipt receipt(HttpResult.Answered answer) {
      Receipt receipt = HttpFormat.super.receipt(answer);
      if (!(receipt instanceof Receipt.Delivered)) {
        return receipt;
      }
      JsonNode body;
      try {
        body = Messages.mapper().readTree(answer.body());
      } catch (JsonProcessingException e) {
        return Receipt.Failed.because(receipt.detail() + ": the answer is not Slack's");
      }
      if (body.path("ok").asBoolean()) {
        ts = Optional.of(body.path("ts").asText()).filter(text -> text.matches("[0-9.]{1,40}"));
        return receipt;
      }
      String error = body.path("error").asText();
      lost = LOST_THREADS.contains(error);
      String why = "Slack says " + (error.matches("[a-z_]{1,60}") ? error : "that it failed");
      return REFUSALS.contains(error)
          ? new Receipt.Refused(why)
          : new Receipt.Failed(why, answer.retryAfter());
    }
  }
}
