package io.sluice.alert.receiver;

import io.sluice.alert.channel.InForce;
import io.sluice.alert.channel.RefusedFile;
import io.sluice.alerting.Bursts;
import io.sluice.alerting.Modes;
import io.sluice.alerting.route.Route;
import io.sluice.contracts.yaml.Values;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is in force, without addresses and secrets.
 *
 * @param sha256 of the file; {@code built-in} without one
 * @param since when it is in force
 * @param zone in which times are meant that name none
 * @param receivers in the order of the file
 * @param routes in the order of the file
 * @param quiet when nobody is told
 * @param modes what operating modes change
 * @param bursts what is a burst
 * @param notes what is allowed and may yet not be meant
 * @param refused the file that is there and not in force; null if there is none
 */
public record AlertingView(
    String sha256,
    Instant since,
    String zone,
    List<ReceiverView> receivers,
    List<RouteView> routes,
    List<QuietView> quiet,
    List<ModeView> modes,
    List<BurstView> bursts,
    List<String> notes,
    @Nullable RefusedFile refused) {

  /**
   * One receiver.
   *
   * @param name by which deliveries are stored
   * @param kind {@code webhook}
   */
  @Schema(name = "Receiver")
  public record ReceiverView(String name, String kind) {}

  /**
   * One route.
   *
   * @param name by which explanations call it
   * @param when which alerts, each condition in words; none is every alert
   * @param to names of receivers
   * @param goesOn whether the routes behind it are looked at, too
   * @param escalate who is told next if nobody acknowledges
   */
  @Schema(name = "Route")
  public record RouteView(
      String name, List<String> when, List<String> to, boolean goesOn, List<StepView> escalate) {

    static RouteView of(Route route) {
      return new RouteView(
          route.name(),
          route.when().words(),
          route.to(),
          route.goOn(),
          route.escalate().stream()
              .map(step -> new StepView(Values.words(step.after()), step.to()))
              .toList());
    }
  }

  /**
   * One step of an escalation.
   *
   * @param after {@code 15m}
   * @param to names of receivers
   */
  @Schema(name = "EscalationStep")
  public record StepView(String after, List<String> to) {}

  /**
   * One quiet time.
   *
   * @param when of which alerts nobody is told, and when; each condition in words
   */
  @Schema(name = "QuietTime")
  public record QuietView(String name, List<String> when) {}

  /**
   * One operating mode.
   *
   * @param changes each in words
   */
  @Schema(name = "ModePolicy")
  public record ModeView(String name, List<String> changes) {}

  /**
   * One burst.
   *
   * @param of from how many of what on, and within which time, in words
   */
  @Schema(name = "BurstPolicy")
  public record BurstView(String name, String of) {}

  static AlertingView of(InForce inForce, Optional<RefusedFile> refused) {
    return new AlertingView(
        inForce.sha256(),
        inForce.since(),
        inForce.config().zone().getId(),
        inForce.config().receivers().values().stream()
            .map(r -> new ReceiverView(r.name(), r.settings().kind().toString()))
            .toList(),
        inForce.config().routes().all().stream().map(RouteView::of).toList(),
        inForce.config().quiet().stream()
            .map(quiet -> new QuietView(quiet.name(), quiet.when().words()))
            .toList(),
        inForce.config().modes().policies().entrySet().stream()
            .map(mode -> new ModeView(mode.getKey(), Modes.words(mode.getValue())))
            .toList(),
        inForce.config().bursts().policies().stream()
            .map(burst -> new BurstView(burst.name(), Bursts.words(burst)))
            .toList(),
        inForce.notes(),
        refused.orElse(null));
  }
}
