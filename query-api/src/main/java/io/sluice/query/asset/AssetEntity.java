package io.sluice.query.asset;

import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import io.sluice.query.history.SeverityColumn;
import io.sluice.query.history.StateColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;

/** A row of {@code history.asset}; only the projection writes it. */
@Entity
@Immutable
@Table(name = "asset", schema = "history")
public class AssetEntity {

  @Id String asset;
  String profile;

  @Column(name = "last_reading_at")
  Instant lastReadingAt;

  @Column(name = "last_score_at")
  Instant lastScoreAt;

  @Column(name = "last_ratio")
  Double lastRatio;

  @Column(name = "last_severity")
  @Convert(converter = SeverityColumn.class)
  Severity lastSeverity;

  @Column(name = "last_state")
  @Convert(converter = StateColumn.class)
  ScoreState lastState;

  @Formula(
      "(select count(*) from history.incident i where i.asset = asset and i.resolved_at is null)")
  long openIncidents;
}
