package io.sluice.sources.column;

import io.sluice.contracts.profile.Profile;
import io.sluice.sources.value.NumberStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of columns, and what is known of them.
 *
 * @param named columns that are named to be something; names are compared without case
 * @param labels of the label
 * @param missing of numbers that stand for no value
 * @param profile whose tags are known; a column with the name of one is that tag, whatever it looks
 *     like. Null if it is to be found out
 * @param marks of decimal marks
 */
public record ColumnOptions(
    Named named,
    LabelOptions labels,
    MissingOptions missing,
    @Nullable Profile profile,
    Marks marks) {

  /** All is to be found out. */
  public static final ColumnOptions FIND =
      new ColumnOptions(
          new Named(Set.of(), Set.of(), Map.of(), Set.of(), null),
          LabelOptions.NONE,
          MissingOptions.FIND,
          null,
          new Marks(NumberStyle.NONE, false));

  /**
   * Columns by name.
   *
   * @param include columns that are tags, whatever they look like
   * @param exclude columns that are none
   * @param besides further columns that are none by what is known of the file, with the reason
   * @param categorical columns whose fields are texts, whatever they look like
   * @param assetColumn the column that says to which asset a row belongs; null for the one named
   *     {@code asset}
   */
  public record Named(
      Set<String> include,
      Set<String> exclude,
      Map<String, String> besides,
      Set<String> categorical,
      @Nullable String assetColumn) {

    public Named {
      include = Set.copyOf(include);
      exclude = Set.copyOf(exclude);
      besides = Map.copyOf(besides);
      categorical = Set.copyOf(categorical);
    }
  }

  /**
   * How numbers are written where no column tells.
   *
   * @param decimal {@code .} or {@code ,}: the decimal mark to take; {@link NumberStyle#NONE} if it
   *     is to be asked for
   * @param pointsMayGroup whether {@code 1.234} may be a thousand, and is asked for as {@code
   *     1,234} is
   */
  public record Marks(char decimal, boolean pointsMayGroup) {

    /**
     * @throws IllegalArgumentException if the mark is none
     */
    public Marks {
      if (decimal != '.' && decimal != ',' && decimal != NumberStyle.NONE) {
        throw new IllegalArgumentException("decimal mark is '" + decimal + "', expected . or ,");
      }
    }
  }

  public Set<String> include() {
    return named.include;
  }

  public Set<String> exclude() {
    return named.exclude;
  }

  /** Columns that are no tags by what is known of the file, with the reason. */
  Map<String, String> besides() {
    return named.besides;
  }

  public Set<String> categorical() {
    return named.categorical;
  }

  public @Nullable String assetColumn() {
    return named.assetColumn;
  }

  public char decimalMark() {
    return marks.decimal;
  }

  public boolean pointsMayGroup() {
    return marks.pointsMayGroup;
  }

  private ColumnOptions with(Named other) {
    return new ColumnOptions(other, labels, missing, profile, marks);
  }

  private ColumnOptions with(Marks other) {
    return new ColumnOptions(named, labels, missing, profile, other);
  }

  public ColumnOptions withInclude(Set<String> include) {
    return with(
        new Named(include, named.exclude, named.besides, named.categorical, named.assetColumn));
  }

  public ColumnOptions withExclude(Set<String> exclude) {
    return with(
        new Named(named.include, exclude, named.besides, named.categorical, named.assetColumn));
  }

  /**
   * @param besides completes "NAME ..."
   */
  public ColumnOptions withBesides(Map<String, String> besides) {
    return with(
        new Named(named.include, named.exclude, besides, named.categorical, named.assetColumn));
  }

  public ColumnOptions withCategorical(Set<String> categorical) {
    return with(
        new Named(named.include, named.exclude, named.besides, categorical, named.assetColumn));
  }

  public ColumnOptions withAssetColumn(@Nullable String assetColumn) {
    return with(
        new Named(named.include, named.exclude, named.besides, named.categorical, assetColumn));
  }

  public ColumnOptions withLabels(LabelOptions labels) {
    return new ColumnOptions(named, labels, missing, profile, marks);
  }

  public ColumnOptions withMissing(MissingOptions missing) {
    return new ColumnOptions(named, labels, missing, profile, marks);
  }

  public ColumnOptions withProfile(@Nullable Profile profile) {
    return new ColumnOptions(named, labels, missing, profile, marks);
  }

  public ColumnOptions withDecimalMark(char decimalMark) {
    return with(new Marks(decimalMark, marks.pointsMayGroup));
  }

  public ColumnOptions withPointsMayGroup(boolean pointsMayGroup) {
    return with(new Marks(marks.decimal, pointsMayGroup));
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
