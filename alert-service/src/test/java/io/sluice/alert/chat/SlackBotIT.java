package io.sluice.alert.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.alert.channel.Channel;
import io.sluice.alert.channel.HttpChannelContract;
import io.sluice.alert.channel.Receipt;
import io.sluice.alert.outbound.HttpTransport;
import io.sluice.alert.store.Database;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Messages;
import io.sluice.testbed.http.Answer;
import io.sluice.testbed.postgres.EmbeddedDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

class SlackBotIT extends HttpChannelContract {

  private static EmbeddedDatabase postgres;
  private static SlackThreads threads;

  /** Its threads are those of one test. */
  private final String name = "bot-" + UUID.randomUUID();

  @BeforeAll
  static void startDatabase() {
    postgres = EmbeddedDatabase.start(EmbeddedDatabase.Settings.temporary());
    var source = new PGSimpleDataSource();
    source.setUrl(postgres.jdbcUrl(EmbeddedDatabase.DATABASE));
    source.setUser(postgres.user());
    source.setPassword(postgres.password());
    Flyway.configure()
        .dataSource(source)
        .schemas("alerting")
        .defaultSchema("alerting")
        .load()
        .migrate();
    threads = new SlackThreads(new Database(source));
  }

  @AfterAll
  static void stopDatabase() {
    postgres.close();
  }

  @Override
  protected Channel channel(URI target, HttpTransport transport) {
    return new SlackBot(name, URI.create(target + "/"), "xoxb-t0ken", "C0123", transport, threads);
  }

  @Override
  protected Answer accepted() {
    return new Answer.Status(200, "{\"ok\": true, \"ts\": \"1503435956.000247\"}");
  }

  private JsonNode body(AlertKind kind) throws Exception {
    return Messages.mapper().readTree(sent(alert(kind, null)).body());
  }

  @Test
  void postsAsTheBot() throws Exception {
    // when
    var request = sent(ALERT);

    // then
    assertThat(request.path()).endsWith("/chat.postMessage");
    assertThat(request.header("authorization")).contains("Bearer xoxb-t0ken");
    JsonNode body = Messages.mapper().readTree(request.body());
    assertThat(body.path("channel").asText()).isEqualTo("C0123");
    assertThat(body.has("thread_ts")).isFalse();
    assertThat(body.path("attachments").path(0).path("blocks").size()).isEqualTo(4);
  }

  @Test
  void anIncidentIsOneThread() throws Exception {
    // when
    JsonNode opened = body(AlertKind.OPENED);
    JsonNode escalated = body(AlertKind.ESCALATED);
    JsonNode resolved = body(AlertKind.RESOLVED);

    // then: news are shown to those who do not follow the thread, too
    assertThat(opened.has("thread_ts")).isFalse();
    assertThat(escalated.path("thread_ts").asText()).isEqualTo("1503435956.000247");
    assertThat(escalated.path("reply_broadcast").asBoolean()).isTrue();
    assertThat(resolved.path("thread_ts").asText()).isEqualTo("1503435956.000247");
    assertThat(resolved.path("reply_broadcast").asBoolean()).isFalse();
  }

  @Test
  void aThreadThatIsNoMoreIsBegunAnew() throws Exception {
    // given
    send(ALERT);
    receiver.failNext(
        1, new Answer.Status(200, "{\"ok\": false, \"error\": \"thread_not_found\"}"));

    // when
    Receipt lost = send(alert(AlertKind.ESCALATED, null));
    JsonNode again = body(AlertKind.ESCALATED);

    // then
    assertThat(lost).isEqualTo(Receipt.Failed.because("Slack says thread_not_found"));
    assertThat(again.has("thread_ts")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "invalid_auth,Slack says invalid_auth,false",
    "channel_not_found,Slack says channel_not_found,false",
    "invalid_blocks,Slack says invalid_blocks,true",
    "msg_too_long,Slack says msg_too_long,true",
    "<script>,Slack says that it failed,false",
  })
  void whatSlackSaysIsToldIfItIsAnError(String error, String detail, boolean refused)
      throws Exception {
    // given
    receiver.answer(new Answer.Status(200, "{\"ok\": false, \"error\": \"%s\"}".formatted(error)));

    // when
    Receipt receipt = send(ALERT);

    // then
    assertThat(receipt.detail()).isEqualTo(detail);
    assertThat(receipt instanceof Receipt.Refused).isEqualTo(refused);
  }

  @Test
  void waitsAsLongAsSlackWantsIt() throws Exception {
    // given
    receiver.answer(
        new Answer.Status(429, "{\"ok\": false, \"error\": \"ratelimited\"}")
            .with("retry-after", "30"));

    // when
    Receipt receipt = send(ALERT);

    // then
    assertThat(receipt)
        .isEqualTo(new Receipt.Failed("HTTP 429", Optional.of(Duration.ofSeconds(30))));
  }

  @Test
  void whatIsNotSlackIsTriedAgain() throws Exception {
    // given
    receiver.answer(new Answer.Status(200, "<html>log in</html>"));

    // when
    Receipt receipt = send(ALERT);

    // then
    assertThat(receipt).isEqualTo(Receipt.Failed.because("HTTP 200: the answer is not Slack's"));
  }
}
