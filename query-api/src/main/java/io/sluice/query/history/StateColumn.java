package io.sluice.query.history;

import io.sluice.contracts.ScoreState;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** By name; a replica of a later release may have written one that this release does not know. */
@Converter
public class StateColumn implements AttributeConverter<ScoreState, String> {

  @Override
  public String convertToDatabaseColumn(ScoreState state) {
    return state == null ? null : state.name();
  }

  @Override
  public ScoreState convertToEntityAttribute(String name) {
    return name == null ? null : ScoreState.of(name);
  }
}
