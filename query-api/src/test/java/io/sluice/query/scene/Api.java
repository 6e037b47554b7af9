package io.sluice.query.scene;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;

/** The service's API, as a client that follows its links asks it. */
public final class Api {

  private Api() {}

  /**
   * What is there.
   *
   * @param path sent as it is, with its query
   */
  public static JsonPath get(String path) {
    return given().urlEncodingEnabled(false).get(path).then().statusCode(200).extract().jsonPath();
  }
}
