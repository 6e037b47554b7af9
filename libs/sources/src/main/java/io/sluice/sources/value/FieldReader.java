package io.sluice.sources.value;

import io.sluice.contracts.profile.Tag;

/**
 * Reads the texts of one column or tag: what its numbers look like and whether words are states or
 * texts there has been decided. {@link #number} is the way for nearly all fields and allocates
 * nothing; only where it has no number the {@link #kind} has to be asked for. Immutable.
 */
public final class FieldReader {

  private enum Content {
    NUMBERS,
    STATES,
    TEXTS
  }

  private final Content content;
  private final NumberStyle style;

  private FieldReader(Content content, NumberStyle style) {
    this.content = content;
    this.style = style;
  }

  /** Of a column that measures: whatever is no number is a missing value. */
  public static FieldReader numbers(NumberStyle style) {
    return new FieldReader(Content.NUMBERS, style);
  }

  /** Of a column with two states, written as words or as numbers. */
  public static FieldReader states(NumberStyle style) {
    return new FieldReader(Content.STATES, style);
  }

  /** Of a column whose values are texts, whatever they look like. */
  public static FieldReader texts() {
    return new FieldReader(Content.TEXTS, NumberStyle.POINT);
  }

  /**
   * Of a tag that is known, where no column tells more: a request's body, a message. Words are
   * states where the tag was 0, and 1 at the most; of a tag with other numbers (1 closed, 2 open),
   * or of which none are known, nobody can tell which one a word means, so there they are missing
   * values.
   */
  public static FieldReader of(Tag tag) {
    return of(tag, NumberStyle.POINT);
  }

  /** The same with numbers in another style. */
  public static FieldReader of(Tag tag, NumberStyle style) {
    return switch (tag.kind()) {
      case CATEGORICAL -> texts();
      case DISCRETE -> isZeroOrOne(tag) ? states(style) : numbers(style);
      case CONTINUOUS -> numbers(style);
    };
  }

  /**
   * Whether the numbers of a tag are known to be 0, perhaps 1, and nothing above. What was only
   * ever 1 may have been one of 1 and 2.
   */
  public static boolean isZeroOrOne(Tag tag) {
    return tag.low() != null
        && tag.low() == 0
        && tag.high() != null
        && (tag.high() == 0 || tag.high() == 1);
  }

  /**
   * The number that a text says, 0 or 1 of a state; NaN if it says none: then {@link #kind} tells
   * why.
   *
   * @param text without blanks around it
   */
  public double number(String text) {
    if (content == Content.TEXTS) {
      return Double.NaN;
    }
    double number = style.parse(text);
    return Double.isNaN(number) && content == Content.STATES ? StateWords.stateOfTwo(text) : number;
  }

  /** What a text is here. */
  public FieldKind kind(String text) {
    if (text.isBlank()) {
      return FieldKind.EMPTY;
    }
    if (content == Content.TEXTS) {
      return FieldKind.TEXT;
    }
    if (!Double.isNaN(style.parse(text))) {
      return FieldKind.NUMBER;
    }
    if (content == Content.STATES && !Double.isNaN(StateWords.stateOfTwo(text))) {
      return FieldKind.STATE;
    }
    return MissingWords.isMissingBesideNumbers(text) ? FieldKind.MISSING : FieldKind.TEXT;
  }

  /** Whether the values are texts: then a text is a value and {@link #number} has none. */
  public boolean isOfTexts() {
    return content == Content.TEXTS;
  }

  /** How its numbers are written. */
  public NumberStyle style() {
    return style;
  }
}
