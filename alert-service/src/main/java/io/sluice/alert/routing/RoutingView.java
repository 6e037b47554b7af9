package io.sluice.alert.routing;

import io.sluice.alerting.route.Consideration;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Severity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why an incident was told to whom it was told.
 *
 * @param incident its id
 * @param alert the newest alert that was routed, for which 'routes' are looked at
 * @param kind what it told
 * @param severity its severity
 * @param at when it was made: the time that routes with times are looked at with
 * @param file SHA-256 of the file by which 'routes' are looked at; those by which others were told
 *     may have been different
 * @param quiet why nobody was told of the alert; null if that is not so
 * @param routes every route of the file, in its order
 * @param told who was told, by which route, and what became of the newest delivery
 * @param escalations the steps to come and those that have ended
 */
public record RoutingView(
    UUID incident,
    UUID alert,
    AlertKind kind,
    Severity severity,
    Instant at,
    String file,
    @Nullable String quiet,
    List<ConsideredView> routes,
    List<ToldView> told,
    List<EscalationView> escalations) {

  /** What becomes of an alert at a route. */
  @Schema(name = "RouteVerdict")
  public enum Verdict {
    /** It goes where the route leads. */
    TAKEN,
    /** A condition is not met. */
    NOT_MET,
    /** A route before it was taken and ended the search. */
    NOT_REACHED
  }

  /**
   * One route.
   *
   * @param route its name
   * @param why each condition that was not met, or which route ended the search
   * @param to names of receivers
   */
  @Schema(name = "ConsideredRoute")
  public record ConsideredView(String route, Verdict verdict, List<String> why, List<String> to) {

    static ConsideredView of(Consideration considered) {
      String name = considered.route().name();
      List<String> to = considered.route().to();
      return switch (considered) {
        case Consideration.Taken taken -> new ConsideredView(name, Verdict.TAKEN, List.of(), to);
        case Consideration.NotMet notMet ->
            new ConsideredView(name, Verdict.NOT_MET, notMet.why(), to);
        case Consideration.NotReached notReached ->
            new ConsideredView(
                name,
                Verdict.NOT_REACHED,
                List.of("route " + notReached.taken() + " was taken"),
                to);
      };
    }
  }

  /**
   * A receiver that was told.
   *
   * @param route by which
   * @param alert with which alert first
   * @param file SHA-256 of the file that was in force
   * @param delivery what became of the newest delivery: PENDING, DELIVERED, SUPERSEDED or DEAD;
   *     null if it is kept no longer
   * @param lastError of that delivery
   */
  @Schema(name = "ToldReceiver")
  public record ToldView(
      String receiver,
      String route,
      UUID alert,
      String file,
      Instant at,
      @Nullable String delivery,
      @Nullable String lastError) {}

  /**
   * A step of an escalation.
   *
   * @param step 1 is the first
   * @param to names of receivers
   * @param dueAt when they are told unless somebody acknowledges before
   * @param endedAt null while it is to come
   */
  @Schema(name = "Escalation")
  public record EscalationView(
      String route,
      int step,
      List<String> to,
      Instant dueAt,
      @Nullable Instant endedAt,
      @Nullable EscalationOutcome outcome) {}
}
