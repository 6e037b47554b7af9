package io.sluice.sources.flow;

import io.sluice.sources.flow.FlowField.Kind;
import io.sluice.sources.table.ConvertedTable;
import io.sluice.sources.table.Quote;
import io.sluice.sources.table.Table;
import io.sluice.sources.table.TableFinding;
import io.sluice.sources.table.TableFormatException;
import io.sluice.sources.table.TableRow;
import io.sluice.sources.table.TableSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A table of flows with the standard names and units of its fields, and with those fields that
 * follow from others. Columns that its format does not know keep their names.
 */
public final class FlowSource implements TableSource {

  private static final int LISTED = 12;

  private final TableSource source;
  private final @Nullable FlowColumn[] columns;
  private final Map<FlowField, FlowColumn> byField;
  private final List<Derived> derived;
  private final TableFinding table;
  private final @Nullable FlowFinding flow;

  private FlowSource(
      TableSource source,
      @Nullable FlowColumn[] columns,
      Map<FlowField, FlowColumn> byField,
      List<Derived> derived,
      TableFinding table,
      @Nullable FlowFinding flow) {
    this.source = source;
    this.columns = columns;
    this.byField = byField;
    this.derived = derived;
    this.table = table;
    this.flow = flow;
  }

  /**
   * Of a table of something else the same table, perhaps with columns renamed. Of flows all rows
   * are read: a column that does not hold what its name says keeps it.
   *
   * @param isTold whether a person, or a profile, says what the column of a name is: it keeps its
   *     name
   * @throws TableFormatException if a column that is to be renamed is not there, or its new name is
   *     that of another; one sentence
   * @throws IOException if the file cannot be read
   */
  public static FlowSource of(TableSource source, FlowOptions options, Predicate<String> isTold)
      throws TableFormatException, IOException {
    List<String> names = renamed(source.finding(), options);
    TableFinding named =
        source
            .finding()
            .with(
                names, source.finding().units(), source.finding().tall(), source.finding().notes());
    FlowFormat format =
        !options.wanted()
            ? null
            : options.format() != null ? options.format() : FlowFormat.of(names).orElse(null);
    if (format == null) {
      return new FlowSource(source, new FlowColumn[names.size()], Map.of(), List.of(), named, null);
    }
    return new Finder(source, named, format, isTold).find();
  }

  private static List<String> renamed(TableFinding table, FlowOptions options)
      throws TableFormatException {
    var names = new ArrayList<>(table.columns());
    for (var pair : options.renamed().entrySet()) {
      int at = index(table.columns(), pair.getKey());
      if (at < 0) {
        throw new TableFormatException(
            "%s has no column %s, which --rename names; found %s"
                .formatted(table.source(), Quote.of(pair.getKey()), Quote.list(table.columns())));
      }
      names.set(at, pair.getValue());
    }
    var seen = new HashSet<String>();
    for (String name : names) {
      if (!name.isEmpty() && !seen.add(name) && options.renamed().containsValue(name)) {
        throw new TableFormatException(
            "%s would have two columns %s by --rename: name another, or leave one out"
                .formatted(table.source(), Quote.of(name)));
      }
    }
    return names;
  }

  private static int index(List<String> names, String wanted) {
    int exact = names.indexOf(wanted);
    for (int i = 0; exact < 0 && i < names.size(); i++) {
      exact = names.get(i).equalsIgnoreCase(wanted) ? i : -1;
    }
    return exact;
  }

  /** What was found out about the flows; null if it is a table of something else. */
  public @Nullable FlowFinding flow() {
    return flow;
  }

  @Override
  public TableFinding finding() {
    return table;
  }

  @Override
  public Table open() throws IOException {
    return new ConvertedTable(source.open(), table, this::named);
  }

  private TableRow named(TableRow row) {
    if (flow == null) {
      return row;
    }
    String[] written = row.fields();
    var fields = new String[columns.length + derived.size()];
    for (int i = 0; i < columns.length; i++) {
      FlowColumn column = columns[i];
      fields[i] = column == null ? written[i] : column.of(written);
    }
    if (!derived.isEmpty()) {
      var values = new HashMap<FlowField, String>();
      for (int i = 0; i < derived.size(); i++) {
        Derived one = derived.get(i);
        fields[columns.length + i] =
            one.of(
                field -> {
                  FlowColumn column = byField.get(field);
                  return column == null ? values.getOrDefault(field, "") : fields[column.index()];
                });
        values.put(one.field(), fields[columns.length + i]);
      }
    }
    return TableRow.of(row.line(), fields);
  }

  /** Looks at all rows of a table in a known format. */
  private static final class Finder {

    private final TableSource source;
    private final TableFinding named;
    private final FlowFormat format;
    private final List<FlowColumn> known = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Finder(
        TableSource source, TableFinding named, FlowFormat format, Predicate<String> isTold) {
      this.source = source;
      this.named = named;
      this.format = format;
      for (int i = 0; i < named.columns().size(); i++) {
        String name = named.columns().get(i);
        // The standard's own name is told and known alike.
        if (!isTold.test(name) || FlowField.named(name).isPresent()) {
          int at = i;
          format.spelling(name).ifPresent(s -> known.add(new FlowColumn(at, name, s)));
        }
      }
    }

    private FlowSource find() throws IOException {
      try (Table all = source.open()) {
        for (TableRow row = all.next(); row != null; row = all.next()) {
          if (row.fault() == null) {
            for (FlowColumn column : known) {
              column.add(row.fields()[column.index()]);
            }
          }
        }
      }
      Map<FlowField, FlowColumn> byField = chosen();
      List<Derived> derived = derived(byField);
      var columns = new FlowColumn[named.columns().size()];
      byField.values().forEach(column -> columns[column.index()] = column);
      List<String> names = new ArrayList<>();
      List<String> units = new ArrayList<>();
      for (int i = 0; i < columns.length; i++) {
        FlowColumn column = columns[i];
        String unit = i < named.units().size() ? named.units().get(i) : "";
        names.add(column == null ? named.columns().get(i) : column.field().text());
        units.add(column == null ? unit : unit(column.field()));
      }
      for (Derived one : derived) {
        names.add(one.field().text());
        units.add(unit(one.field()));
      }
      say(byField, derived);
      var all = new ArrayList<>(named.notes());
      all.addAll(notes);
      return new FlowSource(
          source,
          columns,
          byField,
          derived,
          named.with(names, units, named.tall(), all),
          finding(names, byField, derived));
    }

    private static String unit(FlowField field) {
      return field.unit() == null ? "" : field.unit();
    }

    /** Of several columns for a field the best that has values. */
    private Map<FlowField, FlowColumn> chosen() {
      var byField = new EnumMap<FlowField, FlowColumn>(FlowField.class);
      Set<String> others = new HashSet<>(named.columns());
      for (FlowColumn column : known) {
        boolean isOthers =
            others.contains(column.field().text())
                && !column.written().equals(column.field().text());
        if (isOthers) {
          continue;
        }
        if (!column.isMeant()) {
          notes.add(
              "%s is not taken for %s, since it holds %s; --rename says otherwise"
                  .formatted(
                      Quote.of(column.written()),
                      column.field(),
                      Quote.of(String.valueOf(column.other()))));
          continue;
        }
        byField.merge(
            column.field(),
            column,
            (before, one) ->
                before.isFilled() == one.isFilled()
                    ? before.preference() <= one.preference() ? before : one
                    : before.isFilled() ? before : one);
      }
      return byField;
    }

    /** A field that is derived may be what another follows from. */
    private List<Derived> derived(Map<FlowField, FlowColumn> byField) {
      Set<FlowField> there = new HashSet<>(byField.keySet());
      Set<String> names = new HashSet<>(named.columns());
      var derived = new ArrayList<Derived>();
      for (Derived one : Derived.values()) {
        boolean isExact =
            one.field() == FlowField.DUR
                || format.hasExactTimes()
                || !one.from().contains(FlowField.DUR);
        if (isExact
            && !there.contains(one.field())
            && !names.contains(one.field().text())
            && there.containsAll(one.from())) {
          derived.add(one);
          there.add(one.field());
        }
      }
      return derived;
    }

    private void say(Map<FlowField, FlowColumn> byField, List<Derived> derived) {
      var renamed = new ArrayList<String>();
      for (FlowColumn column : byField.values()) {
        String units = column.conversion().units();
        if (!column.written().equals(column.field().text())) {
          renamed.add(
              "%s as %s%s"
                  .formatted(
                      Quote.of(column.written()),
                      column.field(),
                      units.isEmpty() ? "" : " (" + units + ")"));
        }
      }
      notes.addFirst(
          "these are flows by the names of %s%s; --flow-format none takes all as they are"
              .formatted(
                  format,
                  renamed.isEmpty()
                      ? ""
                      : ": read are "
                          + String.join(", ", renamed.subList(0, Math.min(LISTED, renamed.size())))
                          + (renamed.size() > LISTED
                              ? " and %d more".formatted(renamed.size() - LISTED)
                              : "")));
      if (!derived.isEmpty()) {
        notes.add(
            "computed where they follow from other fields: "
                + String.join(", ", derived.stream().map(one -> one.field().text()).toList()));
      }
    }

    private FlowFinding finding(
        List<String> names, Map<FlowField, FlowColumn> byField, List<Derived> derived) {
      List<String> others = format.otherTimes(names);
      String time =
          byField.containsKey(FlowField.STIME)
              ? FlowField.STIME.text()
              : byField.containsKey(FlowField.LTIME)
                  ? FlowField.LTIME.text()
                  : others.isEmpty() ? null : others.getFirst();
      Map<String, String> leftOut = new LinkedHashMap<>();
      var categorical = new HashSet<String>();
      var measured = new HashSet<String>();
      derived.forEach(one -> measured.add(one.field().text()));
      for (var entry : byField.entrySet()) {
        FlowField field = entry.getKey();
        if (field.kind() == Kind.TIME && !field.text().equals(time)) {
          leftOut.put(field.text(), "is another time of the same flow");
        } else if (field.kind() == Kind.PORT_OF_THE_MOMENT) {
          leftOut.put(field.text(), "is a port that is chosen anew for each connection");
        } else if (field.kind() == Kind.PORT || field.kind() == Kind.CATEGORY) {
          categorical.add(field.text());
        } else if (field.kind() == Kind.NUMBER && entry.getValue().isFilled()) {
          measured.add(field.text());
        }
      }
      for (String name : names) {
        if (format.isId(name)) {
          leftOut.put(name, "counts or names records");
        }
      }
      others.stream()
          .filter(name -> !name.equals(time))
          .forEach(name -> leftOut.put(name, "is another time of the same flow"));
      return new FlowFinding(format, time, categorical, measured, leftOut);
    }
  }
}
