package io.sluice.alert.quiet;

import io.sluice.alert.channel.Receivers;
import io.sluice.alerting.QuietTime;
import io.sluice.contracts.Alert;
import io.sluice.contracts.QuietKind;
import io.sluice.contracts.QuietRef;
import io.sluice.incidents.quiet.Moment;
import io.sluice.incidents.quiet.Quiet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The quiet times of the file of receivers, beside what people asked for. */
@ApplicationScoped
class QuietSchedule {

  private final Receivers receivers;

  QuietSchedule(Receivers receivers) {
    this.receivers = receivers;
  }

  /** As {@link Quiet#of}; what somebody asked for, or the plant's mode, comes first. */
  Optional<Quiet.Decision> decide(
      Quiet quiet, Alert alert, Moment at, boolean wasTold, @Nullable String stated) {
    if (Quiet.isTold(alert, wasTold)) {
      return Optional.empty();
    }
    return quiet.of(alert, at, wasTold, stated).or(() -> scheduled(alert, at.wall()));
  }

  private Optional<Quiet.Decision> scheduled(Alert alert, Instant wall) {
    for (QuietTime time : receivers.inForce().config().quiet()) {
      Optional<Instant> until = time.until(alert, wall);
      if (until.isPresent()) {
        var why = new QuietRef(QuietKind.SCHEDULE, time.name(), "a quiet time");
        return Optional.of(new Quiet.Decision(why, until.get()));
      }
    }
    return Optional.empty();
  }
}
