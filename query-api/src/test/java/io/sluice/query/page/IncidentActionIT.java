package io.sluice.query.page;

import static io.sluice.query.scene.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.CommandRef;
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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** What people do on the page of an incident. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(RoleKeys.class)
@WithTestResource(AlertServiceStub.class)
@WithTestResource(ScoringServiceStub.class)
@WithTestResource(
    value = TracingResource.class,
    initArgs = @ResourceArg(name = TracingResource.ON, value = ""))
class IncidentActionIT {

  private static final Instant START = Instant.parse("2016-03-01T10:00:00Z");

  private AlertServiceStub alertService;

  @TestHTTPResource("/")
  URI page;

  @Test
  void whatAnOperatorDoesReachesAlertServiceAndItsAnswerIsShown() {
    // given
    Plant plant = Plant.unique("operated");
    var alert = plant.alert(AlertKind.OPENED, START, START.plusSeconds(10), 2.4);
    Topic.alerts(List.of(alert));
    Database.awaitRows("incident", plant, 1);
    try (var browser = Browser.signedIn(page, "operator")) {
      browser.open(page, "#/incident/" + alert.incident());
      browser.press("main button", "Acknowledge");
      browser.driver().findElement(By.name("text")).sendKeys("on my way");

      // when
      browser.press("dialog[open] button", "Acknowledge");

      // then
      await().until(() -> browser.text("dialog [role=alert]").equals("it is resolved"));
      assertThat(alertService.received())
          .filteredOn(
              one ->
                  one.path().equals("/api/v1/incidents/%s/acknowledge".formatted(alert.incident())))
          .singleElement()
          .satisfies(
              one ->
                  assertThat(one.body())
                      .isEqualTo("{\"text\":\"on my way\",\"onBehalfOf\":\"test-operator\"}"));
    }
  }

  private Alert drift(Plant plant) {
    Alert drift = plant.alert(Category.DRIFT, AlertKind.OPENED, START, START.plusSeconds(10), 1.04);
    Topic.alerts(List.of(drift));
    Database.awaitRows("incident", plant, 1);
    return drift;
  }

  private void awaitReceived(Alert of, String command, String body) {
    String path = "/api/v1/incidents/%s/%s".formatted(of.incident(), command);
    await()
        .until(
            () ->
                alertService.received().stream()
                    .anyMatch(one -> one.path().equals(path) && one.body().equals(body)));
  }

  @Test
  void anEngineerHasATagLearntFromThePageOfItsIncident() {
    // given
    Plant plant = Plant.unique("learnt");
    Alert drift = drift(plant);
    try (var browser = Browser.signedIn(page, "engineer")) {
      browser.open(page, "#/incident/" + drift.incident());
      browser.press("main button", "Learn it");
      browser.driver().findElement(By.cssSelector("[name=tag] [value=LIT101]")).click();
      browser.driver().findElement(By.name("text")).sendKeys("a new sensor");

      // when
      browser.press("dialog[open] button", "Learn");

      // then
      awaitReceived(
          drift,
          "learn",
          "{\"text\":\"a new sensor\",\"tags\":[\"LIT101\"],\"onBehalfOf\":\"test-engineer\"}");
    }
  }

  @Test
  void anOperatorSaysThatTagsWereRepairedAndTheCourseTellsIt() {
    // given
    Plant plant = Plant.unique("repaired");
    Alert drift = drift(plant);
    try (var browser = Browser.signedIn(page, "operator")) {
      browser.open(page, "#/incident/" + drift.incident());
      await().until(() -> browser.texts("main button").contains("It was repaired"));
      assertThat(browser.texts("main button")).doesNotContain("Learn it");
      browser.press("main button", "It was repaired");

      // when
      browser.press("dialog[open] button", "Repaired");

      // then: of all that it names
      awaitReceived(drift, "repaired", "{\"onBehalfOf\":\"test-operator\"}");
      var said =
          new CommandRef(
              UUID.randomUUID(), "bert", START, "calibrated", null, null, List.of("LIT101"), null);
      Topic.alerts(List.of(plant.byHand(AlertKind.REPAIRED, drift, said)));
      await().until(() -> browser.text("#course").contains("by bert"));
      assertThat(browser.text("#course")).contains("LIT101", "calibrated");
    }
  }
}
