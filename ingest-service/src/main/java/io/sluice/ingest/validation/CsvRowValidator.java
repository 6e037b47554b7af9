package io.sluice.ingest.validation;

import static io.sluice.ingest.validation.Reason.ASSET_MISSING;
import static io.sluice.ingest.validation.Reason.BAD_NAME;
import static io.sluice.ingest.validation.Reason.BAD_TIME;
import static io.sluice.ingest.validation.Reason.COLUMNS_MISSING;
import static io.sluice.ingest.validation.Reason.MALFORMED;
import static io.sluice.ingest.validation.Reason.NO_KNOWN_TAG;
import static io.sluice.ingest.validation.Reason.PROFILE_MISSING;

import io.sluice.contracts.PlainText;
import io.sluice.contracts.Quality;
import io.sluice.contracts.ReadingWriter;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.Tag;
import io.sluice.ingest.limits.LimitExceededException;
import io.sluice.ingest.profile.KnownProfile;
import io.sluice.ingest.profile.KnownProfiles;
import io.sluice.ingest.validation.ValidationResult.Accepted;
import io.sluice.ingest.validation.ValidationResult.Rejected;
import io.sluice.sources.table.TableRow;
import io.sluice.sources.time.TimeReader;
import io.sluice.sources.value.FieldReader;
import io.sluice.sources.value.NumberStyle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Judges the rows of one CSV body; those that are valid become JSON. Not thread-safe. */
public final class CsvRowValidator {

  private final KnownProfiles profiles;
  private final ReadingRules rules;
  private final UntakenValues untaken;
  private final Instant now;
  private final Defaults defaults;
  private final CsvContent content;
  private final TimeReader times;
  private final Map<String, Fit> fits = new HashMap<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private final SharedInstants instants = new SharedInstants();

  /**
   * What the request says of rows that say nothing themselves.
   *
   * @param asset null if rows have to name one
   * @param profile the same for the profile
   * @param stream of all rows; null if it is the profile's name
   */
  public record Defaults(
      @Nullable String asset, @Nullable String profile, @Nullable String stream) {}

  /**
   * @param untaken is told of values that are not taken as they come
   * @param now against which a time ahead is measured
   * @throws LimitExceededException if there are more columns than values allowed
   */
  public CsvRowValidator(
      KnownProfiles profiles,
      ReadingRules rules,
      UntakenValues untaken,
      Instant now,
      Defaults defaults,
      CsvContent content) {
    this.profiles = profiles;
    this.rules = rules;
    this.untaken = untaken;
    this.now = now;
    this.defaults = defaults;
    this.content = content;
    this.times = content.time().reader();
    rules.values(content.columns().others());
  }

  public ValidationResult judge(TableRow row) {
    var broken = row.fault();
    if (broken != null) {
      return Rejected.of(MALFORMED, "line %d %s", row.line(), broken).from(defaults.asset());
    }
    var columns = content.columns();
    var asset = field(row, columns.asset(), defaults.asset());
    var profileName = field(row, columns.profile(), defaults.profile());
    if (asset == null) {
      return missing(ASSET_MISSING, "asset");
    }
    if (profileName == null) {
      return missing(PROFILE_MISSING, "profile").from(asset);
    }
    var badAsset = rules.asset(asset);
    if (badAsset.isPresent()) {
      return badAsset.get().from(badAsset.get().reason() == BAD_NAME ? null : asset);
    }
    var timeText = columns.time().text(row.fields());
    var time = times.read(asset, timeText);
    if (time == null) {
      return bad(BAD_TIME, row, columns.time().name(), timeText, content.time().format().example())
          .from(asset);
    }
    var fault = rules.optionalName("stream", defaults.stream()).or(() -> rules.time(time, now));
    if (fault.isPresent()) {
      return fault.get().from(asset);
    }
    return switch (fits.computeIfAbsent(profileName, this::fit)) {
      case Fit.Misfit(Rejected why) -> why.from(asset);
      case Fit.Fitting fitting -> fitting(row, asset, time, fitting);
    };
  }

  private static @Nullable String field(TableRow row, int column, @Nullable String otherwise) {
    return column == CsvColumns.NONE || row.fields()[column].isEmpty()
        ? otherwise
        : row.fields()[column];
  }

  private static Rejected missing(Reason reason, String name) {
    return Rejected.of(
        reason,
        "'%s' is missing, expected a column %s or the parameter ?%s=NAME",
        name,
        name,
        name);
  }

  private static Rejected bad(
      Reason reason, TableRow row, String column, String found, String expected) {
    return Rejected.of(
        reason,
        "line %d, column '%s': found %s, expected %s",
        row.line(),
        Excerpt.of(column),
        found.isEmpty() ? "nothing" : "'" + Excerpt.of(found) + "'",
        expected);
  }

  private ValidationResult fitting(TableRow row, String asset, Instant time, Fit.Fitting fit) {
    var label = label(row, fit.profile());
    var values = new ArrayList<Value>(fit.columns().length);
    for (int tag = 0; tag < fit.columns().length; tag++) {
      int column = fit.columns()[tag];
      var field = column == CsvColumns.NONE ? "" : row.fields()[column];
      var value = Value.of(field, fit.readers().get(tag));
      if (value instanceof Value.Word(String word)) {
        if (rules.strictValues()) {
          return rules.notANumber(fit.profile(), tag, word).inLine(row.line()).from(asset);
        }
        untaken.word(fit.profile().tags().get(tag), word);
      }
      values.add(value);
    }
    fit.ignored().forEach(untaken::ignored);
    instants.add(fit.profile(), asset, defaults.stream(), time);
    return new Accepted(asset, ByteBuffer.wrap(write(asset, fit.profile(), time, values, label)));
  }

  private @Nullable Integer label(TableRow row, KnownProfile profile) {
    int column = content.columns().label();
    var labels = content.labels();
    return labels == null
            || profile.indexOf(content.columns().names().get(column)) != KnownProfile.UNKNOWN
        ? null
        : labels.label(row.fields()[column]);
  }

  private byte[] write(
      String asset,
      KnownProfile profile,
      Instant time,
      List<Value> values,
      @Nullable Integer label) {
    var bytes = new ByteArrayOutputStream(1024);
    try (var json = JsonDialect.JSON.createGenerator(bytes)) {
      var reading = new ReadingWriter(json);
      reading.begin(asset, defaults.stream(), profile.name(), time);
      reading.beginValues();
      boolean words = false;
      for (int tag = 0; tag < values.size(); tag++) {
        var name = profile.tags().get(tag);
        switch (values.get(tag)) {
          case Value.OfNumber(double number) -> reading.number(name, number);
          case Value.OfText(String text) -> reading.text(name, text);
          case Value.Word(String word) -> {
            reading.text(name, word);
            words = true;
          }
        }
      }
      reading.endTags();
      if (words) {
        reading.beginQuality();
        for (int tag = 0; tag < values.size(); tag++) {
          if (values.get(tag) instanceof Value.Word) {
            reading.text(profile.tags().get(tag), Quality.BAD.name());
          }
        }
        reading.endTags();
      }
      reading.end(null, label);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private Fit fit(String profileName) {
    Optional<KnownProfile> known = profiles.find(profileName);
    if (known.isEmpty()) {
      return new Fit.Misfit(ReadingRules.unknownProfile(profileName, profiles));
    }
    var profile = known.get();
    var columns = content.columns().tags(profile);
    var ignored = content.columns().ignored(profile);
    var lacking = new ArrayList<String>();
    for (int tag = 0; tag < columns.length; tag++) {
      if (columns[tag] == CsvColumns.NONE) {
        lacking.add(profile.tags().get(tag));
      }
    }
    boolean mayLack = content.isPutTogether() || profile.profile().kind() == ProfileKind.EVENTS;
    if (mayLack && lacking.size() == columns.length) {
      return new Fit.Misfit(
          Rejected.of(
              NO_KNOWN_TAG,
              "the body has none of the tags of profile %s, but %s; expected some of %s",
              profile.name(),
              Excerpt.of(String.join(", ", ignored), Excerpt.LIST),
              Excerpt.of(String.join(", ", profile.tags()), Excerpt.LIST)));
    }
    if (!content.isPutTogether() && mayLack && !lacking.isEmpty()) {
      notes.add(
          "of profile %s %d tags are missing: %s"
              .formatted(
                  profile.name(),
                  lacking.size(),
                  Excerpt.of(String.join(", ", lacking), Excerpt.LIST)));
    }
    if (!mayLack && !lacking.isEmpty()) {
      return new Fit.Misfit(
          Rejected.of(
              COLUMNS_MISSING,
              "the columns do not fit profile %s, which needs one for each tag: %d are missing,"
                  + " %s%s; a tag without values is an empty column, or send JSON; if a line is of"
                  + " one tag, name its columns by the parameters tagColumn and valueColumn",
              profile.name(),
              lacking.size(),
              Excerpt.of(String.join(", ", lacking), Excerpt.LIST),
              ignored.isEmpty()
                  ? ""
                  : "; of the columns there are the profile does not know "
                      + Excerpt.of(String.join(", ", ignored), Excerpt.LIST)));
    }
    return rules.strictTags() && !ignored.isEmpty()
        ? new Fit.Misfit(ReadingRules.unknownTag(ignored.getFirst(), profile))
        : new Fit.Fitting(profile, columns, readers(profile, columns), ignored);
  }

  private List<FieldReader> readers(KnownProfile profile, int[] columns) {
    var numbers =
        IntStream.range(0, columns.length)
            .filter(tag -> columns[tag] != CsvColumns.NONE && !profile.takesTexts(tag))
            .mapToObj(tag -> columns[tag])
            .toList();
    var usual = content.styles().usual(numbers);
    var tags = profile.profile().tags();
    return IntStream.range(0, columns.length)
        .mapToObj(tag -> reader(columns[tag], tags.get(tag), usual))
        .toList();
  }

  private FieldReader reader(int column, Tag tag, @Nullable NumberStyle usual) {
    if (column == CsvColumns.NONE) {
      return FieldReader.of(tag);
    }
    var reader = FieldReader.of(tag, content.styles().style(column, tag, usual));
    if (!reader.isOfTexts()) {
      notes.addAll(content.styles().notes(column, tag, usual));
    }
    return reader;
  }

  /** What rows judged so far were taken for where it is not plain, a sentence each. */
  public List<String> notes() {
    var all = new ArrayList<>(notes);
    all.addAll(times.repeatedHours());
    var shared = instants.note();
    if (shared != null) {
      all.add(shared);
    }
    return all;
  }

  /** What one field says. */
  private sealed interface Value {

    /**
     * @param number NaN if there is none
     */
    record OfNumber(double number) implements Value {}

    /** Of a categorical tag. */
    record OfText(String text) implements Value {}

    /** In place of a number, or no text that can be one. */
    record Word(String text) implements Value {}

    static Value of(String field, FieldReader reader) {
      double number = reader.number(field);
      if (field.isEmpty() || !Double.isNaN(number)) {
        return new OfNumber(number);
      }
      return reader.isOfTexts() && PlainText.isName(field)
          ? new OfText(field)
          : new Word(Excerpt.of(field));
    }
  }

  /** Whether the body's columns are those of a profile; found out once for each profile. */
  private sealed interface Fit {

    /**
     * @param columns by tag of the profile
     * @param readers by tag of the profile
     * @param ignored names of the columns that are not read
     */
    record Fitting(
        KnownProfile profile, int[] columns, List<FieldReader> readers, List<String> ignored)
        implements Fit {}

    record Misfit(Rejected why) implements Fit {}
  }
}
