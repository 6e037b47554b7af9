package io.sluice.sources.flow;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fields that follow from others without a guess. */
enum Derived {
  /** Of times that are finer than a second. */
  DUR(FlowField.DUR, List.of(FlowField.STIME, FlowField.LTIME)) {
    @Override
    String of(Function<FlowField, String> flow) {
      return between(flow.apply(FlowField.STIME), flow.apply(FlowField.LTIME));
    }
  },
  SLOAD(FlowField.SLOAD, List.of(FlowField.SBYTES, FlowField.DUR)) {
    @Override
    String of(Function<FlowField, String> flow) {
      return load(flow.apply(FlowField.SBYTES), flow.apply(FlowField.DUR));
    }
  },
  DLOAD(FlowField.DLOAD, List.of(FlowField.DBYTES, FlowField.DUR)) {
    @Override
    String of(Function<FlowField, String> flow) {
      return load(flow.apply(FlowField.DBYTES), flow.apply(FlowField.DUR));
    }
  },
  SMEAN(FlowField.SMEAN, List.of(FlowField.SBYTES, FlowField.SPKTS)) {
    @Override
    String of(Function<FlowField, String> flow) {
      return mean(flow.apply(FlowField.SBYTES), flow.apply(FlowField.SPKTS));
    }
  },
  DMEAN(FlowField.DMEAN, List.of(FlowField.DBYTES, FlowField.DPKTS)) {
    @Override
    String of(Function<FlowField, String> flow) {
      return mean(flow.apply(FlowField.DBYTES), flow.apply(FlowField.DPKTS));
    }
  };

  /** A double is written with up to 17 digits, after zeros: Zeek's JSON has them all. */
  private static final Pattern NUMBER =
      Pattern.compile("\\d{1,24}(\\.\\d{0,30})?([eE][+-]?\\d{1,2})?");

  private static final BigDecimal BITS = BigDecimal.valueOf(8);
  private static final MathContext DIGITS = new MathContext(10, RoundingMode.HALF_UP);

  private final FlowField field;
  private final List<FlowField> from;

  Derived(FlowField field, List<FlowField> from) {
    this.field = field;
    this.from = from;
  }

  FlowField field() {
    return field;
  }

  /** All of them have to be there. */
  List<FlowField> from() {
    return from;
  }

  /**
   * @param flow text of a field by the standard, empty where the record has none
   * @return empty if it does not follow
   */
  abstract String of(Function<FlowField, String> flow);

  private static @Nullable BigDecimal number(String text) {
    return NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
  }

  private static String load(String bytes, String seconds) {
    BigDecimal sent = number(bytes);
    BigDecimal time = number(seconds);
    return sent == null || time == null || time.signum() == 0
        ? ""
        : sent.multiply(BITS).divide(time, DIGITS).toPlainString();
  }

  /** In whole bytes, as Argus rounds it; 0 where nothing was sent. */
  private static String mean(String bytes, String packets) {
    BigDecimal sent = number(bytes);
    BigDecimal in = number(packets);
    if (sent == null || in == null) {
      return "";
    }
    return in.signum() == 0
        ? (sent.signum() == 0 ? "0" : "")
        : sent.divide(in, 0, RoundingMode.HALF_UP).toPlainString();
  }

  private static String between(String start, String end) {
    BigDecimal from = number(start);
    BigDecimal to = number(end);
    if (from != null && to != null) {
      int decimals = decimals(from);
      boolean isWhole = decimals == 0 && from.scale() <= 0 && to.scale() <= 0;
      return isWhole || decimals(to) != decimals
          ? ""
          : positive(to.subtract(from).movePointLeft(decimals));
    }
    Instant begun = instant(start);
    Instant ended = instant(end);
    if (begun == null || ended == null || (begun.getNano() == 0 && ended.getNano() == 0)) {
      return "";
    }
    Duration lasted = Duration.between(begun, ended);
    return positive(
        BigDecimal.valueOf(lasted.getSeconds()).add(BigDecimal.valueOf(lasted.getNano(), 9)));
  }

  /** By its size: seconds, milli-, micro- or nanoseconds since 1970. */
  private static int decimals(BigDecimal epoch) {
    int digits = epoch.precision() - epoch.scale();
    return digits > 17 ? 9 : digits > 14 ? 6 : digits > 11 ? 3 : 0;
  }

  private static String positive(BigDecimal seconds) {
    return seconds.signum() < 0
        ? ""
        : seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString();
  }

  private static @Nullable Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
