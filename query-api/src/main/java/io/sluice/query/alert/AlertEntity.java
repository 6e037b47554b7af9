package io.sluice.query.alert;

import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import io.sluice.query.history.CategoryColumn;
import io.sluice.query.history.SeverityColumn;
import io.sluice.query.history.StateColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** A row of {@code history.alert}; only the projection writes it. */
@Entity
@Immutable
@Table(name = "alert", schema = "history")
public class AlertEntity {

  @Id UUID id;
  UUID incident;
  String asset;
  String[] streams;
  String profile;

  @Enumerated(EnumType.STRING)
  AlertKind kind;

  @Convert(converter = SeverityColumn.class)
  Severity severity;

  @Column(name = "started_at")
  Instant startedAt;

  @Column(name = "updated_at")
  Instant updatedAt;

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

  boolean test;

  @ColumnTransformer(read = "command #>> '{}'")
  String command;
}
