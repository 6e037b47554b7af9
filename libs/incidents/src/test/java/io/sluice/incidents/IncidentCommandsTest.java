package io.sluice.incidents;

import static io.sluice.contracts.AlertKind.ACKNOWLEDGED;
import static io.sluice.contracts.AlertKind.COMMENTED;
import static io.sluice.contracts.AlertKind.ESCALATED;
import static io.sluice.contracts.AlertKind.LABELLED;
import static io.sluice.contracts.AlertKind.OPENED;
import static io.sluice.contracts.AlertKind.RESOLVED;
import static io.sluice.incidents.Observations.CRITICAL;
import static io.sluice.incidents.Observations.GIVEN_AT;
import static io.sluice.incidents.Observations.INFO;
import static io.sluice.incidents.Observations.QUIET;
import static io.sluice.incidents.Observations.START;
import static io.sluice.incidents.Observations.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.CommandKind;
import io.sluice.contracts.IncidentCommand;
import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.Severity;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people do to incidents. */
class IncidentCommandsTest {

  private static final Duration COOLDOWN = Duration.ofSeconds(60);

  /** Open since second 10. */
  private static Run open() {
    Run run = Run.withCooldown(COOLDOWN).see(0, 20, WARNING);
    assertThat(run.kinds()).containsExactly(OPENED);
    return run;
  }

  @Test
  void whoAcknowledgesIsToldAndTheIncidentGoesOn() {
    // given
    Run run = open();

    // when
    run.give(CommandKind.ACKNOWLEDGE).see(21, 21, CRITICAL).see(22, 90, QUIET);

    // then
    assertThat(run.kinds()).containsExactly(OPENED, ACKNOWLEDGED, ESCALATED, RESOLVED);
    assertThat(run.changes()).extracting(Change::incident).containsOnly(incident(run));
    Change acknowledged = run.changes().get(1);
    assertThat(acknowledged.at()).isEqualTo(START.plusSeconds(20));
    assertThat(acknowledged.command().by()).isEqualTo("anna");
    assertThat(acknowledged.command().at()).isEqualTo(GIVEN_AT);
    assertThat(AlertText.of(acknowledged)).isEqualTo("WARNING on plant-1 acknowledged by anna");
  }

  private static UUID incident(Run run) {
    return run.changes().getFirst().incident();
  }

  @Test
  void theFirstToAcknowledgeIsTheOneWhoDid() {
    // given: others may have come in between
    Run run = open().give(CommandKind.ACKNOWLEDGE).see(21, 21, CRITICAL);

    // when
    run.see(run.command(Category.PROCESS, CommandKind.ACKNOWLEDGE, "bert"));

    // then
    assertThat(run.kinds()).containsExactly(OPENED, ACKNOWLEDGED, ESCALATED);
    assertThat(run.answers())
        .containsExactly(
            "incident %s was acknowledged by anna at %s".formatted(incident(run), GIVEN_AT));
  }

  @Test
  void whatIsResolvedByHandDoesNotReopenAtOnce() {
    // given
    Run run = open();

    // when: it goes on, just as bad, for less than the cooldown
    run.give(CommandKind.RESOLVE).see(21, 79, WARNING).see(80, 200, QUIET);

    // then
    assertThat(run.kinds()).containsExactly(OPENED, RESOLVED);
    assertThat(run.changes().getLast().ending()).isEqualTo(Ending.BY_HAND);
    assertThat(AlertText.of(run.changes().getLast())).endsWith(". By hand, by anna: repaired");
  }

  @Test
  void whatGetsWorseOrOutlastsTheCooldownOpensTheNext() {
    // given
    Run worse = open();
    Run longer = open();

    // when
    worse.give(CommandKind.RESOLVE).see(21, 40, CRITICAL);
    longer.give(CommandKind.RESOLVE).see(21, 80, WARNING);

    // then
    assertThat(worse.kinds()).containsExactly(OPENED, RESOLVED, OPENED);
    assertThat(longer.kinds()).containsExactly(OPENED, RESOLVED, OPENED);
    assertThat(longer.changes().getLast().at()).isEqualTo(START.plusSeconds(80));
    assertThat(longer.changes().getLast().incident()).isNotEqualTo(incident(longer));
  }

  @Test
  void theOtherCategoryIsNotTouched() {
    // given: tags are dead, too
    Run run = Run.withCooldown(COOLDOWN).see(0, 20, WARNING, WARNING);

    // when
    run.see(run.command(Category.DATA, CommandKind.RESOLVE, "anna"));

    // then
    assertThat(run.kinds(Category.DATA)).containsExactly(OPENED, RESOLVED);
    assertThat(run.state().isOpen(Category.PROCESS)).isTrue();
    assertThat(run.state().isOpen(Category.DATA)).isFalse();
    assertThat(AlertText.of(run.changes(Category.DATA).getLast()))
        .startsWith("DATA fault at plant-1 resolved")
        .endsWith("By hand, by anna: repaired");
  }

  @Test
  void whatIsResolvedIsNeitherAcknowledgedNorResolvedAgain() {
    // given
    Run run = open().see(21, 90, QUIET);

    // when
    run.give(CommandKind.ACKNOWLEDGE).give(CommandKind.RESOLVE);

    // then
    assertThat(run.kinds()).containsExactly(OPENED, RESOLVED);
    String why =
        "incident %s is resolved since %s"
            .formatted(incident(run), run.changes().getLast().at().toString());
    assertThat(run.answers()).containsExactly(why, why);
  }

  @Test
  void whatIsResolvedIsCommentedOnAndLabelled() {
    // given
    Run run = open().see(21, 90, QUIET);
    AssetState state = run.state();

    // when
    run.give(CommandKind.COMMENT).give(CommandKind.LABEL);

    // then
    assertThat(run.kinds()).containsExactly(OPENED, RESOLVED, COMMENTED, LABELLED);
    assertThat(run.changes()).extracting(Change::incident).containsOnly(incident(run));
    assertThat(run.state()).isEqualTo(state);
    assertThat(AlertText.of(run.changes().get(2)))
        .isEqualTo("WARNING on plant-1 commented on by anna: a valve sticks");
    assertThat(AlertText.of(run.changes().get(3)))
        .isEqualTo("WARNING on plant-1 labelled FALSE_POSITIVE by anna");
  }

  @Test
  void anIncidentWhoseStateIsLostCanBeResolved() {
    // given: stored as open, and nobody knows of it
    Run before = open();
    Command acknowledge = before.command(Category.PROCESS, CommandKind.ACKNOWLEDGE, "anna");
    Command resolve = before.command(Category.PROCESS, CommandKind.RESOLVE, "anna");
    Run run = Run.withCooldown(COOLDOWN).see(30, 40, QUIET);

    // when
    run.see(acknowledge).see(resolve);

    // then
    assertThat(run.kinds()).containsExactly(RESOLVED);
    assertThat(run.changes().getFirst().incident()).isEqualTo(incident(before));
    assertThat(run.answers()).singleElement().asString().endsWith("was lost: resolve it");
  }

  @Test
  void anIncidentWhoseDetailsCannotBeReadCanBeResolvedAndNothingElse() {
    // given: stored as open, and nobody knows of it or what it is made of
    UUID incident = incident(open());
    var stored =
        StoredIncident.withoutDetails(
            Category.PROCESS, "swat", Severity.WARNING, 1.7, START, START.plusSeconds(20), null);
    Run run = Run.withCooldown(COOLDOWN).see(30, 40, QUIET);
    AssetState state = run.state();

    // when
    run.see(new Command(order(incident, CommandKind.COMMENT, "a valve sticks"), stored))
        .see(new Command(order(incident, CommandKind.RESOLVE, "long\nover"), stored));

    // then
    assertThat(run.answers())
        .containsExactly(
            "the details of incident %s cannot be read, and all that can be done to it is to resolve it"
                .formatted(incident));
    assertThat(run.kinds()).containsExactly(RESOLVED);
    assertThat(run.changes().getFirst().incident()).isEqualTo(incident);
    assertThat(AlertText.of(run.changes().getFirst()))
        .isEqualTo(
            "Resolved on plant-1 after 20 s, was WARNING with up to 1.7 times the threshold."
                + " By hand, by anna: long over");
    assertThat(run.state()).isEqualTo(state);
  }

  @Test
  void whatIsNotKnownIsRefused() {
    // given
    Run run = open();
    IncidentCommand order = run.command(Category.PROCESS, CommandKind.LABEL, "anna").order();
    UUID nobodys = new UUID(7, 7);

    // when
    run.see(command(order.incident(), CommandKind.OTHER, null))
        .see(command(order.incident(), CommandKind.LABEL, IncidentLabel.OTHER))
        .see(command(nobodys, CommandKind.RESOLVE, null));

    // then
    assertThat(run.kinds()).containsExactly(OPENED);
    assertThat(run.answers())
        .containsExactly(
            "this release does not know the command",
            "this release does not know the label",
            "there is no incident %s of asset plant-1".formatted(nobodys));
  }

  private static Run drifting() {
    Run run = Run.withCooldown(COOLDOWN);
    for (int second = 0; second <= 20; second++) {
      run.see(Observations.moved(second, INFO, "LIT301"));
    }
    assertThat(run.kinds()).containsExactly(OPENED);
    return run;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LEARN    | LEARNT   | LIT301 normal as it is, says anna: a new sensor",
        "REPAIRED | REPAIRED | LIT301 put right, says anna",
      })
  void whatIsSaidOfTagsIsWhyTheIncidentEndsOnceNothingIsTold(
      CommandKind kind, Ending ending, String words) {
    // given
    Run run = drifting();

    // when: it is told for as long as who judges has not done it
    run.see(run.command(Category.DRIFT, kind, "anna"));
    run.see(Observations.moved(21, INFO, "LIT301"));
    assertThat(run.state().isOpen(Category.DRIFT)).isTrue();
    run.see(22, 90, QUIET);

    // then
    assertThat(run.kinds()).containsExactly(OPENED, AlertKind.valueOf(ending.name()), RESOLVED);
    Change said = run.changes().get(1);
    Change resolved = run.changes().getLast();
    assertThat(said.command().tags()).containsExactly("LIT301");
    assertThat(AlertText.of(said)).startsWith("INFO DRIFT at plant-1").endsWith(": " + words);
    assertThat(resolved.ending()).isEqualTo(ending);
    assertThat(resolved.command().by()).isEqualTo("anna");
    assertThat(AlertText.of(resolved)).endsWith(". " + words);
  }

  @Test
  void whatElseIsToldSinceIsNoConsequenceOfIt() {
    // given
    Run run = drifting();
    run.see(run.command(Category.DRIFT, CommandKind.LEARN, "anna"));

    // when: another tag, which then comes back by itself
    for (int second = 21; second <= 40; second++) {
      run.see(Observations.moved(second, INFO, "FIT201"));
    }
    run.see(41, 150, QUIET);

    // then
    assertThat(run.changes().getLast().kind()).isEqualTo(RESOLVED);
    assertThat(run.changes().getLast().ending()).isEqualTo(Ending.QUIET);
    assertThat(run.changes().getLast().command()).isNull();
  }

  @Test
  void nothingIsLearntOfTheProcessAndOfWhatIsOver() {
    // given
    Run open = open();
    Run over = drifting().see(21, 150, QUIET);

    // when
    open.see(open.command(Category.PROCESS, CommandKind.LEARN, "anna"));
    over.see(over.command(Category.DRIFT, CommandKind.REPAIRED, "anna"));

    // then
    assertThat(open.kinds()).containsExactly(OPENED);
    assertThat(open.answers()).singleElement().asString().contains("is about the process");
    assertThat(over.kinds()).containsExactly(OPENED, RESOLVED);
    assertThat(over.answers()).singleElement().asString().contains("is resolved since");
  }

  private static Command command(UUID incident, CommandKind kind, IncidentLabel label) {
    return new Command(
        new IncidentCommand(
            UUID.randomUUID(), incident, "plant-1", kind, "anna", GIVEN_AT, "over", label, null),
        null);
  }

  private static IncidentCommand order(UUID incident, CommandKind kind, String text) {
    return new IncidentCommand(
        UUID.randomUUID(), incident, "plant-1", kind, "anna", GIVEN_AT, text, null, null);
  }
}
