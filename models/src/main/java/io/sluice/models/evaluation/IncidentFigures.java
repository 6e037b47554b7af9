package io.sluice.models.evaluation;

import io.sluice.contracts.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people would have been told of records: incidents as alert-service makes them, each relapse
 * apart. An attack is found if an incident opens, or reaches a higher severity than it ever had, at
 * one of the attack's own records; an incident that opens at a normal record is false, whatever
 * comes later.
 *
 * @param attacks in the order of their first records
 * @param falseIncidents those that opened at a normal record
 * @param days from the first record to the last
 */
public record IncidentFigures(List<Attack> attacks, long falseIncidents, double days) {

  private static final double MILLIS_OF_DAY = 86_400_000;

  public IncidentFigures {
    attacks = List.copyOf(attacks);
  }

  /**
   * One attack.
   *
   * @param kind null if the data do not name it
   * @param secondsToDetect from its first record to that at which it was found; null if it was not
   */
  public record Attack(@Nullable String kind, @Nullable Double secondsToDetect) {

    public boolean isFound() {
      return secondsToDetect != null;
    }
  }

  /**
   * Of the streams of one asset, which share its incident: each row is judged when its score comes.
   * A window of signals is part of the newest attack within it.
   */
  public static IncidentFigures of(List<JudgedStream> streams) {
    var incident =
        new AssetIncident(
            streams.stream()
                .map(JudgedStream::judged)
                .map(of -> new AssetIncident.Stream(of.settings(), of.profile().severity()))
                .toList());
    Map<Integer, Attack> found = new LinkedHashMap<>();
    Map<Integer, Long> begins = new LinkedHashMap<>();
    boolean wasOpen = false;
    Severity highest = Severity.NONE;
    long falseIncidents = 0;
    for (Told told : inOrder(streams)) {
      JudgedStream stream = streams.get(told.stream());
      JudgedRows rows = stream.judged().rows();
      int row = told.row();
      int attack = stream.attacks()[row];
      long time = rows.timeMillis(row);
      if (attack != 0 && begins.putIfAbsent(attack, time) == null) {
        found.put(attack, new Attack(rows.event(row), null));
      }
      if (!rows.hasWindow(row)) {
        continue;
      }
      boolean isOpen =
          incident.window(
              told.stream(),
              rows.windowStartMillis(row),
              time,
              rows.isFirstWindow(row),
              rows.ratio(row));
      boolean opens = isOpen && !wasOpen;
      Severity severity = stream.judged().profile().severity().of(rows.ratio(row));
      boolean isTold = isOpen && (opens || severity.isAbove(highest));
      int about = attack != 0 ? attack : newestWithin(stream, row);
      if (opens && about == 0) {
        falseIncidents++;
      }
      if (isTold) {
        highest = severity;
        Attack one = found.get(about);
        if (one != null && !one.isFound()) {
          found.put(
              about,
              new Attack(
                  one.kind(), (told.atMillis() - begins.getOrDefault(about, time)) / 1000.0));
        }
      }
      wasOpen = isOpen;
    }
    return new IncidentFigures(new ArrayList<>(found.values()), falseIncidents, days(streams));
  }

  /** A row when its score comes. */
  private record Told(long atMillis, int stream, int row) {}

  private static List<Told> inOrder(List<JudgedStream> streams) {
    var all = new ArrayList<Told>();
    for (int i = 0; i < streams.size(); i++) {
      JudgedRows rows = streams.get(i).judged().rows();
      long delay = streams.get(i).delay().toMillis();
      for (int row = 0; row < rows.size(); row++) {
        all.add(new Told(rows.timeMillis(row) + delay, i, row));
      }
    }
    all.sort(Comparator.comparingLong(Told::atMillis));
    return all;
  }

  private static int newestWithin(JudgedStream stream, int row) {
    JudgedRows rows = stream.judged().rows();
    long start = rows.windowStartMillis(row);
    if (start == rows.timeMillis(row)) {
      return 0;
    }
    for (int before = row - 1; before >= 0 && rows.timeMillis(before) >= start; before--) {
      if (stream.attacks()[before] != 0) {
        return stream.attacks()[before];
      }
    }
    return 0;
  }

  private static double days(List<JudgedStream> streams) {
    JudgedRows rows = streams.getFirst().judged().rows();
    return rows.size() == 0
        ? 0
        : (rows.timeMillis(rows.size() - 1) - rows.timeMillis(0)) / MILLIS_OF_DAY;
  }

  /** Of several stretches together. */
  public IncidentFigures plus(IncidentFigures other) {
    var all = new ArrayList<>(attacks);
    all.addAll(other.attacks);
    return new IncidentFigures(all, falseIncidents + other.falseIncidents, days + other.days);
  }
}
