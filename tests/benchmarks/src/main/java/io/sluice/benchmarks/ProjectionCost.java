package io.sluice.benchmarks;

import io.sluice.query.projection.ReadingWriting;
import io.sluice.testbed.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What rollups cost the projection of readings: batches of 1,500 readings of 51 tags by COPY, with
 * marks of the minutes that are to be rolled up, and without. Each pair of batches is the same but
 * for the marks and goes into two databases of one embedded Postgres, now the one first, now the
 * other: what else the machine does meanwhile hits both. The job that rolls up does not run.
 */
public final class ProjectionCost {

  private static final int BATCH = 1_500;
  private static final int TAGS = 51;
  private static final int WARM_UP = 40;
  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  private ProjectionCost() {}

  /**
   * @param arguments how many pairs of batches, 300 without; then how many assets the readings are
   *     of, in turns: 1, 100 and 1,500 without
   */
  public static void main(String[] arguments) throws Exception {
    int pairs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
    List<Integer> fleets =
        arguments.length > 1
            ? IntStream.range(1, arguments.length)
                .mapToObj(i -> Integer.valueOf(arguments[i]))
                .toList()
            : List.of(1, 100, BATCH);
    try (var postgres = EmbeddedDatabase.start(EmbeddedDatabase.Settings.temporary())) {
      for (int assets : fleets) {
        System.out.println(new Pairs(postgres, assets).measure(pairs));
      }
    }
  }

  /** Two databases that are written alike. */
  private static final class Pairs {

    private final int assets;
    private final ReadingWriting marked;
    private final ReadingWriting unmarked;
    private int written;

    Pairs(EmbeddedDatabase postgres, int assets) throws SQLException, IOException {
      this.assets = assets;
      this.marked = ReadingWriting.marked(database(postgres, "marked_" + assets));
      this.unmarked = ReadingWriting.unmarked(database(postgres, "unmarked_" + assets));
    }

    Result measure(int pairs) throws SQLException {
      var with = new ArrayList<Double>();
      var without = new ArrayList<Double>();
      for (int pair = 0; pair < WARM_UP + pairs; pair++) {
        fill(marked);
        fill(unmarked);
        written += BATCH;
        double first = micros(pair % 2 == 0 ? marked : unmarked);
        double second = micros(pair % 2 == 0 ? unmarked : marked);
        if (pair >= WARM_UP) {
          with.add(pair % 2 == 0 ? first : second);
          without.add(pair % 2 == 0 ? second : first);
        }
      }
      return Result.of(assets, with, without);
    }

    private void fill(ReadingWriting writing) {
      for (int i = written; i < written + BATCH; i++) {
        writing.add("asset-" + i % assets, START.plusSeconds(i / assets), values(i));
      }
    }

    private static double micros(ReadingWriting writing) throws SQLException {
      long began = System.nanoTime();
      writing.write();
      return (System.nanoTime() - began) / 1e3 / BATCH;
    }

    private static byte[] values(int reading) {
      var json = new StringBuilder("{");
      for (int tag = 0; tag < TAGS; tag++) {
        json.append(tag == 0 ? "" : ",").append("\"TAG").append(tag).append("\":");
        if (tag % 3 == 0) {
          json.append(reading / 100 % 3);
        } else {
          json.append(Math.round((500 + 100 * Math.sin(reading / 1e4 + tag)) * 1e3) / 1e3);
        }
      }
      return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    /** With the history's tables, and partitions for the days that are written. */
    private static KeptConnection database(EmbeddedDatabase postgres, String name)
        throws SQLException, IOException {
      try (Connection server = postgres.connect();
          var statement = server.createStatement()) {
        statement.execute("create database " + name);
      }
      var connection =
          DriverManager.getConnection(
              postgres.jdbcUrl(name), EmbeddedDatabase.USER, EmbeddedDatabase.PASSWORD);
      try (var statement = connection.createStatement();
          var migration =
              ProjectionCost.class.getResourceAsStream("/db/migration/V1__history.sql")) {
        statement.execute("create schema history");
        statement.execute(new String(migration.readAllBytes(), StandardCharsets.UTF_8));
        statement.execute(
            "select history.ensure_days('reading',"
                + " array(select date '2026-01-05' + day from generate_series(0, 60) day), 400)");
      }
      return new KeptConnection(connection);
    }
  }

  /**
   * Of one number of assets.
   *
   * @param with median microseconds a reading with marks
   * @param without the same without them
   * @param more by how much marked batches took longer than the one beside them, the mean of
   *     logarithms, as a part
   * @param error of that, at 95 %
   */
  private record Result(
      int assets, int pairs, double with, double without, double more, double error) {

    static Result of(int assets, List<Double> with, List<Double> without) {
      double[] ratios =
          IntStream.range(0, with.size())
              .mapToDouble(i -> Math.log(with.get(i) / without.get(i)))
              .toArray();
      double mean =
          IntStream.range(0, ratios.length).mapToDouble(i -> ratios[i]).sum() / ratios.length;
      double squares =
          IntStream.range(0, ratios.length).mapToDouble(i -> Math.pow(ratios[i] - mean, 2)).sum();
      double error = 1.96 * Math.sqrt(squares / (ratios.length - 1) / ratios.length);
      return new Result(
          assets, ratios.length, median(with), median(without), Math.expm1(mean), error);
    }

    private static double median(List<Double> values) {
      return values.stream().sorted().toList().get(values.size() / 2);
    }

    @Override
    public String toString() {
      return "%,d assets: %.1f us a reading without marks, %.1f with them; pairs differ by %+.1f %% (+/- %.1f, of %d)"
          .formatted(assets, without, with, 100 * more, 100 * error, pairs);
    }
  }
}
