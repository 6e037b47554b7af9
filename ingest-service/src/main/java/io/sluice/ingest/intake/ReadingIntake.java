package io.sluice.ingest.intake;

import io.sluice.ingest.limits.ByteBudget.Share;
import io.sluice.ingest.limits.LimitsConfig;
import io.sluice.ingest.metrics.IngestMetrics;
import io.sluice.ingest.profile.KnownProfiles;
import io.sluice.ingest.publish.Publication;
import io.sluice.ingest.publish.ReadingPublisher;
import io.sluice.ingest.publish.RejectedRecord;
import io.sluice.ingest.validation.CsvRowValidator;
import io.sluice.ingest.validation.CsvRowValidator.Defaults;
import io.sluice.ingest.validation.JsonReadingValidator;
import io.sluice.ingest.validation.ReadingRules;
import io.sluice.ingest.validation.UntakenValues;
import io.sluice.ingest.validation.ValidationConfig;
import io.sluice.ingest.validation.ValidationResult.Accepted;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;

/** From a body in memory to records on the log. */
@ApplicationScoped
public class ReadingIntake {

  private final KnownProfiles profiles;
  private final ReadingRules rules;
  private final LimitsConfig limits;
  private final ReadingPublisher publisher;
  private final IngestMetrics metrics;
  private final Clock clock = Clock.systemUTC();

  public ReadingIntake(
      KnownProfiles profiles,
      ValidationConfig validation,
      LimitsConfig limits,
      ReadingPublisher publisher,
      IngestMetrics metrics) {
    this.profiles = profiles;
    this.rules = validation.rules(limits.values());
    this.limits = limits;
    this.publisher = publisher;
    this.metrics = metrics;
  }

  /**
   * @param share is charged for what is made of the body, too
   * @return what to answer; every record it counts is on the log or on the dead-letter topic
   * @throws BrokerUnavailableException if the broker has not acknowledged that
   */
  IngestAnswer take(Body body, Format format, CsvParameters csv, Share share) {
    var records = new BodyRecords(limits, share);
    var now = clock.instant();
    format(format, csv, records.untaken(), now).read(body, records);
    switch (publisher.publish(records.accepted(), records.deadLetters(), now)) {
      case Publication.Acknowledged() -> count(records, now);
      case Publication.Unavailable(String detail) -> throw new BrokerUnavailableException(detail);
    }
    return records.answer();
  }

  private BodyFormat format(Format format, CsvParameters csv, UntakenValues untaken, Instant now) {
    return switch (format) {
      case JSON ->
          csv.namesProfile()
              ? table(format, csv, untaken, now)
              : new JsonFormat(json(untaken, now));
      case NDJSON ->
          csv.namesProfile()
              ? table(format, csv, untaken, now)
              : new NdjsonFormat(json(untaken, now));
      case CSV -> table(format, csv, untaken, now);
    };
  }

  private CsvFormat table(Format format, CsvParameters csv, UntakenValues untaken, Instant now) {
    return new CsvFormat(
        content ->
            new CsvRowValidator(
                profiles,
                rules,
                untaken,
                now,
                new Defaults(csv.asset(), csv.profile(), csv.stream()),
                content),
        format,
        csv,
        profiles,
        now,
        limits);
  }

  private JsonReadingValidator json(UntakenValues untaken, Instant now) {
    return new JsonReadingValidator(profiles, rules, untaken, now);
  }

  private void count(BodyRecords records, Instant now) {
    var byAsset = new HashMap<String, Integer>();
    for (Accepted reading : records.accepted()) {
      byAsset.merge(reading.asset(), 1, Integer::sum);
    }
    metrics.accepted(byAsset, now);
    metrics.deadLetters(records.deadLetters().size());
    for (RejectedRecord letter : records.deadLetters()) {
      metrics.rejected(letter.reason(), letter.extent().code());
    }
    records.untaken().ignored().forEach(metrics::unknownTag);
    records
        .untaken()
        .words()
        .forEach((word, times) -> metrics.word(word.tag(), word.word(), times));
  }
}
