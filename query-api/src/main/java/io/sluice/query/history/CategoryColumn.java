package io.sluice.query.history;

import io.sluice.contracts.Category;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** By name; a replica of a later release may have written one that this release does not know. */
@Converter
public class CategoryColumn implements AttributeConverter<Category, String> {

  @Override
  public String convertToDatabaseColumn(Category category) {
    return category == null ? null : category.name();
  }

  @Override
  public Category convertToEntityAttribute(String name) {
    return name == null ? null : Category.of(name);
  }
}
