package io.sluice.ingest.intake;

import io.quarkus.security.identity.SecurityIdentity;
import io.sluice.ingest.intake.IngestAnswer.IgnoredField;
import io.sluice.ingest.intake.IngestAnswer.IgnoredTag;
import io.sluice.ingest.metrics.IngestMetrics;
import io.sluice.ingest.publish.RejectionExtent;
import io.sluice.ingest.validation.Excerpt;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Tells whoever runs the service of senders whose bodies are not taken as they come: by a metric
 * each time, by a log line once a minute and sender.
 */
@ApplicationScoped
class SenderNotices {

  private static final Logger LOG = Logger.getLogger(SenderNotices.class);
  private static final int LONGEST = 600;
  private static final int NAMED_AT_MOST = 5;

  private final IngestMetrics metrics;
  private final Pace pace = new Pace(Duration.ofMinutes(1), 500);

  SenderNotices(IngestMetrics metrics) {
    this.metrics = metrics;
  }

  /** Who sends, and from where; several gateways may share a key. */
  static String sender(SecurityIdentity caller, HttpServerRequest request) {
    return caller.getPrincipal().getName() + " at " + request.remoteAddress().hostAddress();
  }

  /** Of a body whose records were judged; nothing if all was taken as it came. */
  void tell(String sender, String format, IngestAnswer answer) {
    var parts = parts(answer);
    if (!parts.isEmpty()) {
      tell(sender, format, String.join("; ", parts));
    }
  }

  /**
   * @param sender who, and from where
   * @param format of the body
   * @param what what was not taken, an example, and what helps
   */
  void tell(String sender, String format, String what) {
    metrics.faultyRequest(sender);
    int quiet = pace.turn(sender, System.nanoTime());
    if (quiet != Pace.NOT_YET) {
      LOG.warnf(
          "%s sends what is not taken as it comes, as %s to POST /api/v1/readings: %s%s",
          Excerpt.of(sender),
          format,
          Excerpt.of(what, LONGEST),
          quiet == 0 ? "" : " (" + quiet + " more such requests since the last line)");
    }
  }

  private static List<String> parts(IngestAnswer answer) {
    var parts = new ArrayList<String>();
    if (answer.accepted() + answer.rejectedTotal() == 0) {
      parts.add("there is no reading in the body");
    }
    if (answer.rejectedTotal() > 0) {
      parts.add(refused(answer));
    }
    if (!answer.ignored().isEmpty()) {
      parts.add(
          "%d values ignored, as their profile has no such tag: %s"
              .formatted(
                  answer.ignored().stream().mapToInt(IgnoredTag::count).sum(),
                  String.join(
                      ", ",
                      answer.ignored().stream()
                          .limit(NAMED_AT_MOST)
                          .map(IgnoredTag::tag)
                          .toList())));
    }
    if (!answer.ignoredFields().isEmpty()) {
      parts.add(
          "fields ignored, as a reading has none of that name: "
              + String.join(
                  ", ",
                  answer.ignoredFields().stream()
                      .limit(NAMED_AT_MOST)
                      .map(IgnoredField::field)
                      .toList()));
    }
    return parts;
  }

  private static String refused(IngestAnswer answer) {
    var first = answer.rejected().getFirst();
    if (first.extent().equals(RejectionExtent.BODY.code())) {
      return "the body refused as a whole, as %s: %s".formatted(first.reason(), first.detail());
    }
    var last = answer.rejected().getLast();
    boolean hasRest = last.extent().equals(RejectionExtent.REST.code());
    int records = answer.rejectedTotal() - (hasRest ? 1 : 0);
    return (records == 0
            ? ""
            : "%d of %d readings refused, the first as %s: %s"
                .formatted(records, answer.accepted() + records, first.reason(), first.detail()))
        + (records == 0 || !hasRest ? "" : "; ")
        + (hasRest
            ? "the rest of the body refused, as %s: %s".formatted(last.reason(), last.detail())
            : "");
  }
}
