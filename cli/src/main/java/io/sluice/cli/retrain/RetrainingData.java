package io.sluice.cli.retrain;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.console.Console;
import io.sluice.cli.history.History;
import io.sluice.cli.history.History.Stream;
import io.sluice.cli.history.JudgedIncident;
import io.sluice.cli.history.JudgedIncident.Verdict;
import io.sluice.cli.retrain.Retraining.StreamRows;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of history, fetched and labelled.
 *
 * @param learn files to learn from
 * @param compare files that both bundles judge; may be empty
 * @param opinion what people said of it
 */
record RetrainingData(
    Instant from,
    Instant cut,
    Instant to,
    List<Path> learn,
    List<Path> compare,
    Opinion opinion,
    int trueAlarms,
    List<StreamRows> rows) {

  /**
   * Of which readings are to be learnt.
   *
   * @throws CommandFailure if nothing of the profile is stored
   */
  static List<Stream> streams(History history, Profile profile) {
    List<Stream> streams = history.streams(profile.name());
    if (streams.isEmpty()) {
      throw new CommandFailure(
          "nothing of profile '%s' is stored there: no asset has a stream of it"
              .formatted(profile.name()));
    }
    return streams;
  }

  /**
   * @throws CommandFailure if there are no readings before the cut, or query-api does not give them
   */
  static RetrainingData fetch(
      History history,
      Profile profile,
      List<Stream> streams,
      Instant from,
      Instant cut,
      Instant to,
      Path folder,
      Console console)
      throws IOException {
    List<JudgedIncident> incidents = history.incidents(profile.name(), from, to);
    var said = new Said(history.feedback(profile.name()));
    Opinion opinion = Opinion.of(incidents, history.maintenance(folder), window(profile), to, said);
    var learn = new ArrayList<Path>();
    var compare = new ArrayList<Path>();
    var rows = new ArrayList<StreamRows>();
    for (int i = 0; i < streams.size(); i++) {
      Stream stream = streams.get(i);
      console.progress("Fetching readings", i, streams.size(), stream.asset());
      LabelledHistory labelled;
      try (InputStream readings = history.readingsWithIds(stream, from, to)) {
        labelled =
            LabelledHistory.write(
                readings, stream, opinion, cut, folder.resolve(Integer.toString(i)));
      } catch (IOException e) {
        throw history.away(e);
      }
      if (labelled.learnt() > 0) {
        learn.add(labelled.learn());
      }
      if (labelled.compared() > 0) {
        compare.add(labelled.compare());
      }
      rows.add(
          new StreamRows(
              stream.asset(),
              stream.stream(),
              labelled.learnt(),
              labelled.compared(),
              labelled.anomalous()));
    }
    console.clearProgress();
    if (learn.isEmpty()) {
      throw new CommandFailure(
          "all readings of profile '%s' from %s to %s are left out: there is nothing to learn from; label incidents that are none, or say --since with an earlier time"
              .formatted(profile.name(), from, cut));
    }
    long trueAlarms = incidents.stream().filter(one -> one.verdict() == Verdict.TRUE_ALARM).count();
    var data =
        new RetrainingData(
            from, cut, to, learn, compare, opinion, Math.toIntExact(trueAlarms), rows);
    console.println(data.sentence());
    return data;
  }

  private static Duration window(Profile profile) {
    return profile.kind() == ProfileKind.EVENTS
        ? Duration.ZERO
        : profile.interval().multipliedBy(profile.window());
  }

  private String sentence() {
    return "history    %,d readings of %d streams to learn from, %,d to compare by; %d true alarms, %d false alarms, %d times left out; %,d records and windows that people judged"
        .formatted(
            rows.stream().mapToLong(StreamRows::learnt).sum(),
            rows.size(),
            rows.stream().mapToLong(StreamRows::compared).sum(),
            trueAlarms,
            opinion.falseAlarms(),
            opinion.leftOut().size(),
            opinion.said().count());
  }

  Retraining manifest(
      String profile,
      String version,
      int replaces,
      String url,
      String dataSha256,
      List<String> comparison) {
    return new Retraining(
        profile,
        version,
        replaces,
        url,
        from,
        cut,
        to,
        rows,
        trueAlarms,
        opinion.falseAlarms(),
        opinion.leftOut().size(),
        opinion.said().count(),
        dataSha256,
        comparison);
  }
}
