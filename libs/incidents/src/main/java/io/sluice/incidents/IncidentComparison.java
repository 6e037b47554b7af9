package io.sluice.incidents;

import io.sluice.contracts.IncidentLabel;
import io.sluice.incidents.RaisedIncidents.Raised;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The incidents that a bundle would have raised beside those that were: two are of the same thing
 * if they are of the same asset and category and their times overlap. A bundle may raise one where
 * there were several, and several where there was one.
 *
 * @param raised what it would have raised, each with what it overlaps
 * @param missed what was, and it would not have raised
 */
public record IncidentComparison(List<Beside> raised, List<PastIncident> missed) {

  /** Nothing of either. */
  public static final IncidentComparison NONE = new IncidentComparison(List.of(), List.of());

  public IncidentComparison {
    raised = List.copyOf(raised);
    missed = List.copyOf(missed);
  }

  /**
   * One that would have been raised.
   *
   * @param were those that were at that time; empty if it is new
   */
  public record Beside(String asset, Raised incident, List<PastIncident> were) {

    public Beside {
      were = List.copyOf(were);
    }

    public boolean isNew() {
      return were.isEmpty();
    }
  }

  /**
   * Compares those of one asset.
   *
   * @param would what the bundle would have raised
   * @param were of any assets; those of others are not looked at
   */
  public static IncidentComparison of(String asset, List<Raised> would, List<PastIncident> were) {
    var own = were.stream().filter(past -> past.asset().equals(asset)).toList();
    var raised = new ArrayList<Beside>();
    var missed = new ArrayList<>(own);
    for (Raised incident : would) {
      var overlapped = own.stream().filter(past -> isSame(incident, past)).toList();
      missed.removeAll(overlapped);
      raised.add(new Beside(asset, incident, overlapped));
    }
    return new IncidentComparison(raised, missed);
  }

  private static boolean isSame(Raised incident, PastIncident past) {
    return incident.category() == past.category()
        && !isBefore(past.resolvedAt(), incident.startedAt())
        && !isBefore(incident.resolvedAt(), past.startedAt());
  }

  private static boolean isBefore(@Nullable Instant end, Instant start) {
    return end != null && end.isBefore(start);
  }

  public IncidentComparison plus(IncidentComparison other) {
    var bothRaised = new ArrayList<>(raised);
    bothRaised.addAll(other.raised);
    var bothMissed = new ArrayList<>(missed);
    bothMissed.addAll(other.missed);
    return new IncidentComparison(bothRaised, bothMissed);
  }

  /** Those that would be new. */
  public long added() {
    return raised.stream().filter(Beside::isNew).count();
  }

  /** How many there were. */
  public long before() {
    return raised.stream().flatMap(one -> one.were().stream()).distinct().count() + missed.size();
  }

  /** Those that were, with this label, and would be raised again. */
  public long again(IncidentLabel label) {
    return raised.stream()
        .flatMap(one -> one.were().stream())
        .distinct()
        .filter(past -> past.label() == label)
        .count();
  }

  /** Those that were, with this label, whether they would be raised again or not. */
  public long labelled(IncidentLabel label) {
    return again(label) + missed.stream().filter(past -> past.label() == label).count();
  }
}
