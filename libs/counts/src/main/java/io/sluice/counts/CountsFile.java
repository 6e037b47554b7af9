package io.sluice.counts;

import io.sluice.contracts.profile.CategoryText;
import io.sluice.contracts.yaml.InvalidYamlException;
import io.sluice.contracts.yaml.Values;
import io.sluice.contracts.yaml.YamlFaults;
import io.sluice.contracts.yaml.YamlNode;
import io.sluice.contracts.yaml.YamlSection;
import io.sluice.counts.CountedTag.Quantity;
import io.sluice.counts.Restriction.Wanted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a counts.yaml. All that is wrong with it is said at once, each with its line.
 *
 * <pre>{@code
 * counts:
 *   network-minute:            # profile and stream of the readings that are made
 *     of: network              # profile of kind EVENTS whose records are counted
 *     interval: 1m
 *     lateness: 30s            # how late a record may come; half the interval if it is left out
 *     length: dur              # seconds from a record's time to its end, by which it is counted
 *     tags:
 *       flows: {count: records}
 *       bytes: {sum: sbytes}
 *       flows_per_second: {rate: records}
 *       dns: {count: records, where: {service: [dns, mdns]}}
 *       outward: {sum: sbytes, unless: {dstip: [10.0.0.0/8, 192.168.0.0/16]}}
 *       ports_of_a_source: {distinct: dsport, per: srcip}
 *       by: {count: records, by: service, values: [dns, http]}   # by.dns, by.http, by.other
 * }</pre>
 */
public final class CountsFile {

  private static final String RECORDS = "records";

  private CountsFile() {}

  /**
   * @throws InvalidCountsException with a sentence for all that is wrong
   */
  public static List<Counts> read(byte[] yaml) throws InvalidCountsException {
    YamlNode whole;
    try {
      whole = YamlNode.read(yaml);
    } catch (InvalidYamlException e) {
      throw new InvalidCountsException(List.of("line %d, %s".formatted(e.line(), e.getMessage())));
    }
    if (!(whole instanceof YamlNode.Fields document)) {
      throw new InvalidCountsException(
          List.of("line %d, expected 'counts:'".formatted(whole.line())));
    }
    var faults = new YamlFaults();
    YamlSection fields = YamlSection.of(document, faults);
    var all = new ArrayList<Counts>();
    var sections = fields.sections("counts");
    if (sections.isEmpty()) {
      fields.fault("counts", "there is nothing; name what is counted, or leave the file out");
    }
    sections.forEach((profile, section) -> counts(profile, section).ifPresent(all::add));
    Optional<List<Counts>> read = fields.make(() -> apart(all));
    return read.orElseThrow(() -> new InvalidCountsException(faults.sentences()));
  }

  /** Counts of counts would never end. */
  private static List<Counts> apart(List<Counts> all) {
    Set<String> made = all.stream().map(Counts::profile).collect(Collectors.toSet());
    for (Counts counts : all) {
      if (made.contains(counts.of())) {
        throw new IllegalArgumentException(
            "counts: '%s' counts '%s', which is itself made by counting"
                .formatted(counts.profile(), counts.of()));
      }
    }
    return List.copyOf(all);
  }

  private static Optional<Counts> counts(String profile, YamlSection fields) {
    Optional<String> of = fields.required("of", Values::name);
    Optional<Duration> interval =
        fields.required("interval", Values.duration(Counts.SHORTEST, Counts.LONGEST));
    Optional<Duration> lateness = fields.optional("lateness", CountsFile::lateness);
    Optional<String> length = fields.optional("length", Values::name);
    var tags = new ArrayList<CountedTag>();
    var sections = fields.sections("tags");
    if (sections.isEmpty()) {
      fields.fault("tags", "there is none; name one at least, as 'flows: {count: records}'");
    }
    sections.forEach((name, section) -> tags.addAll(tags(name, section)));
    return fields.make(
        () ->
            new Counts(
                profile,
                of.orElseThrow(),
                interval.orElseThrow(),
                lateness.orElseGet(() -> interval.orElseThrow().dividedBy(2)),
                length.orElse(null),
                tags));
  }

  private static Duration lateness(String text) {
    return text.strip().equals("0") || text.strip().equals("0s")
        ? Duration.ZERO
        : Values.duration(text);
  }

  private static List<CountedTag> tags(String name, YamlSection fields) {
    Optional<String> count = fields.optional("count", Values::text);
    Optional<String> sum = fields.optional("sum", Values::name);
    Optional<String> rate = fields.optional("rate", Values::name);
    Optional<String> distinct = fields.optional("distinct", Values::name);
    Optional<String> per = fields.optional("per", Values::name);
    Optional<String> by = fields.optional("by", Values::name);
    List<String> values = fields.list("values", CountsFile::value);
    var conditions = new ArrayList<Restriction>();
    restrictions(fields, "where", Wanted.ONE_OF, conditions);
    restrictions(fields, "unless", Wanted.NONE_OF, conditions);
    long measures =
        List.of(count, sum, rate, distinct).stream().filter(Optional::isPresent).count();
    if (measures != 1) {
      fields.fault("", "expected one of count, sum, rate and distinct");
    }
    if (count.isPresent() && !count.get().equals(RECORDS)) {
      fields.fault(
          "count",
          "is '%s', expected records; different values of a field are counted by distinct"
              .formatted(count.get()));
    }
    if (by.isPresent() == values.isEmpty()) {
      fields.fault("by", "goes with 'values', the values that have a tag each");
    }
    return fields
        .make(
            () -> {
              boolean isSum =
                  sum.isPresent() || rate.filter(text -> !text.equals(RECORDS)).isPresent();
              Quantity measure =
                  distinct.isPresent() ? Quantity.DISTINCT : isSum ? Quantity.SUM : Quantity.COUNT;
              String field =
                  measure == Quantity.COUNT
                      ? null
                      : distinct.or(() -> sum).or(() -> rate).orElseThrow();
              return by.isEmpty()
                  ? List.of(
                      new CountedTag(
                          name, measure, field, per.orElse(null), conditions, rate.isPresent()))
                  : byValue(
                      name,
                      measure,
                      field,
                      per.orElse(null),
                      conditions,
                      rate.isPresent(),
                      by.get(),
                      values);
            })
        .orElse(List.of());
  }

  private static void restrictions(
      YamlSection fields, String name, Wanted wanted, List<Restriction> conditions) {
    fields
        .lists(name)
        .forEach((field, texts) -> conditions.add(Restriction.of(field, wanted, texts)));
  }

  private static String value(String text) {
    String written = CategoryText.of(Values.text(text));
    if (written.equals("other")) {
      throw new IllegalArgumentException("is 'other', which stands for all that are not named");
    }
    return written;
  }

  private static List<CountedTag> byValue(
      String name,
      Quantity measure,
      @Nullable String field,
      @Nullable String per,
      List<Restriction> conditions,
      boolean isRate,
      String by,
      List<String> values) {
    var named = new HashSet<String>();
    var tags = new ArrayList<CountedTag>();
    for (String value : values) {
      if (!named.add(value)) {
        throw new IllegalArgumentException("values: '" + value + "' is there twice");
      }
      tags.add(
          new CountedTag(
              name + "." + value,
              measure,
              field,
              per,
              with(conditions, new Restriction(by, Wanted.ONE_OF, Set.of(value), List.of())),
              isRate));
    }
    tags.add(
        new CountedTag(
            name + ".other",
            measure,
            field,
            per,
            with(conditions, new Restriction(by, Wanted.OTHER, named, List.of())),
            isRate));
    return tags;
  }

  private static List<Restriction> with(List<Restriction> conditions, Restriction further) {
    var all = new ArrayList<>(conditions);
    all.add(further);
    return all;
  }
}
