package io.sluice.query.page;

import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.CommandRef;
import io.sluice.contracts.Reading;
import io.sluice.contracts.Score;
import io.sluice.query.rollup.Rollup;
import io.sluice.query.scene.Database;
import io.sluice.query.scene.Plant;
import io.sluice.query.scene.Rollups;
import io.sluice.query.scene.Topic;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** A plant that was attacked and a network that was scanned, for pages to show. */
final class Site {

  static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  static final int SECONDS = 1_800;
  static final String FLOWS = "flows";

  final Plant plant = named("treatment-plant");
  final Plant network = named("office-network");
  final Alert opened =
      plant.alert(AlertKind.OPENED, START.plusSeconds(1_200), START.plusSeconds(1_230), 1.7);

  private Site() {}

  /** Short enough for a picture. */
  private static Plant named(String name) {
    return new Plant(name + "-" + UUID.randomUUID().toString().substring(0, 4));
  }

  /** On the topics and in the history. */
  static Site stored() {
    var site = new Site();
    var noise = new Random(7);
    Topic.readings(
        IntStream.range(0, SECONDS).mapToObj(second -> site.signals(second, noise)).toList());
    Topic.scores(
        IntStream.range(0, SECONDS)
            .mapToObj(
                second ->
                    site.plant.score(
                        Plant.PROFILE,
                        START.plusSeconds(second),
                        Map.of(
                            "autoencoder",
                            ratio(second),
                            "forecaster",
                            0.8 * ratio(second),
                            "rules",
                            0.0),
                        ratio(second),
                        null))
            .toList());
    Topic.inShadow(
        IntStream.range(0, SECONDS)
            .filter(second -> second % 100 != 99)
            .mapToObj(
                second ->
                    Plant.as(
                        Plant.PROFILE,
                        Plant.CANDIDATE,
                        site.plant.score(START.plusSeconds(second), ratio(second)),
                        0.5 * ratio(second)))
            .toList());
    Topic.readings(
        IntStream.range(0, SECONDS).mapToObj(second -> site.flow(second, noise)).toList());
    Topic.scores(IntStream.range(0, SECONDS).mapToObj(site::flowScore).toList());
    var acknowledged =
        new CommandRef(
            UUID.randomUUID(), "anna", START.plusSeconds(1_500), "on my way", null, null);
    Topic.alerts(
        List.of(
            site.opened,
            site.plant.alert(
                AlertKind.ESCALATED, START.plusSeconds(1_200), START.plusSeconds(1_400), 3.1)));
    Topic.alerts(List.of(site.plant.byHand(AlertKind.ACKNOWLEDGED, site.opened, acknowledged)));
    Database.awaitRows("reading", site.plant, SECONDS);
    Database.awaitRows("score", site.plant, SECONDS);
    Database.awaitRows("shadow_score", site.plant, SECONDS - SECONDS / 100);
    Database.awaitRows("reading", site.network, SECONDS);
    Database.awaitRows("score", site.network, SECONDS);
    Database.awaitRows("alert", site.plant, 3);
    Rollup rollup = CDI.current().select(Rollup.class).get();
    Rollups.catchUp(rollup);
    return site;
  }

  /** Between these two, both excluded, nothing else is. */
  static String window() {
    return "from=%s&to=%s".formatted(START, START.plusSeconds(SECONDS));
  }

  static double ratio(int second) {
    return second < 1_200 ? 0.4 + 0.1 * Math.sin(second / 40.0) : 1.4 + (second - 1_200) / 350.0;
  }

  private Reading signals(int second, Random noise) {
    var values = new LinkedHashMap<String, Double>();
    double level = 520 + 60 * Math.sin(second / 300.0) + noise.nextGaussian();
    values.put("LIT101", second < 1_200 ? level : level + (second - 1_200) * 0.5);
    values.put("FIT101", second < 1_200 ? 2.5 + 0.05 * noise.nextGaussian() : 0.0);
    values.put("MV101", second / 400 % 2 == 0 ? 2.0 : 1.0);
    values.put("P101", second / 250 % 2 == 0 ? 2.0 : 1.0);
    return new Reading(plant.asset(), Plant.PROFILE, START.plusSeconds(second), values, null, null);
  }

  private Reading flow(int second, Random noise) {
    boolean isScan = isScan(second);
    var values = new LinkedHashMap<String, Double>();
    values.put("sload", 8e4 + 1e4 * noise.nextGaussian());
    values.put("dload", isScan ? 0.0 : 5e5 + 5e4 * noise.nextGaussian());
    values.put("spkts", isScan ? 2.0 : 10.0 + noise.nextInt(8));
    values.put("dpkts", isScan ? 0.0 : 12.0 + noise.nextInt(8));
    values.put("sjit", 30 * noise.nextDouble());
    values.put("djit", 20 * noise.nextDouble());
    values.put("tcprtt", 0.06 * noise.nextDouble());
    values.put("synack", 0.03 * noise.nextDouble());
    values.put("ackdat", 0.03 * noise.nextDouble());
    values.put("ct_state_ttl", (double) noise.nextInt(isScan ? 2 : 5));
    var texts =
        Map.of(
            "proto", noise.nextInt(5) == 0 ? "udp" : "tcp",
            "state", isScan ? "INT" : noise.nextInt(4) == 0 ? "CON" : "FIN",
            "service", noise.nextInt(3) == 0 ? "dns" : isScan ? "-" : "http");
    return new Reading(
        network.asset(),
        FLOWS,
        "unsw-nb15",
        at(second),
        values,
        texts,
        null,
        "flow-" + second,
        null);
  }

  private Score flowScore(int second) {
    return network.recordScore(FLOWS, at(second), isScan(second) ? 1.8 : 0.3);
  }

  private static boolean isScan(int second) {
    return second > 900 && second < 960;
  }

  private static Instant at(int second) {
    return START.plus(Duration.ofSeconds(second));
  }
}
