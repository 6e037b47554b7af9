package io.sluice.sources.table;

/** What kind of file a table is in. */
public enum TableFormat {
  /** Fields of text between delimiters. */
  CSV("delimited text"),
  /** Attribute-relation file of Weka. */
  ARFF("ARFF"),
  /** A log of Zeek with its own lines on how it is written. */
  ZEEK("a log of Zeek"),
  /** Objects in an array, or one after the other. */
  JSON("JSON"),
  /** An object a line. */
  NDJSON("NDJSON"),
  XLSX("XLSX workbook"),
  PARQUET("Parquet");

  private final String text;

  TableFormat(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
