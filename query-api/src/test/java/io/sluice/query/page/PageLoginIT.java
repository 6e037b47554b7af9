package io.sluice.query.page;

import static io.sluice.query.scene.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.query.scene.AlertServiceStub;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import io.sluice.testbed.quarkus.RoleKeys;
import io.sluice.testbed.quarkus.TracingResource;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The page where authentication is on: what a person typed once serves the feed, too. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(RoleKeys.class)
@WithTestResource(AlertServiceStub.class)
@WithTestResource(
    value = TracingResource.class,
    initArgs = @ResourceArg(name = TracingResource.ON, value = ""))
class PageLoginIT {

  @TestHTTPResource("/")
  URI page;

  @Test
  void aKeyAsPasswordOpensThePageAndItsFeed() {
    // given
    try (var browser = Browser.start()) {
      String login = page.toString().replace("://", "://me:" + RoleKeys.of("viewer") + "@");
      browser.driver().get(login + "app.css");

      // when
      browser.driver().get(page.toString());

      // then
      await()
          .untilAsserted(
              () ->
                  assertThat(browser.driver().findElement(By.id("connection-text")).getText())
                      .isEqualTo("Live"));
    }
  }
}
