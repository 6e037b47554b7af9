package io.sluice.testbed.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testbed.network.attack.IntrusionKind;
import io.sluice.testbed.network.sensor.NetworkFlow;
import io.sluice.testbed.network.sensor.SensorField;
import io.sluice.testbed.network.traffic.Changes;
import io.sluice.testbed.network.traffic.Episode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NetworkSimulatorTest {

  @Test
  void theSameSeedGivesTheSameOnEveryMachine() throws Exception {
    // given
    var digest = MessageDigest.getInstance("SHA-256");

    // when
    for (NetworkFlow flow : flows(7, NetworkScenario.SAMPLE, Duration.ofHours(3))) {
      digest.update(written(flow).getBytes(StandardCharsets.UTF_8));
    }

    // then
    assertThat(HexFormat.of().formatHex(digest.digest()))
        .isEqualTo("b8c0db1ecc9c42f6fda006b5434caa34c05ef61720901f1787bb49c7e619ba16");
  }

  @Test
  void anotherSeedIsAnotherNetwork() {
    // given
    Duration minute = Duration.ofMinutes(2);

    // when
    List<NetworkFlow> flows = flows(5, NetworkScenario.NORMAL, minute);

    // then
    assertThat(addresses(flows)).isNotEqualTo(addresses(flows(6, NetworkScenario.NORMAL, minute)));
  }

  @Test
  void attacksLeaveWhatIsNormalAsItIs() {
    // given
    Set<String> without =
        flows(3, NetworkScenario.NORMAL, Duration.ofHours(3)).stream()
            .map(NetworkSimulatorTest::ofItself)
            .collect(Collectors.toSet());

    // when
    List<NetworkFlow> with = flows(3, NetworkScenario.SAMPLE, Duration.ofHours(3));

    // then
    assertThat(with.stream().filter(flow -> flow.label() == 0).map(NetworkSimulatorTest::ofItself))
        .hasSize(without.size())
        .allMatch(without::contains);
  }

  @Test
  void flowsComeInTheOrderInWhichTheyEnd() {
    // when
    List<NetworkFlow> flows = flows(4, NetworkScenario.SAMPLE, Duration.ofHours(3));

    // then
    assertThat(flows).extracting(NetworkFlow::time).isSorted();
    assertThat(flows)
        .extracting(flow -> flow.conversation().seconds())
        .allMatch(seconds -> seconds <= 121);
  }

  @Test
  void eachKindOfAttackComesThreeTimesADayOneAfterTheOther() {
    // when
    List<NetworkFlow> flows = flows(12, NetworkScenario.ATTACKS, Duration.ofHours(24));

    // then
    Map<String, Set<Integer>> byKind = new HashMap<>();
    Map<Integer, Instant> last = new HashMap<>();
    for (NetworkFlow flow : flows) {
      Episode episode = flow.episode();
      if (episode != null) {
        byKind.computeIfAbsent(episode.kind(), kind -> new HashSet<>()).add(episode.id());
        assertThat(last.keySet()).allMatch(id -> id <= episode.id());
        last.put(episode.id(), flow.time());
      }
    }
    assertThat(byKind.keySet())
        .containsExactlyInAnyOrderElementsOf(
            List.of(IntrusionKind.values()).stream().map(IntrusionKind::text).toList());
    assertThat(byKind.values()).allMatch(ids -> ids.size() == 3);
  }

  /** Neither a text nor a single number of an attack is one that normal flows never have. */
  @Test
  void noColumnAloneGivesAttacksAway() {
    // given
    List<NetworkFlow> flows = flows(2, NetworkScenario.ATTACKS, Duration.ofHours(24));
    long attacks = flows.stream().filter(flow -> flow.label() == 1).count();

    // when
    Map<SensorField, Long> strange = new HashMap<>();
    for (SensorField field : SensorField.ALL) {
      if (field == SensorField.SRCIP || field == SensorField.DSTIP || !isState(field)) {
        continue;
      }
      Set<String> normal =
          flows.stream()
              .filter(flow -> flow.label() == 0)
              .map(field::written)
              .collect(Collectors.toSet());
      strange.put(
          field,
          flows.stream()
              .filter(flow -> flow.label() == 1 && !normal.contains(field.written(flow)))
              .count());
    }

    // then
    assertThat(strange.values()).allMatch(count -> count < attacks / 4);
    assertThat(strange).containsEntry(SensorField.PROTO, 0L).containsEntry(SensorField.STATE, 0L);
  }

  private static boolean isState(SensorField field) {
    return field.isText()
        || field == SensorField.STTL
        || field == SensorField.DTTL
        || field == SensorField.CT_STATE_TTL
        || field == SensorField.SPKTS
        || field == SensorField.DPKTS;
  }

  @Test
  void changesForGoodAreNoAttack() {
    // given
    var scenario =
        new NetworkScenario(
            "changes", Duration.ofHours(2), List.of(), new Changes(3_600, 3_600, 3_600));

    // when
    List<NetworkFlow> flows = flows(8, scenario, Duration.ofHours(2));

    // then
    Instant changed = NetworkScenario.BEGIN.plus(Duration.ofHours(1));
    var before = new ArrayList<NetworkFlow>();
    var after = new ArrayList<NetworkFlow>();
    flows.forEach(flow -> (flow.time().isBefore(changed) ? before : after).add(flow));
    assertThat(flows).extracting(NetworkFlow::label).containsOnly(0);
    assertThat(services(before)).doesNotContain("mqtt");
    assertThat(services(after)).contains("mqtt");
    assertThat(ttlsOfControllers(after)).isNotEqualTo(ttlsOfControllers(before));
  }

  private static Set<String> services(List<NetworkFlow> flows) {
    return flows.stream().map(SensorField.SERVICE::written).collect(Collectors.toSet());
  }

  private static Set<String> ttlsOfControllers(List<NetworkFlow> flows) {
    return flows.stream()
        .filter(flow -> flow.conversation().to().kind().isPlc())
        .map(SensorField.DTTL::written)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> addresses(List<NetworkFlow> flows) {
    return flows.stream()
        .map(flow -> flow.conversation().from().address())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Without counts of what came before. */
  private static String ofItself(NetworkFlow flow) {
    return flow.time() + " " + flow.conversation() + " " + flow.measured();
  }

  private static String written(NetworkFlow flow) {
    return SensorField.ALL.stream()
        .map(field -> field.written(flow))
        .collect(Collectors.joining(",", flow.time() + ",", "," + flow.label() + "\n"));
  }

  private static List<NetworkFlow> flows(long seed, NetworkScenario scenario, Duration duration) {
    var simulator = new NetworkSimulator(seed, scenario);
    var flows = new ArrayList<NetworkFlow>();
    Instant end = NetworkScenario.BEGIN.plus(duration);
    for (NetworkFlow flow = simulator.next(); flow.time().isBefore(end); flow = simulator.next()) {
      flows.add(flow);
    }
    return flows;
  }
}
