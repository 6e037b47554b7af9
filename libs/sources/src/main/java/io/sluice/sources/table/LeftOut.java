package io.sluice.sources.table;

/**
 * Lines that are no rows, and no faulty rows either; and rows that leave out fields themselves.
 *
 * @param lines how many
 * @param first line of the first of them, from 1
 * @param example the beginning of the first of them
 */
public record LeftOut(Kind kind, long lines, long first, String example) {

  /** What such lines are. */
  public enum Kind {
    /** Titles, settings of the logger, another table. */
    PREAMBLE("lines before the table"),
    REMARK("remarks"),
    REPEATED_NAMES("repeats of the column names"),
    OTHER_TABLE("lines of another table"),
    /** Totals, marks of the end. */
    FOOTER("lines after the last row"),
    /** The rows are read, with nothing in the fields that they do not have. */
    MISSING_FIELDS("rows end before their last columns"),
    /** What a logger writes of itself where tags and values are expected. */
    MARK("marks of the logger"),
    /** Of files with a row a tag. */
    NO_TAG("lines without a tag"),
    /** Of files with a row a tag: the tag has a value of that time further up. */
    REPEATED_VALUE("second values of a tag at a time");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  static LeftOut of(Kind kind, TableRow first) {
    return new LeftOut(kind, 1, first.line(), Quote.of(String.join(" ", first.fields())));
  }

  LeftOut oneMore() {
    return new LeftOut(kind, lines + 1, first, example);
  }

  /** For a person, without a full stop. */
  public String sentence() {
    if (kind == Kind.MISSING_FIELDS) {
      return "%,d %s, where they have no values, first line %d: %s"
          .formatted(lines, kind, first, example);
    }
    String said = "%,d %s left out, first line %d: %s".formatted(lines, kind, first, example);
    return kind == Kind.OTHER_TABLE ? said + "; --header-line " + first + " reads them" : said;
  }
}
