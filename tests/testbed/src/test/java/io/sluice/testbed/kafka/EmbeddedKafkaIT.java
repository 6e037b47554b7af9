package io.sluice.testbed.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.testbed.KilledJvm;
import io.sluice.testbed.Ports;
import io.sluice.testbed.StartFailedException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {

  @TempDir Path directory;

  @Test
  void committed_records_survive_a_restart_on_the_same_directory() {
    // given
    try (EmbeddedKafka first = EmbeddedKafka.start(EmbeddedKafka.Settings.in(directory))) {
      first.createTopics(List.of("readings"), 3);
      sendInTransaction(first, "readings", "before");
    }

    // when
    List<ConsumerRecord<String, String>> found;
    try (EmbeddedKafka second = EmbeddedKafka.start(EmbeddedKafka.Settings.in(directory))) {
      second.createTopics(List.of("readings", "scores"), 3);
      sendInTransaction(second, "readings", "after");
      found = readAll(second, "readings", 2);
    }

    // then
    assertThat(found)
        .extracting(ConsumerRecord::value)
        .containsExactlyInAnyOrder("before", "after");
    assertThat(found)
        .extracting(ConsumerRecord::timestampType)
        .containsOnly(TimestampType.LOG_APPEND_TIME);
  }

  /** Of this machine, too, but not the one that it listens on if nobody says otherwise. */
  @Test
  void clients_find_it_at_another_address() throws Exception {
    // given
    var host = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses);
    String other =
        host.filter(Inet4Address.class::isInstance)
            .map(InetAddress::getHostAddress)
            .filter(address -> !address.equals(Ports.HOST))
            .findFirst()
            .orElse(Ports.HOST);

    // when
    List<ConsumerRecord<String, String>> found;
    try (EmbeddedKafka kafka =
        EmbeddedKafka.start(EmbeddedKafka.Settings.temporary().withHost(other))) {
      kafka.createTopics(List.of("readings"), 1);
      sendInTransaction(kafka, "readings", "from there");
      found = readAll(kafka, "readings", 1);
      assertThat(kafka.bootstrapServers()).startsWith(other + ":");
    }

    // then
    assertThat(found).extracting(ConsumerRecord::value).containsExactly("from there");
  }

  @Test
  void committed_records_survive_a_killed_jvm() throws Exception {
    // given
    KilledJvm.run(StartAndDie.class, directory.toString());

    // when
    List<ConsumerRecord<String, String>> found;
    try (EmbeddedKafka second = EmbeddedKafka.start(EmbeddedKafka.Settings.in(directory))) {
      found = readAll(second, "readings", 1);
    }

    // then
    assertThat(found).extracting(ConsumerRecord::value).containsExactly("before");
  }

  /** Starts a broker, sends a record and ends without a word, as after kill -9. */
  static final class StartAndDie {

    public static void main(String[] arguments) {
      EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.in(Path.of(arguments[0])));
      kafka.createTopics(List.of("readings"), 3);
      sendInTransaction(kafka, "readings", "before");
      Runtime.getRuntime().halt(0);
    }
  }

  @Test
  void a_taken_port_is_one_sentence() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName(Ports.HOST))) {
      // given
      var settings = EmbeddedKafka.Settings.in(directory).withPort(other.getLocalPort());

      // when
      var start = assertThatThrownBy(() -> EmbeddedKafka.start(settings));

      // then
      start
          .isInstanceOf(StartFailedException.class)
          .hasMessageContaining("cannot listen on 127.0.0.1:" + other.getLocalPort())
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void a_directory_in_use_is_one_sentence() {
    try (EmbeddedKafka first = EmbeddedKafka.start(EmbeddedKafka.Settings.in(directory))) {
      // given
      assertThat(first.bootstrapServers()).startsWith("127.0.0.1:");

      // when
      var start =
          assertThatThrownBy(() -> EmbeddedKafka.start(EmbeddedKafka.Settings.in(directory)));

      // then
      start.isInstanceOf(StartFailedException.class).hasMessageContaining("in use");
    }
  }

  @Test
  void a_broken_directory_is_one_sentence_and_leaves_no_thread() throws Exception {
    // given
    EmbeddedKafka.start(EmbeddedKafka.Settings.in(directory)).close();
    Files.writeString(directory.resolve("log/meta.properties"), "version=1\nnode.id=77\n");

    // when
    var start = assertThatThrownBy(() -> EmbeddedKafka.start(EmbeddedKafka.Settings.in(directory)));

    // then
    start
        .isInstanceOf(StartFailedException.class)
        .hasMessageContaining(directory.toString())
        .hasMessageNotContaining("\n");
    assertThat(threadsThatHoldTheJvm()).isEmpty();
  }

  @Test
  void a_broken_metadata_log_is_one_sentence_and_leaves_no_thread() throws Exception {
    // given
    EmbeddedKafka.start(EmbeddedKafka.Settings.in(directory)).close();
    Path metadata = directory.resolve("log/__cluster_metadata-0");
    Files.writeString(metadata.resolve("quorum-state"), "{ not json");

    // when
    var start = assertThatThrownBy(() -> EmbeddedKafka.start(EmbeddedKafka.Settings.in(directory)));

    // then
    start.isInstanceOf(StartFailedException.class).hasMessageNotContaining("\n");
    assertThat(threadsThatHoldTheJvm()).isEmpty();
  }

  private static Set<String> threadsThatHoldTheJvm() throws InterruptedException {
    Set<Thread> kafka =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !thread.isDaemon())
            .filter(
                thread ->
                    thread.getName().matches(".*(kafka|controller|broker|raft|quorum|[Ll]og).*"))
            .collect(Collectors.toSet());
    for (Thread thread : kafka) {
      thread.join(Duration.ofSeconds(10));
    }
    return kafka.stream().filter(Thread::isAlive).map(Thread::getName).collect(Collectors.toSet());
  }

  private static void sendInTransaction(EmbeddedKafka kafka, String topic, String value) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "test");
    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      // A date of years ago: it must not decide how long the record is kept.
      producer.send(new ProducerRecord<>(topic, null, 1L, "asset", value));
      producer.commitTransaction();
    }
  }

  private static List<ConsumerRecord<String, String>> readAll(
      EmbeddedKafka kafka, String topic, int count) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers", kafka.bootstrapServers(),
            "isolation.level", "read_committed",
            "auto.offset.reset", "earliest");
    List<ConsumerRecord<String, String>> found = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList());
      long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (found.size() < count && System.nanoTime() < until) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
    }
    return found;
  }
}
