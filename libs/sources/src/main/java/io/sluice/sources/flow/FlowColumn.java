package io.sluice.sources.flow;

import io.sluice.sources.value.MissingWords;
import io.sluice.sources.value.NumberStyle;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table of flows that its format knows, with what was seen of it. Not thread-safe.
 */
final class FlowColumn {

  private final int index;
  private final String written;
  private final FlowFormat.Spelling spelling;
  private long filled;
  private long fitting;
  private @Nullable String other;

  FlowColumn(int index, String written, FlowFormat.Spelling spelling) {
    this.index = index;
    this.written = written;
    this.spelling = spelling;
  }

  int index() {
    return index;
  }

  /** As the file has it. */
  String written() {
    return written;
  }

  FlowField field() {
    return spelling.field();
  }

  Conversion conversion() {
    return spelling.conversion();
  }

  /** Which of several columns is taken for a field: that with the lowest. */
  int preference() {
    return spelling.preference();
  }

  void add(String text) {
    if (text.isEmpty()) {
      return;
    }
    filled++;
    if (fits(text)) {
      fitting++;
    } else if (other == null) {
      other = text;
    }
  }

  private boolean fits(String text) {
    return switch (field().kind()) {
      case TIME, CATEGORY, TRUTH -> true;
      case NUMBER, PORT, PORT_OF_THE_MOMENT ->
          !Double.isNaN(NumberStyle.POINT.parse(conversion().of(text)))
              || !Double.isNaN(NumberStyle.COMMA.parse(text))
              || MissingWords.isMissingBesideNumbers(text);
    };
  }

  /** Whether most of its fields are what the field of that name has. */
  boolean isMeant() {
    return 2 * fitting >= filled;
  }

  /** Whether there is anything in it. */
  boolean isFilled() {
    return filled > 0;
  }

  /** What stands there that does not fit, null if all of it fits. */
  @Nullable String other() {
    return other;
  }

  String of(String[] fields) {
    return conversion().of(fields[index]);
  }
}
