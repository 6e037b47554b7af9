package io.sluice.sources.value;

import io.sluice.contracts.profile.Tag;
import org.jspecify.annotations.Nullable;

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

  /** Whose texts stand alone, null if those of a column have told the style. */
  private final @Nullable Tag alone;

  private FieldReader(Content content, NumberStyle style) {
    this(content, style, null);
  }

  private FieldReader(Content content, NumberStyle style, @Nullable Tag alone) {
    this.content = content;
    this.style = style;
    this.alone = alone;
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
   * values. Numbers are what {@link NumberStyle#alone} says, each by itself.
   */
  public static FieldReader of(Tag tag) {
    FieldReader plain = of(tag, NumberStyle.POINT);
    return plain.isOfTexts() ? plain : new FieldReader(plain.content, plain.style, tag);
  }

  /** The same where a column tells in which style its numbers are. */
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
    double number = parse(text);
    return Double.isNaN(number) && content == Content.STATES ? StateWords.stateOfTwo(text) : number;
  }

  private double parse(String text) {
    double number = style.parse(text);
    if (!Double.isNaN(number)) {
      return number;
    }
    NumberStyle own = ownStyle(text);
    return own == null ? Double.NaN : own.parse(text);
  }

  /**
   * In which style a text that stands alone writes its number, if that is more than digits with a
   * decimal point; null if it is not, or the text is no number.
   */
  public @Nullable NumberStyle ownStyle(String text) {
    return alone == null || !Double.isNaN(style.parse(text))
        ? null
        : NumberStyle.alone(text, alone.unit());
  }

  /** What a text is here. */
  public FieldKind kind(String text) {
    if (text.isBlank()) {
      return FieldKind.EMPTY;
    }
    if (content == Content.TEXTS) {
      return FieldKind.TEXT;
    }
    if (!Double.isNaN(parse(text))) {
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
