package io.sluice.alert;

import static io.restassured.RestAssured.given;

import io.sluice.alert.intake.Scores;
import io.sluice.contracts.Score;
import io.sluice.testbed.quarkus.Management;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Many assets whose incidents open at once, and what the database and the metrics have of them. */
public final class Fleet {

  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");

  private final String servers;
  private final DataSource source;
  private final String prefix;
  private final int assets;

  /**
   * @param servers of Kafka
   * @param name what the names of its assets begin with
   */
  public Fleet(String servers, DataSource source, String name, int assets) {
    this.servers = servers;
    this.source = source;
    this.prefix = name + "-" + UUID.randomUUID();
    this.assets = assets;
  }

  /** What the names of its assets, and of no others, begin with. */
  public String prefix() {
    return prefix;
  }

  /** An incident of each, which goes on. */
  public void open() {
    var scores = new ArrayList<Score>();
    for (int i = 0; i < assets; i++) {
      scores.addAll(Scores.episode(prefix + "-" + i, START, 1.7).subList(0, 25));
    }
    try (var broker = new Broker(servers)) {
      broker.send(scores);
    }
  }

  /** The number that a query says, whose only parameter is a pattern of its assets. */
  public long number(String query) throws SQLException {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(query)) {
      select.setString(1, prefix + "%");
      try (var row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** How many rows an update changes, whose only parameter is a pattern of its assets. */
  public int execute(String update) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.prepareStatement(update)) {
      statement.setString(1, prefix + "%");
      return statement.executeUpdate();
    }
  }

  /** What a counter without labels shows. */
  public static double counted(String counter) {
    var found =
        Pattern.compile(counter + " ([0-9.]+)")
            .matcher(given().get(Management.url("/q/metrics")).asString());
    return found.find() ? Double.parseDouble(found.group(1)) : 0;
  }
}
