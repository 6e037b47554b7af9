package io.sluice.models.evaluation;

import io.sluice.contracts.BundleRef;
import io.sluice.contracts.Debounce;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.calibration.AlarmBudget;
import io.sluice.incidents.IncidentPolicy;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows that were judged, by whom and by which rules: what every measure is computed from. */
public final class Judged {

  private final String name;
  private final @Nullable BundleRef bundle;
  private final Profile profile;
  private final IncidentPolicy settings;
  private final @Nullable AlarmBudget budget;
  private final JudgedRows rows;
  private final EvaluationReport.Rows counts;

  Judged(
      String name,
      @Nullable BundleRef bundle,
      Profile profile,
      IncidentPolicy settings,
      @Nullable AlarmBudget budget,
      JudgedRows rows,
      EvaluationReport.Rows counts) {
    this.name = name;
    this.bundle = bundle;
    this.profile = profile;
    this.settings = settings;
    this.budget = budget;
    this.rows = rows;
    this.counts = counts;
  }

  /**
   * Several parts as one, say the runs of a plant that each have their own bundle. Counts are added
   * up; alarms stay as they were raised over each part alone. Window, severity levels and alarm
   * rules are those of the first part.
   *
   * @param name what to call them together
   */
  public static Judged pooled(String name, List<Judged> parts) {
    Judged first = parts.getFirst();
    var rows = new JudgedRows(first.profile.kind());
    var counts = new EvaluationReport.Rows(0, 0, 0, 0, 0);
    boolean sameBundle = true;
    for (Judged part : parts) {
      rows.append(part.rows);
      counts = counts.plus(part.counts);
      sameBundle &= Objects.equals(part.bundle, first.bundle);
    }
    return new Judged(
        name,
        sameBundle ? first.bundle : null,
        first.profile,
        first.settings,
        first.budget,
        rows,
        counts);
  }

  public Judged named(String newName) {
    return new Judged(newName, bundle, profile, settings, budget, rows, counts);
  }

  /** The same windows, their alarms raised with other delays. */
  Judged by(Debounce debounce) {
    IncidentPolicy other = settings.with(debounce);
    JudgedRows again = rows.copy();
    again.raiseAlarms(new ProcessIncident(other, profile.severity()));
    return new Judged(name, bundle, profile, other, budget, again, counts);
  }

  /** The same windows, had their ratios been these; alarms are still to be raised. */
  Judged withRatios(double[] ratios) {
    return withRows(rows.withRatios(ratios));
  }

  Judged withRows(JudgedRows newRows) {
    return new Judged(name, bundle, profile, settings, budget, newRows, counts);
  }

  /** Every measure of what was judged. */
  public EvaluationReport report() {
    return new Assessment(this).report();
  }

  /** Judges of the same rows that know nothing of the plant. */
  public List<Baseline> baselines() {
    return new Baselines(this).all();
  }

  String name() {
    return name;
  }

  /** Null if several judged a part of the rows each. */
  @Nullable BundleRef bundle() {
    return bundle;
  }

  Profile profile() {
    return profile;
  }

  IncidentPolicy settings() {
    return settings;
  }

  /** What the bundle was calibrated for, null if for a percentile. */
  @Nullable AlarmBudget budget() {
    return budget;
  }

  JudgedRows rows() {
    return rows;
  }

  EvaluationReport.Rows counts() {
    return counts;
  }
}
