package io.sluice.query.paging;

import io.sluice.contracts.Severity;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The query part of one request, checked: every parameter is known, given once, and typed. */
public final class QueryParameters {

  private static final int MAX_TEXT = 200;

  /** Begins the name of a parameter that says what a tag has to be. */
  private static final String OF_TAG = "tag.";

  /** Conditions on tags that one request may have. */
  private static final int MAX_TAGS = 5;

  private final Map<String, String> values = new TreeMap<>();
  private final Map<String, List<String>> lists = new TreeMap<>();

  /**
   * @throws InvalidParameterException for a parameter that is not among those known or is given
   *     more than once
   */
  public QueryParameters(Map<String, List<String>> given, String... known) {
    this(given, Set.of(), known);
  }

  /**
   * @param several names that may be given more than once
   * @param known all others; {@code tag.*} for what tags have to be
   * @throws InvalidParameterException for a parameter that is not among those known or is given
   *     more than once without being allowed to
   */
  public QueryParameters(Map<String, List<String>> given, Set<String> several, String... known) {
    Set<String> names = new TreeSet<>(Arrays.asList(known));
    names.addAll(several);
    given.forEach(
        (name, all) -> {
          if (several.contains(name)) {
            lists.put(name, all);
            return;
          }
          if (!names.contains(name)
              && !(names.contains(OF_TAG + "*")
                  && name.length() > OF_TAG.length()
                  && name.startsWith(OF_TAG))) {
            throw new InvalidParameterException(
                shortened(name),
                shortened(String.join(",", all)),
                names.isEmpty()
                    ? "no parameters"
                    : "no parameters but " + String.join(", ", names));
          }
          if (all.size() != 1) {
            throw new InvalidParameterException(
                name, shortened(String.join(",", all)), "one value");
          }
          values.put(name, all.getFirst());
        });
  }

  /** Those of a page: where it begins and how long it is, beside what it is filtered by. */
  public static QueryParameters ofPage(Map<String, List<String>> given, String... filters) {
    String[] known = Arrays.copyOf(filters, filters.length + 2);
    known[filters.length] = "limit";
    known[filters.length + 1] = "cursor";
    return new QueryParameters(given, known);
  }

  /** Null if it is not given. */
  public @Nullable String text(String name) {
    String value = values.get(name);
    return value == null ? null : checked(name, value);
  }

  private static String checked(String name, String value) {
    if (value.isBlank() || value.length() > MAX_TEXT || value.indexOf(0) >= 0) {
      throw new InvalidParameterException(name, shortened(value), "1 to 200 characters");
    }
    return value;
  }

  /**
   * All values of a parameter that may be given more than once; none if it is not given.
   *
   * @param most values
   */
  public List<String> texts(String name, int most) {
    List<String> all = lists.getOrDefault(name, List.of());
    if (all.size() > most) {
      throw new InvalidParameterException(
          name, shortened(String.join(",", all)), "at most " + most + " of them");
    }
    all.forEach(value -> checked(name, value));
    return all.stream().distinct().toList();
  }

  /** What tags have to be, by tag: what follows {@code tag.} in parameters that begin so. */
  public Map<String, String> ofTags() {
    var tags = new TreeMap<String, String>();
    values.keySet().stream()
        .filter(name -> name.startsWith(OF_TAG))
        .forEach(
            name ->
                tags.put(
                    checked(name, name.substring(OF_TAG.length())), requiredText(name, "a value")));
    if (tags.size() > MAX_TAGS) {
      throw new InvalidParameterException(
          "tag.*", shortened(tags.toString()), "conditions on at most " + MAX_TAGS + " tags");
    }
    if (!tags.isEmpty() && text("asset") == null) {
      throw new InvalidParameterException(
          "asset", null, "the asset whose readings have the tags that are asked for");
    }
    return tags;
  }

  /** A whole number, or what is usual if none is given. */
  public int number(String name, int least, int most, int usual) {
    String value = values.get(name);
    if (value == null) {
      return usual;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // answered below, together with numbers out of range
    }
    throw new InvalidParameterException(
        name, shortened(value), "a whole number of %d to %d".formatted(least, most));
  }

  /** The given name, or one sentence on why there must be one. */
  public String requiredText(String name, String expected) {
    String value = text(name);
    if (value == null) {
      throw new InvalidParameterException(name, null, expected);
    }
    return value;
  }

  public TimeRange range() {
    return new TimeRange(instant("from"), instant("to"));
  }

  /** The least severity asked for, {@link Severity#NONE} if none is. */
  public Severity severity() {
    Severity given = option("severity", Severity.class);
    return given == null ? Severity.NONE : given;
  }

  /** One of an enum's constants, in upper or lower case; null if it is not given. */
  public <E extends Enum<E>> @Nullable E option(String name, Class<E> type) {
    String value = values.get(name);
    if (value == null) {
      return null;
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(value)) {
        return constant;
      }
    }
    throw new InvalidParameterException(
        name, shortened(value), "one of " + Arrays.toString(type.getEnumConstants()));
  }

  public int limit(PagingConfig config) {
    return number(
        "limit", 1, config.maxLimit(), Math.min(config.defaultLimit(), config.maxLimit()));
  }

  /** Null if it is not given. */
  public @Nullable UUID uuid(String name) {
    String value = values.get(name);
    return value == null ? null : uuid(name, value);
  }

  public static UUID uuid(String name, String value) {
    try {
      return UUID.fromString(value);
    } catch (IllegalArgumentException e) {
      throw new InvalidParameterException(name, shortened(value), "a UUID");
    }
  }

  /** Null at the first page. */
  public @Nullable Cursor cursor(String kind) {
    String value = values.get("cursor");
    return value == null ? null : Cursor.decode(kind, value);
  }

  /** The same request, from another place on. */
  public String link(String path, Cursor cursor) {
    var next = new TreeMap<>(values);
    next.put("cursor", cursor.encode());
    var link = new StringBuilder(path);
    char separator = '?';
    for (var entry : next.entrySet()) {
      link.append(separator).append(entry.getKey()).append('=');
      link.append(URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8));
      separator = '&';
    }
    return link.toString();
  }

  private @Nullable OffsetDateTime instant(String name) {
    String value = values.get(name);
    if (value == null) {
      return null;
    }
    try {
      // A '+' of an offset that was not escaped arrives as a blank.
      OffsetDateTime time = OffsetDateTime.parse(value.replace(' ', '+'));
      if (time.getYear() >= 1900 && time.getYear() <= 9999) {
        return time.withOffsetSameInstant(ZoneOffset.UTC);
      }
    } catch (DateTimeException e) {
      // answered below, together with years out of range
    }
    throw new InvalidParameterException(
        name, shortened(value), "an ISO-8601 instant such as 2015-12-28T10:29:14Z");
  }

  private static String shortened(String value) {
    return value.length() <= MAX_TEXT ? value : value.substring(0, MAX_TEXT) + "...";
  }
}
