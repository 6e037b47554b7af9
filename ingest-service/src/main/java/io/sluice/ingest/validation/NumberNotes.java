package io.sluice.ingest.validation;

import io.sluice.contracts.profile.Tag;
import io.sluice.sources.value.NumberStyle;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a sender is told of numbers that are not written plainly. Not thread-safe. */
final class NumberNotes {

  private static final int MOST = 100;

  private final Set<String> notes = new LinkedHashSet<>();

  /** A number was read from a text that stood alone. */
  void add(Tag tag, NumberStyle style) {
    if (notes.size() < MOST) {
      notes.add(read(tag, style));
    }
  }

  /** A text that stood alone may be two numbers, and so was taken for none. */
  void addDoubtful(Tag tag, String text) {
    if (notes.size() < MOST) {
      notes.add(doubtful(tag.name(), text));
    }
  }

  /**
   * A value was none.
   *
   * @param what it is
   */
  void addStructure(String tag, String what) {
    if (notes.size() < MOST) {
      notes.add(
          "%s: %s is no value; send the value itself, {\"%s\": 1.5}, and its quality under 'quality'"
              .formatted(tag, what, tag));
    }
  }

  /** A sentence each. */
  List<String> sentences() {
    return List.copyOf(notes);
  }

  /** Whether numbers in a style have more than digits and a decimal mark. */
  static boolean isWorthANote(NumberStyle style) {
    return style.groupMark() != NumberStyle.NONE || style.unit() != null;
  }

  /** The sentence, with the profile's unit if that is another one. */
  static String read(Tag tag, NumberStyle style) {
    var unit = style.unit();
    boolean isOther = unit != null && tag.unit() != null && !plain(unit).equals(plain(tag.unit()));
    return "%s is read with %s%s"
        .formatted(
            tag.name(),
            style.inWords(),
            isOther
                ? ", though its profile has it in %s: numbers are taken as they are"
                    .formatted(tag.unit())
                : "");
  }

  /**
   * @param where a tag, or a column
   */
  static String doubtful(String where, String text) {
    return ("%s: '%s' is not taken for a number, as nothing tells whether its %s is the decimal"
            + " mark; write a decimal point, and nothing between thousands")
        .formatted(where, Excerpt.of(text), text.indexOf(',') >= 0 ? "comma" : "point");
  }

  /** Prefixes differ by case, mW and MW, so that is kept. */
  private static String plain(String unit) {
    return unit.replace(" ", "").replace('\u03bc', '\u00b5');
  }
}
