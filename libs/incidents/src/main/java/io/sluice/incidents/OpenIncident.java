package io.sluice.incidents;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.CommandRef;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The incident of one category that is open on an asset: all its streams give evidence to one.
 *
 * @param episode what it is made of
 * @param told what the last alert told of it
 * @param acknowledged the command by which somebody took it up, null if nobody has
 * @param remindedAt when it opened, or people were last reminded of it
 * @param reopenedAt when it re-opened, as far as that counts towards flapping
 * @param flapping whether it comes and goes
 * @param said what a person said of its tags last; null if nobody said anything
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OpenIncident(
    Episode episode,
    Told told,
    @Nullable CommandRef acknowledged,
    Instant remindedAt,
    List<Instant> reopenedAt,
    boolean flapping,
    @Nullable SaidOfTags said) {

  public OpenIncident {
    reopenedAt = List.copyOf(reopenedAt);
  }

  /** It has just opened. */
  static OpenIncident opened(Episode episode, Told told) {
    return new OpenIncident(episode, told, null, told.at(), List.of(), false, null);
  }

  OpenIncident with(Episode now) {
    return now == episode
        ? this
        : new OpenIncident(now, told, acknowledged, remindedAt, reopenedAt, flapping, said);
  }

  OpenIncident with(Episode now, Told news) {
    return new OpenIncident(now, news, acknowledged, remindedAt, reopenedAt, flapping, said);
  }

  OpenIncident reminded() {
    return new OpenIncident(episode, told, acknowledged, told.at(), reopenedAt, flapping, said);
  }

  OpenIncident acknowledgedBy(CommandRef command) {
    return new OpenIncident(episode, told, command, remindedAt, reopenedAt, flapping, said);
  }

  OpenIncident withSaid(SaidOfTags ofTags) {
    return new OpenIncident(episode, told, acknowledged, remindedAt, reopenedAt, flapping, ofTags);
  }

  /** What a person said of all that it tells of, null if nobody did: then that is why it ends. */
  @Nullable SaidOfTags saidOfAll() {
    return said != null && said.isAboutAll(episode.tags()) ? said : null;
  }

  /** It was over and goes on: nobody looks after it any more. */
  OpenIncident reopened(Episode now, Told news, Course course) {
    List<Instant> counted =
        Stream.concat(
                reopenedAt.stream().filter(one -> course.countsStill(one, news.at())),
                Stream.of(news.at()))
            .toList();
    int most = course.flappingCount();
    return new OpenIncident(
        now,
        news,
        null,
        news.at(),
        counted.subList(Math.max(0, counted.size() - most), counted.size()),
        most > 0 && counted.size() >= most,
        null);
  }
}
