package io.sluice.query.history;

import io.sluice.contracts.Severity;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Severities are stored as their rank, so that the database can compare them. */
@Converter
public class SeverityColumn implements AttributeConverter<Severity, Short> {

  private static final Severity[] SEVERITIES = Severity.values();

  @Override
  public Short convertToDatabaseColumn(Severity severity) {
    return severity == null ? null : (short) severity.ordinal();
  }

  @Override
  public Severity convertToEntityAttribute(Short rank) {
    return rank == null ? null : SEVERITIES[rank];
  }
}
