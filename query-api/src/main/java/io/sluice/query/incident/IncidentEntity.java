package io.sluice.query.incident;

import io.sluice.contracts.Category;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import io.sluice.query.history.CategoryColumn;
import io.sluice.query.history.SeverityColumn;
import io.sluice.query.history.StateColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** A row of {@code history.incident}; only the projection writes it. */
@Entity
@Immutable
@Table(name = "incident", schema = "history")
public class IncidentEntity {

  @Id UUID id;
  String asset;
  String[] streams;
  String profile;

  @Convert(converter = SeverityColumn.class)
  Severity severity;

  @Column(name = "peak_severity")
  @Convert(converter = SeverityColumn.class)
  Severity peakSeverity;

  @Column(name = "started_at")
  Instant startedAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  @Column(name = "resolved_at")
  Instant resolvedAt;

  @Column(name = "peak_ratio")
  double peakRatio;

  @ColumnTransformer(read = "contributors #>> '{}'")
  String contributors;

  @Convert(converter = CategoryColumn.class)
  Category category;

  @Convert(converter = StateColumn.class)
  ScoreState state;

  String burst;
  String text;

  @ColumnTransformer(read = "links #>> '{}'")
  String links;

  @Column(name = "acknowledged_by")
  String acknowledgedBy;

  @Column(name = "acknowledged_at")
  Instant acknowledgedAt;

  @Column(name = "resolved_by")
  String resolvedBy;

  String label;
}
