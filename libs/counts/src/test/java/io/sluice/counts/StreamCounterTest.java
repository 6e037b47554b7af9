package io.sluice.counts;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.counts.StreamCounter.Fate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamCounterTest {

  private final Flows flows = new Flows(Flows.MINUTES);

  @Test
  void an_interval_is_told_once_it_is_over_by_the_lateness() {
    // given
    flows.take(10);
    flows.take(60, "dns", "10.0.0.1", 53);
    flows.take(70, "http", "10.0.0.1", 80);
    flows.take(80, "mdns", "10.0.0.2", "5353");
    flows.take(149.9, "http", "10.0.0.1", 80);
    assertThat(flows.told).isEmpty();

    // when
    flows.take(150);

    // then
    assertThat(flows.begins()).containsExactly(60L);
    assertThat(flows.told.getFirst().values()).containsExactly(3, 30, 3 / 60.0, 2, 3, 2, 1, 1, 1);
  }

  @Test
  void the_interval_with_which_a_stream_begins_is_not_told() {
    // given
    flows.take(50);

    // when
    flows.take(200);

    // then
    assertThat(flows.begins()).containsExactly(60L);
    assertThat(flows.told(0, "flows")).isZero();
  }

  @Test
  void an_interval_without_records_is_told_as_zeros() {
    // given
    flows.take(0);
    flows.take(60);

    // when
    flows.take(330);

    // then
    assertThat(flows.begins()).containsExactly(60L, 120L, 180L, 240L);
    assertThat(flows.told(3, "flows")).isEqualTo(1);
    assertThat(flows.told(0, "flows")).isZero();
  }

  @Test
  void a_late_record_counts_until_its_interval_is_over() {
    // given
    flows.take(0);
    flows.take(130);

    // when
    Fate inTime = flows.take(119);
    flows.take(150);
    Fate late = flows.take(118);

    // then
    assertThat(inTime).isEqualTo(Fate.COUNTED);
    assertThat(late).isEqualTo(Fate.LATE);
    assertThat(flows.begins()).containsExactly(60L);
    assertThat(flows.told(0, "flows")).isEqualTo(1);
  }

  @Test
  void after_a_long_gap_a_stream_begins_anew() {
    // given
    flows.take(0);
    flows.take(65);

    // when
    Fate fate = flows.take(65 + 601);
    flows.take(820);

    // then
    assertThat(fate).isEqualTo(Fate.BEGUN);
    assertThat(flows.begins()).containsExactly(60L, 720L);
  }

  @Test
  void a_clock_that_was_put_back_is_believed_after_a_run_and_what_was_open_is_not_told() {
    // given
    flows.take(3600);
    flows.take(3670);

    // when
    List<Fate> fates =
        IntStream.range(0, StreamCounter.RUN).mapToObj(i -> flows.take(i * 0.1)).toList();

    // then
    assertThat(fates.subList(0, StreamCounter.RUN - 1)).containsOnly(Fate.LATE);
    assertThat(fates.getLast()).isEqualTo(Fate.BEGUN);
    flows.take(70);
    flows.take(170);
    assertThat(flows.begins()).containsExactly(60L);
  }

  @Test
  void a_few_late_records_among_others_do_not_put_the_clock_back() {
    // given
    flows.take(3600);

    // when
    IntStream.range(0, 300)
        .forEach(
            i -> {
              flows.take(0);
              flows.take(3600 + i * 0.1);
            });

    // then
    flows.take(3600 + 200);
    assertThat(flows.begins()).containsExactly(3660L);
  }

  @Test
  void the_end_tells_what_is_open() {
    // given
    flows.take(0);
    flows.take(60);

    // when
    flows.counter().end(flows.told::add);

    // then
    assertThat(flows.begins()).containsExactly(60L);
  }

  @Test
  void the_largest_of_any_key_survives_a_flood_of_keys() {
    // given
    flows.take(0);
    for (int i = 0; i < 20_000; i++) {
      flows.take(60 + i / 1000.0, "http", "10.9." + i, 80);
      if (i % 100 == 0) {
        flows.take(60 + i / 1000.0, "http", "10.0.0.66", i);
      }
    }

    // when
    flows.take(200);

    // then
    assertThat(flows.told(0, "ports_of_a_source")).isBetween(180.0, 220.0); // 200, by an estimate
    assertThat(flows.counter().forgottenKeys()).isPositive();
  }

  @Test
  void all_streams_together_have_room_for_so_many_keys() {
    // given
    var room = new KeyRoom(100_000);
    var one = new Flows(Flows.MINUTES, room);
    var other = new Flows(Flows.MINUTES, room);
    for (Flows stream : List.of(one, other)) {
      stream.take(0);
      for (int i = 0; i < 5_000; i++) {
        stream.take(60 + i / 1000.0, "http", "10.9." + i % 1_000, i);
      }
    }
    long whileOpen = room.taken();

    // when
    one.take(200);
    other.take(200);

    // then
    assertThat(whileOpen).isBetween(50_000L, 100_000L);
    assertThat(one.counter().forgottenKeys()).isPositive();
    assertThat(other.counter().forgottenKeys()).isPositive();
    assertThat(room.taken()).isLessThan(5_000);
  }

  @Test
  void what_is_in_blocks_of_addresses_is_left_out_and_so_is_what_has_no_address() {
    // given
    var outward =
        new Flows(
            """
            counts:
              outward:
                of: network
                interval: 1m
                tags:
                  out: {count: records, unless: {source: [10.0.0.0/8, "fc00::/7"]}}
                  in: {count: records, where: {source: [10.0.0.0/8, gateway]}}
            """);
    outward.take(0);

    // when
    outward.take(60, "dns", "10.1.2.3", 53);
    outward.take(61, "dns", "203.0.113.7", 53);
    outward.take(62, "dns", "fd12::1", 53);
    outward.take(63, "dns", "2001:db8::1", 53);
    outward.take(64, "dns", "gateway", 53);
    outward.take(65, "dns", "", 53);
    outward.take(200, "dns", "", 53);

    // then
    assertThat(outward.told(0, "out")).isEqualTo(3);
    assertThat(outward.told(0, "in")).isEqualTo(2);
  }

  @Test
  void a_record_with_a_length_counts_when_it_ended() {
    // given
    var ended =
        new Flows(Flows.MINUTES.replace("lateness: 30s", "lateness: 30s\n    length: bytes"));
    ended.take(0); // all last for 10 s

    // when
    ended.take(55);
    ended.take(49.9);
    ended.take(145);

    // then
    assertThat(ended.begins()).containsExactly(60L);
    assertThat(ended.told(0, "flows")).isEqualTo(1);
  }

  @Test
  void two_streams_of_an_asset_make_two() {
    // given
    Counts counts = Flows.counts(Flows.MINUTES);

    // when
    String only = counts.streamOf("network");
    String named = counts.streamOf("exporter-2");
    String longest = counts.streamOf("x".repeat(200));

    // then
    assertThat(only).isEqualTo("network-minute");
    assertThat(named).isEqualTo("exporter-2.network-minute");
    assertThat(longest).hasSize(200).endsWith(".network-minute");
  }
}
