package io.sluice.sources.column;

import io.sluice.contracts.profile.Profile;
import io.sluice.sources.value.NumberStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of columns, and what is known of them.
 *
 * @param include columns that are tags, whatever they look like; names are compared without case
 * @param exclude columns that are none
 * @param categorical columns whose fields are texts, whatever they look like
 * @param labels of the label
 * @param missing of numbers that stand for no value
 * @param assetColumn the column that says to which asset a row belongs; null for the one named
 *     {@code asset}
 * @param profile whose tags are known; a column with the name of one is that tag, whatever it looks
 *     like. Null if it is to be found out
 * @param decimalMark {@code .} or {@code ,}: the decimal mark to take where no column tells; {@link
 *     NumberStyle#NONE} if it is to be asked for
 * @param pointsMayGroup whether {@code 1.234} may be a thousand, and is asked for as {@code 1,234}
 *     is
 */
public record ColumnOptions(
    Set<String> include,
    Set<String> exclude,
    Set<String> categorical,
    LabelOptions labels,
    MissingOptions missing,
    @Nullable String assetColumn,
    @Nullable Profile profile,
    char decimalMark,
    boolean pointsMayGroup) {

  /** All is to be found out. */
  public static final ColumnOptions FIND =
      new ColumnOptions(
          Set.of(),
          Set.of(),
          Set.of(),
          LabelOptions.NONE,
          MissingOptions.FIND,
          null,
          null,
          NumberStyle.NONE,
          false);

  public ColumnOptions {
    include = Set.copyOf(include);
    exclude = Set.copyOf(exclude);
    categorical = Set.copyOf(categorical);
    if (decimalMark != '.' && decimalMark != ',' && decimalMark != NumberStyle.NONE) {
      throw new IllegalArgumentException("decimal mark is '" + decimalMark + "', expected . or ,");
    }
  }

  public ColumnOptions withInclude(Set<String> include) {
    return new ColumnOptions(
        include,
        exclude,
        categorical,
        labels,
        missing,
        assetColumn,
        profile,
        decimalMark,
        pointsMayGroup);
  }

  public ColumnOptions withExclude(Set<String> exclude) {
    return new ColumnOptions(
        include,
        exclude,
        categorical,
        labels,
        missing,
        assetColumn,
        profile,
        decimalMark,
        pointsMayGroup);
  }

  public ColumnOptions withCategorical(Set<String> categorical) {
    return new ColumnOptions(
        include,
        exclude,
        categorical,
        labels,
        missing,
        assetColumn,
        profile,
        decimalMark,
        pointsMayGroup);
  }

  public ColumnOptions withLabels(LabelOptions labels) {
    return new ColumnOptions(
        include,
        exclude,
        categorical,
        labels,
        missing,
        assetColumn,
        profile,
        decimalMark,
        pointsMayGroup);
  }

  public ColumnOptions withMissing(MissingOptions missing) {
    return new ColumnOptions(
        include,
        exclude,
        categorical,
        labels,
        missing,
        assetColumn,
        profile,
        decimalMark,
        pointsMayGroup);
  }

  public ColumnOptions withAssetColumn(@Nullable String assetColumn) {
    return new ColumnOptions(
        include,
        exclude,
        categorical,
        labels,
        missing,
        assetColumn,
        profile,
        decimalMark,
        pointsMayGroup);
  }

  public ColumnOptions withProfile(@Nullable Profile profile) {
    return new ColumnOptions(
        include,
        exclude,
        categorical,
        labels,
        missing,
        assetColumn,
        profile,
        decimalMark,
        pointsMayGroup);
  }

  public ColumnOptions withDecimalMark(char decimalMark) {
    return new ColumnOptions(
        include,
        exclude,
        categorical,
        labels,
        missing,
        assetColumn,
        profile,
        decimalMark,
        pointsMayGroup);
  }

  public ColumnOptions withPointsMayGroup(boolean pointsMayGroup) {
    return new ColumnOptions(
        include,
        exclude,
        categorical,
        labels,
        missing,
        assetColumn,
        profile,
        decimalMark,
        pointsMayGroup);
  }

  /** Whether a name is among those given. */
  static boolean names(Iterable<String> given, String column) {
    String normal = ColumnNames.normal(column);
    for (String name : given) {
      if (ColumnNames.normal(name).equals(normal)) {
        return true;
      }
    }
    return false;
  }

  /** Names that were given and that no column has. */
  static List<String> absent(Iterable<String> given, List<String> columns) {
    var absent = new ArrayList<String>();
    for (String name : given) {
      if (!names(columns, name)) {
        absent.add(name);
      }
    }
    return absent;
  }
}
