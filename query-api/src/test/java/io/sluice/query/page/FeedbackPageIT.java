package io.sluice.query.page;

import static io.sluice.query.scene.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.query.scene.AlertServiceStub;
import io.sluice.query.scene.Database;
import io.sluice.query.scene.Plant;
import io.sluice.query.scene.ScoringServiceStub;
import io.sluice.query.scene.Topic;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import io.sluice.testbed.quarkus.RoleKeys;
import io.sluice.testbed.quarkus.TracingResource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Where people say what records and times were, and see how good the alarms are. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(RoleKeys.class)
@WithTestResource(AlertServiceStub.class)
@WithTestResource(ScoringServiceStub.class)
@WithTestResource(
    value = TracingResource.class,
    initArgs = @ResourceArg(name = TracingResource.ON, value = ""))
class FeedbackPageIT {

  private static final Instant START = Instant.parse("2016-04-01T10:00:00Z");

  @TestHTTPResource("/")
  URI page;

  private static Plant plant(String name) {
    Plant plant = Plant.unique(name);
    Topic.readings(plant.readings(START, Duration.ofSeconds(1), 3));
    Topic.scores(plant.scores(START, Duration.ofSeconds(1), 0.2, 0.3, 0.4));
    Database.awaitRows("reading", plant, 3);
    Database.awaitRows("score", plant, 3);
    return plant;
  }

  @Test
  void aRecordAndATimeAreMarked() {
    // given
    Plant plant = plant("marked");
    try (var browser = Browser.signedIn(page, "operator")) {
      browser.open(page, "#/explore/" + plant.asset());

      // when
      browser.press("main table button", "Mark");
      browser.driver().findElement(By.cssSelector("[name=label] [value=TRUE_POSITIVE]")).click();
      browser.driver().findElement(By.name("comment")).sendKeys("a valve stuck");
      browser.press("dialog[open] button", "Mark");
      await().until(() -> browser.texts("main table td").stream().anyMatch(this::isMarkedTrue));
      browser.press("main button", "Mark this time");
      browser.driver().findElement(By.cssSelector("[name=label] [value=MAINTENANCE]")).click();
      browser.press("dialog[open] button", "Mark");

      // then
      await()
          .until(
              () ->
                  browser.texts("main li").stream()
                      .anyMatch(text -> text.contains("aintenance by test-operator")));
      assertThat(
              Database.number(
                  "select count(*) from history.feedback where asset = ? and comment = 'a valve"
                      + " stuck' and label = 'TRUE_POSITIVE'",
                  plant.asset()))
          .isEqualTo(1);

      // when the time that an asset is looked at is marked there
      browser.open(page, "#/asset/" + plant.asset());
      browser.press("main button", "Mark this time");
      browser.driver().findElement(By.cssSelector("[name=label] [value=FALSE_POSITIVE]")).click();
      browser.press("dialog[open] button", "Mark");

      // then
      await().until(() -> browser.text("main [role=status]").contains("is marked"));
      assertThat(
              Database.number(
                  "select count(*) from history.feedback where asset = ? and kind = 'WINDOW' and"
                      + " label = 'FALSE_POSITIVE'",
                  plant.asset()))
          .isEqualTo(1);
    }
  }

  private boolean isMarkedTrue(String cell) {
    return cell.toLowerCase(Locale.ROOT).contains("true");
  }

  @Test
  void whoMayOnlyLookIsNotOfferedIt() {
    // given
    Plant plant = plant("looked");
    try (var browser = Browser.signedIn(page, "viewer")) {

      // when
      browser.open(page, "#/explore/" + plant.asset());

      // then
      await().until(() -> browser.texts("main table th").contains("Label"));
      assertThat(browser.texts("main button")).doesNotContain("Mark", "Mark this time");
    }
  }

  @Test
  void howGoodTheAlarmsAreIsShownWithHowManyThereAre() {
    // given: of a profile of its own, judged until then, one true of two
    String profile = "right-" + System.nanoTime();
    Database.execute(
        """
        insert into history.stream (asset, stream, profile, last_score_at, last_ratio, last_severity, last_scored_at)
          values ('%1$s', '%1$s', '%1$s', '2016-04-01T12:00:00Z', 0.5, 0, now());
        insert into history.incident (id, asset, streams, profile, severity, peak_severity, last_kind,
            started_at, updated_at, resolved_at, peak_ratio, contributors, category, text, links, label)
          select gen_random_uuid(), '%1$s', '{%1$s}', '%1$s', 1, 1, 0, t, t, t, 1.2, '[]', 'PROCESS', '', '{}', l
          from (values (timestamptz '2016-04-01T10:00:00Z', 'TRUE_POSITIVE'), ('2016-04-01T11:00:00Z', 'FALSE_POSITIVE')) as one(t, l)
        """
            .formatted(profile));
    try (var browser = Browser.signedIn(page, "viewer")) {

      // when
      browser.open(page, "#/alarms");

      // then
      await().until(() -> browser.texts("main td").contains(profile));
      assertThat(browser.texts("main td"))
          .anyMatch(text -> text.startsWith("50 % 1 of 2; 9 % to 91 %"));
    }
  }
}
