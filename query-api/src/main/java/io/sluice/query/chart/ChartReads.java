package io.sluice.query.chart;

import io.sluice.query.history.ReadGuard;
import io.sluice.query.paging.QueryParameters;
import io.sluice.query.rollup.RolledSeries.Part;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** What every chart does before it draws: understands whose and when, and finds the stream. */
@ApplicationScoped
class ChartReads {

  private final ChartStreams streams;
  private final ReadGuard guard;

  ChartReads(ChartStreams streams, ReadGuard guard) {
    this.streams = streams;
    this.guard = guard;
  }

  /**
   * @param draw of the stream and the time that are asked for
   */
  <T> Uni<T> read(QueryParameters given, Function<Part, Uni<T>> draw) {
    ChartStreams.Asked asked = streams.asked(given);
    return guard.read(() -> streams.find(asked).chain(draw::apply));
  }
}
