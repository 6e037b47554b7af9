package io.sluice.query.page;

import static io.sluice.query.scene.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.query.scene.AlertServiceStub;
import io.sluice.query.scene.ScoringServiceStub;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import io.sluice.testbed.quarkus.RoleKeys;
import io.sluice.testbed.quarkus.TracingResource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** The page on which a file is judged. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(RoleKeys.class)
@WithTestResource(AlertServiceStub.class)
@WithTestResource(ScoringServiceStub.class)
@WithTestResource(
    value = TracingResource.class,
    initArgs = @ResourceArg(name = TracingResource.ON, value = ""))
class TryIT {

  private ScoringServiceStub scoring;

  @TestHTTPResource("/")
  URI page;

  @Test
  void aFileIsTriedAndWhatCameOfItShown(@TempDir Path folder) throws IOException {
    // given
    Path file = Files.writeString(folder.resolve("monday.csv"), "time,LIT101");
    try (var browser = Browser.signedIn(page, "operator")) {
      for (String theme : List.of("light", "dark")) {
        browser.theme(page, theme);
        browser.complaints();
        browser.open(page, "#/try");
        browser.driver().findElement(By.name("file")).sendKeys(file.toString());
        await().until(() -> browser.text(".drop").contains("monday.csv"));

        // when
        browser.press("main button", "Judge");

        // then
        await().until(() -> browser.text("#result-title").contains("monday.csv"));
        assertThat(browser.text("main"))
            .contains("LIT101 reads 812 mm", "line 7: <b>no</b> row", "No. counts rows", "XIT999");
        assertThat(
                browser
                    .driver()
                    .executeScript(
                        "return Math.max(...document.querySelector('time-chart').model.curves[0].values)"))
            .isEqualTo(2.6);
        browser.screenshot("try-report-" + theme);
        assertThat(browser.violations()).isEmpty();
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.isTooWideForATablet()).isFalse();
      }
      assertThat(scoring.received())
          .anyMatch(
              one ->
                  "profile=swat&name=monday.csv".equals(one.query())
                      && one.body().equals("time,LIT101"));
    }
  }

  @Test
  void aFileThatIsJudgedCanBeCancelled(@TempDir Path folder) throws IOException {
    // given
    String content = "slow " + System.nanoTime();
    Path file = Files.writeString(folder.resolve("slow.csv"), content);
    try (var browser = Browser.signedIn(page, "operator")) {
      browser.open(page, "#/try");
      browser.driver().findElement(By.name("file")).sendKeys(file.toString());
      browser.press("main button", "Judge");
      await().until(() -> browser.text("#under-title").contains("of 900 rows"));

      // when
      browser.press("main button", "Cancel");

      // then
      await().until(() -> scoring.ended().contains(content));
      assertThat(browser.texts("#under-title")).isEmpty();
      assertThat(browser.texts("[role=alert]")).isEmpty();
    }
  }

  @Test
  void whatTheFileDoesNotTellIsAskedForInTheWordsOfTheServer(@TempDir Path folder)
      throws IOException {
    // given
    Path file = Files.writeString(folder.resolve("odd.csv"), "odd");
    try (var browser = Browser.signedIn(page, "operator")) {
      browser.open(page, "#/try");
      browser.driver().findElement(By.name("file")).sendKeys(file.toString());

      // when
      browser.press("main button", "Judge");

      // then
      await().until(() -> browser.text("[role=alert]").contains("say the parameter timeFormat"));
    }
  }
}
